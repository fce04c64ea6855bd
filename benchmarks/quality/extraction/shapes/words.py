"""What portals print around their articles: in the usual words, and in others."""

from typing import NamedTuple

SITE = "Cổng thông tin điện tử xã Yên Phú - huyện Lạc Giang"


class Words(NamedTuple):
    """The entries of a menu, the headings of lists, the lines of a footer, and counters."""

    menu: tuple[str, ...]
    lists: tuple[str, ...]
    footer: tuple[str, ...]
    counters: tuple[str, ...]


USUAL = Words(
    menu=(
        "Trang chủ", "Giới thiệu", "Tin tức - Sự kiện", "Văn bản pháp quy", "Thủ tục hành chính",
        "Công khai ngân sách", "Hỏi đáp", "Liên hệ",
    ),
    lists=(
        "Tin liên quan", "Các tin khác", "Tin cùng chuyên mục", "Bài viết khác", "Tin mới nhất",
        "Tin đã đưa", "Các bài viết khác:", "Tin xem nhiều", "Bài đọc nhiều nhất",
        "CÁC TIN CŨ HƠN", "Bài viết cùng chủ đề", "Tin tức liên quan", "Xem thêm các tin khác",
    ),
    footer=(
        "Bản quyền thuộc về UBND xã Yên Phú", "Chịu trách nhiệm: Ông Chủ tịch UBND xã",
        "Địa chỉ: Thôn Đông, xã Yên Phú",
        "Điện thoại: 0237.000.000 - Email: yenphu@lacgiang.example",
    ),
    counters=("Thống kê truy cập", "Đang online: 17", "Hôm nay: 1.204", "Tổng truy cập: 1.530.221"),
)  # fmt: skip
STRANGE = Words(
    menu=(
        "Trang chính", "Về chúng tôi", "Bản tin", "Tài liệu", "Dịch vụ", "Công khai", "Trao đổi",
        "Kết nối",
    ),
    lists=(
        "Có thể bạn chưa biết", "Đọc tiếp", "Bài nổi bật trong tuần", "Tin khác trong mục",
        "Mới cập nhật", "Cùng mục", "Thông tin khác", "Chuyện hôm nay",
    ),
    footer=(
        "Trang thông tin được vận hành bởi Văn phòng UBND xã từ năm 2015 và cập nhật hằng ngày.",
        "Mọi ý kiến đóng góp xin gửi về hộp thư của Ban Biên tập.", "Trụ sở tại thôn Đông",
    ),
    counters=("Số liệu trang", "1.530.221 khách", "17 người đang xem", "1.204 khách trong ngày"),
)  # fmt: skip
