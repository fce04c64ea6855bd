"""What is said around the page: where Streamlit would speak by itself, in English alone."""

VIETNAMESE = {
    "lost_heading": "Mất kết nối với máy chủ",
    "lost_told": "Những gì đang đọc vẫn còn ở đây. Trang sẽ tự nối lại khi máy chủ trả lời.",
    "no_page_heading": "Không có trang này",
    "no_page_told": "Địa chỉ viết sai, hoặc trang đã bỏ. Bên dưới là trang tra cứu.",
    "failed_heading": "Trang gặp lỗi",
    "failed_told": "Có lỗi ngoài dự kiến. Hãy tải lại trang; nếu vẫn vậy, xin báo cho người quản"
    " trị.",
    "no_script": "Trang này cần JavaScript. Hãy bật JavaScript rồi tải lại trang.",
    "clear_box": "Xoá chữ trong ô",
}

ENGLISH = {
    "lost_heading": "The server does not answer",
    "lost_told": "What you are reading stays here. The page will be back by itself when the server"
    " is.",
    "no_page_heading": "There is no such page",
    "no_page_told": "The address is wrong, or the page is gone. Below is the search.",
    "failed_heading": "The page has failed",
    "failed_told": "Something went wrong that should not. Load the page again; if it stays so, tell"
    " whoever looks after it.",
    "no_script": "This page needs JavaScript. Switch it on and load the page again.",
    "clear_box": "Clear the box",
}
