"""What the screen says on which a portal is added."""

VIETNAMESE = {
    "add": "Thêm cổng",
    "add_href": "/them-cong",
    "add_about": "Cho địa chỉ, xem máy đọc trang ấy ra sao, sửa chỗ chưa đúng, rồi lưu và bắt đầu"
    " thu thập.",
    "add_address": "Địa chỉ một trang danh sách tin, hoặc một bài của cổng",
    "add_address_hint": "https://dongson.thanhhoa.gov.vn/tin-tuc",
    "add_help": "Tốt nhất là trang danh sách tin: việc thu thập bắt đầu từ đó, và máy tự mở vài"
    " bài trong danh sách để biết đọc thế nào. Nếu không được, hãy dùng địa chỉ một bài dài, có"
    " ngày đăng. Trang chủ thường kém hơn cả hai.",
    "add_polite": "Máy hỏi robots.txt trước, nghỉ giữa các lần hỏi, và chỉ tới địa chỉ công khai.",
    "add_go": "Đọc trang",
    "add_wait": "Đang đọc trang, có thể mất nửa phút…",
    "add_demo": "Kho này là dữ liệu minh hoạ, và bài của cổng thêm vào đây cũng mang nhãn ấy. Cổng"
    " thật nên ở kho riêng: tinxa serve",
    "add_drafts": "Bản nháp còn dở",
    "add_runs": "Những lần thu thập bắt đầu từ đây",
    "add_commands": "Trang này chỉ để đọc. Người quản trị có thể thêm cổng bằng các lệnh:",
    "add_draft": "Hồ sơ của {host}",
    "add_known": "Kho đã có hồ sơ “{name}” cho cổng này, và mỗi cổng chỉ có một. Có thể thu thập"
    " theo hồ sơ ấy ngay; muốn sửa nó thì nhờ người quản trị sửa tệp {name}.toml trong thư mục"
    " sites.",
    "add_crawl_known": "Thu thập theo “{name}”",
    "add_family": "Hồ sơ mẫu “{name}” đi kèm Tin Xã đọc được cổng này. Các dòng dưới đây chỉ nói"
    " cổng tên gì, ở đâu và bắt đầu từ trang nào.",
    "add_profile": "Hồ sơ (TOML)",
    "add_check": "Dòng có chữ CHECK là chỗ cần xem lại; xem xong thì xoá đi.",
    "add_again": "Đọc lại theo hồ sơ này",
    "add_read": "Bài đọc theo hồ sơ này",
    "add_read_before": "Bài đọc theo hồ sơ trước khi sửa",
    "add_unread": "Chưa đọc được bài nào.",
    "add_other": "Địa chỉ một bài khác của cổng",
    "add_try_other": "Thử bài này",
    "add_is_none": "Theo hồ sơ này, trang không phải là một bài: {reason}.",
    "add_none_text": "không thấy phần chữ của bài",
    "add_none_title": "không thấy tiêu đề",
    "add_none_missing": "trang báo không tìm thấy",
    "add_missing": "Không thấy trên trang này: {fields}.",
    "add_more": "… còn {n} đoạn nữa",
    "add_links": "Trang này dẫn tới {articles} bài và {lists} danh sách.",
    "add_passed": "đã thử, không được:",
    "add_save_heading": "Lưu",
    "add_name": "Tên hồ sơ",
    "add_name_help": "chữ thường không dấu, chữ số, gạch nối; là tên trong lệnh tinxa crawl TÊN",
    "add_place_help": "Cổng thuộc nơi nào; để trống những cấp không có.",
    "add_commune": "Xã, phường (nếu là cổng cấp xã)",
    "add_district": "Huyện (đến 1/7/2025)",
    "add_province": "Tỉnh, thành phố",
    "add_save": "Lưu và bắt đầu thu thập",
    "add_drop": "Bỏ bản nháp",
    "add_field_title": "Tiêu đề",
    "add_field_published": "Ngày đăng",
    "add_field_category": "Chuyên mục",
    "add_field_summary": "Sapo",
    "add_field_authors": "Tác giả",
    "add_field_body": "Nội dung",
    "add_field_captions": "Chú thích ảnh",
    "add_field_attachments": "Tệp đính kèm",
    "add_source_selector": "bộ chọn của hồ sơ",
    "add_source_metadata": "siêu dữ liệu của trang",
    "add_source_text": "chữ trên trang",
    "add_source_guess": "đoán",
    "add_source_url": "địa chỉ trang",
    "add_crawl": "Thu thập “{name}”",
    "add_crawl_again": "Thu thập lần nữa",
    "add_crawl_now": "Thu thập",
    "add_crawl_none": "Chưa có lần thu thập nào tên này bắt đầu từ đây.",
    "add_stop": "Dừng",
    "add_stop_now": "Dừng ngay",
    "add_stopping": "Đang dừng: máy đọc nốt trang đang dở, rồi lập chỉ mục những bài đã lấy.",
    "add_refresh": "Xem lại",
    "add_leave": "Có thể rời trang này: việc thu thập vẫn chạy, kể cả khi trang tra cứu tắt.",
    "add_state_starting": "Đang khởi động",
    "add_state_crawling": "Đang thu thập",
    "add_state_indexing": "Đang lập chỉ mục",
    "add_state_done": "Đã xong",
    "add_state_stopped": "Đã dừng theo yêu cầu; bài đã lấy vẫn còn",
    "add_state_failed": "Không xong",
    "add_state_broken off": "Bị ngắt giữa chừng; lần sau sẽ tiếp tục từ đó",
    "add_another_crawl": "Một lần thu thập khác đang dùng kho này, và mỗi lúc chỉ một lần chạy"
    " được. Nếu đó là tinxa crawl --watch, nó sẽ tự lấy cổng này ở vòng sau; nếu không, hãy đợi"
    " rồi thử lại.",
    "add_taken": "Bài đã lấy",
    "add_waiting": "Trang còn chờ",
    "add_skipped": "Bỏ qua",
    "add_failed": "Hỏng",
    "add_see": "Xem các bài đã lấy",
    "add_log": "Những dòng cuối của nhật ký",
    "add_at_line": "tới dòng {n}",
    "add_private": "Địa chỉ này ở trong mạng nội bộ. Từ trang này máy chỉ tới địa chỉ công khai;"
    " cổng nội bộ thì người quản trị phải tự đặt hồ sơ vào thư mục sites.",
    "add_robots": "robots.txt của cổng không cho phép đọc trang này. Hãy chọn trang khác, hoặc xin"
    " phép cổng.",
    "add_robots_unavailable": "Không đọc được robots.txt của cổng nên chưa biết được phép làm gì."
    " Hãy thử lại sau.",
    "add_unreachable": "Không kết nối được tới địa chỉ này. Hãy kiểm tra tên miền, hoặc thử lại"
    " sau.",
    "add_slow": "Cổng trả lời quá chậm. Hãy thử lại sau.",
    "add_large": "Trang quá lớn để là một bài. Hãy chọn trang khác.",
    "add_foreign": "Trang này dẫn sang máy chủ khác. Nếu đó cũng là của cổng, hãy gõ địa chỉ ở máy"
    " chủ ấy, hoặc thêm nó vào hosts của hồ sơ.",
    "add_not_http": "Địa chỉ phải bắt đầu bằng https:// hoặc http://, rồi tới tên miền.",
    "add_blocked": "Cổng chỉ cho trình duyệt vào. Hãy thử lại sau vài giờ.",
    "add_busy": "Đang đọc hộ người khác. Hãy thử lại sau một phút.",
    "add_too_much": "Trang này hoặc hồ sơ này tốn quá nhiều thời gian hay bộ nhớ. Hãy thử trang"
    " khác, hoặc bớt các mẫu trong hồ sơ.",
    "add_no_page": "Địa chỉ này là một tệp, không phải trang. Hãy cho địa chỉ trang dẫn tới tệp.",
    "add_http": "Cổng trả lời: lỗi {status}. Hãy mở thử địa chỉ trong trình duyệt.",
    "add_name_taken": "Đã có hồ sơ mang tên này. Hãy chọn tên khác; hồ sơ cũ vẫn nguyên.",
    "add_portal_taken": "Kho đã có hồ sơ cho cổng này. Mỗi cổng chỉ có một hồ sơ, vì hai hồ sơ sẽ"
    " giành nhau từng địa chỉ; hãy nhờ người quản trị sửa hồ sơ cũ trong thư mục sites.",
    "add_nothing": "Không lấy được bài nào. Hãy xem lại start và cách tìm đường dẫn tới bài trong"
    " hồ sơ (tinxa status cho biết thêm).",
    "add_bad_name": "Tên hồ sơ chỉ gồm chữ thường không dấu, chữ số và gạch nối.",
    "add_reach": "Điều này chỉ được viết trong hồ sơ mà người quản trị đặt vào thư mục sites,"
    " không được gõ từ trang.",
    "add_profile_wrong": "Hồ sơ có chỗ sai. Chữ bạn gõ vẫn còn nguyên.",
    "add_place_typed": "Không đặt được nơi của cổng vào hồ sơ. Hãy tự viết dòng place trong hồ sơ,"
    " hoặc xoá dòng ấy đi.",
    "add_other_trouble": "Không đọc được trang này.",
}

