"""What the page says where something is wrong or missing."""

VIETNAMESE = {
    "no_archive": "Máy này không có kho lưu trữ: không xem được bản cũ, bài tương tự và độ phủ",
    "no_index": "Chưa có gì để tìm",
    "trouble": "Không tìm được",
    "trouble_told": "Người quản trị hãy xem chi tiết bên dưới.",
    "wrong_question": "Câu hỏi này có chỗ không hiểu được.",
    "wrong_file": "Một tệp do người quản trị viết có chỗ sai; xem chi tiết bên dưới.",
    "crawl_running": "Một lượt thu thập đang chạy. Hãy đợi nó xong rồi thử lại.",
    "not_added": "Không còn bản nháp hay hồ sơ nào như vậy. Hãy bắt đầu lại từ địa chỉ của cổng.",
    "index_busy": "Chỉ mục đang được cập nhật. Hãy thử lại sau ít phút.",
    "index_being_built": "Đang lập chỉ mục lần đầu",
    "index_being_built_told": "Kho đã có bài, nhưng chưa tìm được cho tới khi lập xong. Trang sẽ tự"
    " xem lại.",
    "not_found": "Không có bài này",
    "not_found_watch": "Không có mục theo dõi này",
    "not_found_dossier": "Không có hồ sơ này",
    "details": "Chi tiết kỹ thuật",
    "no_date": "“{typed}” không phải là ngày. Hãy viết 2023, 05/2023 hoặc 29/05/2023.",
    "no_days": "Từ {since} đến {until} không có ngày nào. Hãy đổi chỗ hai ngày.",
    "no_facet": "Không có bộ lọc “{name}”.",
    "no_article": "Kho không có bài này: có thể bài đã bị gỡ, hoặc đường dẫn bị thiếu.",
    "no_archive_here": "Máy này chỉ tra cứu trên cụm máy chủ; theo dõi, hồ sơ và các bản cũ"
    " ở nơi có kho lưu trữ.",
    "watch_cure": "Không có tìm kiếm nào được theo dõi dưới tên này, hoặc tên đã có, để trống hay"
    " dài quá 80 ký tự.",
    "dossier_cure": "Không có hồ sơ hay bài nào như vậy, hoặc tên hồ sơ đã có hay không dùng được.",
    "file_cure": "Một tệp của thư mục dữ liệu không đọc hoặc không ghi được. Hãy thử lại; nếu vẫn"
    " vậy, báo người quản trị.",
    "no_index_cure": "Kho chưa được lập chỉ mục. Người quản trị hãy chạy lệnh: tinxa index",
    "old_index_cure": "Chỉ mục do một phiên bản khác lập. Người quản trị hãy chạy lệnh:"
    " tinxa index --rebuild",
    "damaged_index_cure": "Chỉ mục bị hỏng; kho bài không bị ảnh hưởng. Người quản trị hãy chạy"
    " lệnh: tinxa index --rebuild",
}

ENGLISH = {
    "no_archive": "No archive here: earlier versions, near-duplicates and coverage are absent",
    "no_index": "Nothing to search yet",
    "trouble": "The search did not work",
    "trouble_told": "Whoever looks after this page should see the details below.",
    "wrong_question": "Something in this question cannot be understood.",
    "wrong_file": "A file that whoever looks after this page has written is wrong; see below.",
    "crawl_running": "A crawl is at work. Wait until it is done, and try again.",
    "not_added": "There is no such draft or profile. Begin again with the portal's address.",
    "index_busy": "The index is being brought up to date. Try again in a few minutes.",
    "index_being_built": "The first index is being built",
    "index_being_built_told": "The archive has articles, but they cannot be searched before it is"
    " done. This page will look again by itself.",
    "not_found": "There is no such article",
    "not_found_watch": "There is no such watch",
    "not_found_dossier": "There is no such dossier",
    "details": "Details",
    "no_date": "“{typed}” is no date. Write 2023, 05/2023 or 29/05/2023.",
    "no_days": "From {since} to {until} there is no day. Swap the two dates.",
    "no_facet": "There is no filter “{name}”.",
    "no_article": "The archive does not hold this article: it was taken out, or the link is cut"
    " short.",
    "no_archive_here": "Only a cluster is searched here; watches, dossiers and earlier versions are"
    " where the archive is.",
    "watch_cure": "No search is watched under this name, or the name is taken, blank or longer than"
    " 80 characters.",
    "dossier_cure": "There is no such dossier or article in it, or the name is taken or no name.",
    "file_cure": "A file of the data folder cannot be read or written. Try again; if that does not"
    " help, tell whoever looks after this page.",
    "no_index_cure": "Nothing is indexed yet. Whoever looks after this page should run:"
    " tinxa index",
    "old_index_cure": "The index was made by another version. Whoever looks after this page should"
    " run: tinxa index --rebuild",
    "damaged_index_cure": "The index is damaged; the archive is not. Whoever looks after this page"
    " should run: tinxa index --rebuild",
}
