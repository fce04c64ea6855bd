"""Why addresses were passed over or not fetched, in Vietnamese and in English.

A cure stands only where somebody has to do something: what has one is told as a fault.
"""

VIETNAMESE = {
    "reason_unreachable": "không kết nối được",
    "reason_unreachable_cure": "Mở cổng bằng trình duyệt; nếu vào được, hãy xem lại mạng hoặc chứng"
    " chỉ (ca_bundle trong cấu hình của cổng)",
    "reason_timed_out": "quá thời gian chờ",
    "reason_cut_short": "trả lời bị cắt giữa chừng",
    "reason_too_large": "trang quá lớn",
    "reason_redirected_too_often": "chuyển hướng vòng quanh",
    "reason_blocked": "cổng chặn trình thu thập",
    "reason_blocked_cure": "Hãy xin phép người quản trị cổng; đặt địa chỉ liên hệ (contact) trong"
    " tinxa.toml",
    "reason_robots_txt_unavailable": "không đọc được robots.txt",
    "reason_not_fetched": "không tải được",
    "reason_forbidden_by_robots_txt": "robots.txt không cho phép",
    "reason_forbidden_by_robots_txt_cure": "Nếu cần các trang này, hãy xin phép"
    " người quản trị cổng",
    "reason_foreign_host": "nằm ở máy chủ khác",
    "reason_foreign_host_cure": "Nếu máy chủ ấy cũng là của cổng, hãy thêm vào hosts trong"
    " cấu hình của cổng",
    "reason_bad_address": "địa chỉ sai",
    "reason_not_http": "không phải địa chỉ web",
    "reason_private_address": "địa chỉ trong mạng riêng",
    "reason_private_address_cure": "Cổng trong mạng của mình thì đặt allow_private = true trong"
    " cấu hình của cổng",
    "reason_address_refused": "địa chỉ không được phép",
    "reason_no_title": "trang không có tiêu đề",
    "reason_no_title_cure": "Thử bộ chọn trên một trang: tinxa profile try ĐỊA-CHỈ",
    "reason_no_text": "trang không có bài",
    "reason_no_text_cure": "Thử bộ chọn trên một trang: tinxa profile try ĐỊA-CHỈ",
    "reason_not_found_page": "trang báo không tìm thấy",
    "reason_second_address": "địa chỉ thứ hai của một bài",
    "reason_moved": "đã chuyển sang địa chỉ khác",
    "reason_a_file": "là tệp, không phải trang",
    "reason_id_conflict": "trùng mã với bài của nguồn khác",
    "reason_id_conflict_cure": "Hai nguồn dùng chung một địa chỉ hoặc mã bài; bài đến trước được"
    " giữ",
    "reason_no_list": "không phải danh sách bài",
    "reason_no_list_cure": "Kiểm tra các trang đầu (start) của cấu hình của cổng",
    "reason_list_without_end": "danh sách không dứt, như lịch",
    "reason_before": "cũ hơn ngày {number}",
    "reason_forgotten": "đã xoá vĩnh viễn",
    "reason_switched_off": "đã tắt trong cấu hình của cổng",
    "reason_a_page_in_its_place": "thay vào đó là một trang",
    "reason_http_gone": "không còn (HTTP {number})",
    "reason_http_refused": "cổng từ chối (HTTP {number})",
    "reason_http_refused_cure": "Hãy xin phép người quản trị cổng; đặt địa chỉ liên hệ (contact)"
    " trong tinxa.toml",
    "reason_http_busy": "cổng bận (HTTP {number})",
    "reason_http_server": "lỗi máy chủ của cổng (HTTP {number})",
    "reason_http_other": "cổng trả lời HTTP {number}",
}

ENGLISH = {
    "reason_unreachable": "no connection",
    "reason_unreachable_cure": "Open the portal in a browser; where that works, look at the network"
    " or the certificate (ca_bundle of its profile)",
    "reason_timed_out": "timed out",
    "reason_cut_short": "answer cut short",
    "reason_too_large": "page too large",
    "reason_redirected_too_often": "redirected in circles",
    "reason_blocked": "the portal blocks the crawler",
    "reason_blocked_cure": "Ask whoever runs the portal; put your address into tinxa.toml"
    " (contact)",
    "reason_robots_txt_unavailable": "robots.txt cannot be read",
    "reason_not_fetched": "not fetched",
    "reason_forbidden_by_robots_txt": "forbidden by robots.txt",
    "reason_forbidden_by_robots_txt_cure": "Ask whoever runs the portal if you need these pages",
    "reason_foreign_host": "on another host",
    "reason_foreign_host_cure": "If that host is the portal's too, add it to hosts of its profile",
    "reason_bad_address": "a wrong address",
    "reason_not_http": "no address of the web",
    "reason_private_address": "an address of a private network",
    "reason_private_address_cure": "For a portal of your own network set allow_private = true in"
    " its profile",
    "reason_address_refused": "an address that is not allowed",
    "reason_no_title": "page without a title",
    "reason_no_title_cure": "Try the selectors on a page: tinxa profile try ADDRESS",
    "reason_no_text": "page without an article",
    "reason_no_text_cure": "Try the selectors on a page: tinxa profile try ADDRESS",
    "reason_not_found_page": "page says that nothing is found",
    "reason_second_address": "second address of an article",
    "reason_moved": "moved to another address",
    "reason_a_file": "a file, no page",
    "reason_id_conflict": "same id as an article of another source",
    "reason_id_conflict_cure": "Two sources share an address or an id; the first one is kept",
    "reason_no_list": "no list of articles",
    "reason_no_list_cure": "Check the start pages of the portal's profile",
    "reason_list_without_end": "a list without end, as of a calendar",
    "reason_before": "before {number}",
    "reason_forgotten": "removed for good",
    "reason_switched_off": "switched off in the profile",
    "reason_a_page_in_its_place": "a page in its place",
    "reason_http_gone": "gone (HTTP {number})",
    "reason_http_refused": "refused by the portal (HTTP {number})",
    "reason_http_refused_cure": "Ask whoever runs the portal; put your address into tinxa.toml"
    " (contact)",
    "reason_http_busy": "the portal is busy (HTTP {number})",
    "reason_http_server": "error of the portal's server (HTTP {number})",
    "reason_http_other": "the portal answers HTTP {number}",
}