ENGLISH = {
    "add": "Add a portal",
    "add_href": "/them-cong?lang=en",
    "add_about": "Give an address, see how its page is read, mend what is wrong, then save and"
    " start the crawl.",
    "add_address": "The address of a list of the news, or of an article",
    "add_address_hint": "https://dongson.thanhhoa.gov.vn/tin-tuc",
    "add_help": "A list of the news is best: the crawl begins there, and a few of its articles are"
    " opened to learn how they are read. Where that fails, take a long article that shows its"
    " date. A home page mostly does worse than either.",
    "add_polite": "robots.txt is asked first, there is a pause between requests, and only public"
    " addresses are reached.",
    "add_go": "Read the page",
    "add_wait": "Reading the page, which may take half a minute…",
    "add_demo": "This archive is the demo's, and articles of a portal that is added here are"
    " labelled so, too. A real portal belongs into an archive of its own: tinxa serve",
    "add_drafts": "Drafts not yet saved",
    "add_runs": "Crawls that were started here",
    "add_commands": "This page is for reading only. Whoever looks after it can add a portal by"
    " these commands:",
    "add_draft": "A profile for {host}",
    "add_known": "There is a profile “{name}” for this portal already, and a portal has one. You"
    " can crawl by it now; to change it, whoever looks after the server edits {name}.toml in the"
    " folder sites.",
    "add_crawl_known": "Crawl by “{name}”",
    "add_family": "The profile “{name}” that ships with Tinxa reads this portal. The lines below"
    " only say what the portal is called, where it is and where to begin.",
    "add_profile": "Profile (TOML)",
    "add_check": "Lines with CHECK ask you to look; then delete them.",
    "add_again": "Read again by this profile",
    "add_read": "The article as this profile reads it",
    "add_read_before": "The article as the profile read it before it was edited",
    "add_unread": "No article was read yet.",
    "add_other": "The address of another article of the portal",
    "add_try_other": "Try this article",
    "add_is_none": "By this profile the page is no article: {reason}.",
    "add_none_text": "no text was found",
    "add_none_title": "no title was found",
    "add_none_missing": "it says that nothing was found",
    "add_missing": "Not found on this page: {fields}.",
    "add_more": "… {n} more paragraphs",
    "add_links": "This page leads to {articles} articles and {lists} lists.",
    "add_passed": "tried without success:",
    "add_save_heading": "Save",
    "add_name": "Name of the profile",
    "add_name_help": "small letters, digits and hyphens; what tinxa crawl NAME takes",
    "add_place_help": "Where the portal belongs; leave empty what it has not.",
    "add_commune": "Commune or ward (of its own portal)",
    "add_district": "District (until 1 July 2025)",
    "add_province": "Province",
    "add_save": "Save and start the crawl",
    "add_drop": "Drop the draft",
    "add_field_title": "Title",
    "add_field_published": "Date",
    "add_field_category": "Section",
    "add_field_summary": "Summary",
    "add_field_authors": "Authors",
    "add_field_body": "Text",
    "add_field_captions": "Captions",
    "add_field_attachments": "Attachments",
    "add_source_selector": "selector of the profile",
    "add_source_metadata": "metadata of the page",
    "add_source_text": "words on the page",
    "add_source_guess": "a guess",
    "add_source_url": "the address",
    "add_crawl": "Crawl of “{name}”",
    "add_crawl_again": "Crawl once more",
    "add_crawl_now": "Crawl",
    "add_crawl_none": "No crawl of this name was started here yet.",
    "add_stop": "Stop",
    "add_stop_now": "Stop at once",
    "add_stopping": "Stopping: the page that is being read is finished, then what was taken is"
    " indexed.",
    "add_refresh": "Look again",
    "add_leave": "You may leave this page: the crawl goes on, even if the search page is stopped.",
    "add_state_starting": "Starting",
    "add_state_crawling": "Crawling",
    "add_state_indexing": "Indexing",
    "add_state_done": "Done",
    "add_state_stopped": "Stopped as asked; what was taken is kept",
    "add_state_failed": "Failed",
    "add_state_broken off": "Broken off; the next crawl goes on there",
    "add_another_crawl": "Another crawl uses this archive, and only one can run at a time. If that"
    " is tinxa crawl --watch, it takes this portal by itself in its next round; else wait, and try"
    " again.",
    "add_taken": "Articles taken",
    "add_waiting": "Pages to come",
    "add_skipped": "Passed over",
    "add_failed": "Failed",
    "add_see": "See the articles taken",
    "add_log": "The last lines of the log",
    "add_at_line": "to line {n}",
    "add_private": "This address is in a private network. From this page only public addresses are"
    " reached; for a portal of your own network, whoever looks after the server has to put a"
    " profile into the folder sites.",
    "add_robots": "The portal's robots.txt forbids this page. Choose another one, or ask the"
    " portal.",
    "add_robots_unavailable": "The portal's robots.txt cannot be had, so nobody knows what is"
    " allowed. Try again later.",
    "add_unreachable": "Nobody answers at this address. Check the host's name, or try again later.",
    "add_slow": "The portal takes too long to answer. Try again later.",
    "add_large": "The page is too large for an article. Choose another one.",
    "add_foreign": "This page leads to another host. If that is the portal's too, type the address"
    " there, or add it to hosts in the profile.",
    "add_not_http": "An address begins with https:// or http://, and a host.",
    "add_blocked": "The portal lets browsers in and nobody else. Try again in some hours.",
    "add_busy": "Pages are being read for others. Try again in a minute.",
    "add_too_much": "This page or this profile takes too much time or memory. Try another page, or"
    " leave out patterns of the profile.",
    "add_no_page": "This address is a file and no page. Give the page that links to it.",
    "add_http": "The portal answers: error {status}. Open the address in a browser.",
    "add_name_taken": "There is a profile of this name already. Choose another name; the one that"
    " is there stays as it is.",
    "add_portal_taken": "There is a profile for this portal already. A portal has one profile, for"
    " two would take each other's addresses; ask whoever looks after the server to edit that one"
    " in the folder sites.",
    "add_nothing": "No article was taken. Look at start, and at how the profile finds links to"
    " articles (tinxa status tells more).",
    "add_bad_name": "The name of a profile has small letters, digits and hyphens only.",
    "add_reach": "Only a profile that whoever looks after the server put into the folder sites may"
    " say this, not one typed into the page.",
    "add_profile_wrong": "Something is wrong in the profile. What you typed is all there.",
    "add_place_typed": "The place could not be put into the profile. Write the line place into it"
    " yourself, or delete that line.",
    "add_other_trouble": "This page could not be read.",
}
