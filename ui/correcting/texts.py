"""What the page says where an article is put right, and where a form was not taken."""

VIETNAMESE = {
    "list_before": "Bài trước",
    "list_after": "Bài tiếp theo trong danh sách",
    "list_end": "Đây là bài cuối của danh sách.",
    "correct": "Đính chính bài này",
    "correct_told": "Chỉ sửa ô nào sai. Bản của cổng vẫn được giữ nguyên bên dưới.",
    "correct_published": "Ngày đăng",
    "correct_sure": "Ngày đoán này đúng",
    "correct_others": "Tiêu đề, sapo, tác giả, chuyên mục, địa danh",
    "correct_title": "Tiêu đề",
    "correct_summary": "Sapo",
    "correct_authors": "Tác giả, mỗi dòng một người",
    "correct_category": "Chuyên mục",
    "correct_no_commune": "Đánh dấu địa danh nhận nhầm để bỏ",
    "correct_commune": "Thêm xã, phường, thị trấn",
    "correct_note": "Lý do, hiện cùng bài",
    "correct_by": "Người đính chính",
    "correct_save": "Lưu đính chính",
    "correct_undo": "Rút lại đính chính gần nhất",
    "correct_done": "Đã lưu đính chính.",
    "correct_undone": "Đã rút lại đính chính gần nhất.",
    "correct_follows": "Kết quả tìm kiếm và bộ lọc đã được cập nhật.",
    "correct_lags": "Kết quả tìm kiếm sẽ được cập nhật ở lần lập chỉ mục tới, vì chỉ mục đang"
    " được ghi hoặc còn chậm hơn kho.",
    "no_day": "“{typed}” không phải là ngày đầy đủ. Hãy viết như 29/05/2023.",
    "not_published": "không bài nào có thể đăng vào ngày ấy. Hãy xem lại năm; ngày đăng không thể"
    " sau hôm nay.",
    "blank_title": "không thể để trống. Hãy viết tiêu đề đúng.",
    "no_kind": "“{typed}” thiếu loại đơn vị. Hãy viết như “xã Đông Tiến”.",
    "not_named": "bài không có “{typed}”. Bài có: {known}.",
    "already_so": "Không có ô nào khác với bài đang có, nên chưa có gì để lưu.",
    "not_corrected": "Bài này không còn đính chính nào để rút lại.",
    "superseded": "Bài vừa được đính chính thêm hoặc rút lại ở nơi khác. Hãy xem lại bài trước khi"
    " rút.",
    "form_refused": "Chưa lưu được",
    "form_forbidden": "Bạn chỉ được đọc trang này, nên không có gì thay đổi. Muốn sửa, hãy hỏi"
    " người quản trị.",
    "form_stale": "Biểu mẫu này đã cũ hoặc không đến từ trang này, nên không có gì thay đổi. Hãy"
    " quay lại, tải lại trang rồi gửi lần nữa.",
    "form_kept": "Những gì đã gõ không mất: khi quay lại, trang điền lại cho bạn.",
    "form_back": "Quay lại",
}

ENGLISH = {
    "list_before": "Previous article",
    "list_after": "Next article of the list",
    "list_end": "This is the last article of the list.",
    "correct": "Correct this article",
    "correct_told": "Change what is wrong, and nothing else. The portal's version is kept beneath.",
    "correct_published": "Date of publication",
    "correct_sure": "This guessed date is right",
    "correct_others": "Title, summary, authors, section, communes",
    "correct_title": "Title",
    "correct_summary": "Summary",
    "correct_authors": "Authors, one a line",
    "correct_category": "Section",
    "correct_no_commune": "Tick what was recognised by mistake",
    "correct_commune": "Add a commune, ward or township",
    "correct_note": "Why, shown with the article",
    "correct_by": "Corrected by",
    "correct_save": "Save the correction",
    "correct_undo": "Take back the latest correction",
    "correct_done": "The correction is saved.",
    "correct_undone": "The latest correction is taken back.",
    "correct_follows": "Search and filters follow it already.",
    "correct_lags": "Search and filters will follow with the next indexing: the index is being"
    " written, or is behind the archive.",
    "no_day": "“{typed}” is no complete date. Write it as 29/05/2023.",
    "not_published": "nothing can have been published on that day. Check the year; it cannot be"
    " after today.",
    "blank_title": "cannot be blank. Write the title that holds.",
    "no_kind": "“{typed}” does not say of what kind it is. Write it as “xã Đông Tiến”.",
    "not_named": "the article does not name “{typed}”. It names: {known}.",
    "already_so": "Nothing differs from what the article has by now, so nothing was saved.",
    "not_corrected": "This article has no correction left to take back.",
    "superseded": "The article was corrected, or a correction was taken back, elsewhere meanwhile."
    " Look at it again first.",
    "form_refused": "Nothing was saved",
    "form_forbidden": "You may only read here, so nothing was changed. To edit, ask whoever looks"
    " after this page.",
    "form_stale": "This form is out of date, or not from this page, so nothing was changed. Go"
    " back, load the page again, and send it once more.",
    "form_kept": "What you typed is not lost: it is filled in again when you go back.",
    "form_back": "Go back",
}
