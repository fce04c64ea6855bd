"""Single lines of a page: what each is."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.bylines import is_byline, split_authors
from crawler.captions import is_caption, is_image_file
from crawler.cleaning import clean_text
from crawler.datelines import read_date_line
from crawler.furniture import ends_article, is_furniture, is_site_name

TODAY = dt.date(2026, 11, 24)

BYLINES = [
    ("Thực hiện: Sơn Tùng- Phương Thúy", ("Sơn Tùng", "Phương Thúy")),
    ("Minh Đức - Thu Hằng (Trung tâm VHTTTT&DL)", ("Minh Đức", "Thu Hằng")),
    ("Tin, ảnh: Hoàng Nam", ("Hoàng Nam",)),
    ("Tin: Lê Huyền – Ảnh: Văn Chung", ("Lê Huyền", "Văn Chung")),
    ("Ảnh và bài: Minh Đức, Lê Hà", ("Minh Đức", "Lê Hà")),
    ("Nhóm PV: Trịnh Nam - Đỗ Quang - Hải Yến", ("Trịnh Nam", "Đỗ Quang", "Hải Yến")),
    ("Tác giả: Trí Quân - Nguồn: yenphu.gov.vn", ("Trí Quân",)),
    ("Bt: Như Ý", ("Như Ý",)),
    ("K.Cúc - N.Đồng", ("K.Cúc", "N.Đồng")),
    ("Văn phòng HĐND - UBND huyện", ("Văn phòng HĐND - UBND huyện",)),
    ("Phòng Nông nghiệp và PTNT huyện", ("Phòng Nông nghiệp và PTNT huyện",)),
    ("Nguồn: Ban Tiếp công dân huyện", ("Ban Tiếp công dân huyện",)),
    ("Lê Hà - Trung tâm VH-TT", ("Lê Hà", "Trung tâm VH-TT")),
    ("UBND xã Đông Tiến", ("UBND xã Đông Tiến",)),
    ("Lê Thị Mai và Trần An", ("Lê Thị Mai", "Trần An")),
    ("thuytt", ("thuytt",)),
]


@pytest.mark.parametrize(("line", "names"), BYLINES)
def test_byline(line, names):
    assert is_byline(line)
    assert split_authors(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Liên hệ", "Toàn cảnh hội nghị", "Công an huyện Đông Sơn ra quân", "1. Về kinh tế:",
        "Thực hiện Nghị quyết số 58", "Theo báo cáo của UBND xã", "Xã Yên Phú đón bằng chuẩn",
        "KẾT LUẬN", "29/05/2023", "",
    ],
)  # fmt: skip
def test_no_byline(line):
    assert not is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "Toàn cảnh Hội nghị", "Toàn cảnh buổi làm việc.", "Một góc thị trấn Bến Sung. Ảnh tư liệu.",
        "Đ/c Lê Trọng- Bí thư Huyện ủy, Chủ tịch UBND huyện phát biểu kết luận",
        "Các đại biểu tham dự lễ phát động", "Ảnh: Trồng 100 cây tại thôn Lạc",
        "Cụ Mơ bên căn nhà nhỏ. Ảnh: Khắc Trung", "Lãnh đạo huyện tặng quà các gia đình",
    ],
)  # fmt: skip
def test_caption(line):
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "Đồng chí Bí thư Huyện ủy yêu cầu các xã hoàn thành trước ngày 30/6.", "1. Đoàn thanh niên",
        "- Lãnh đạo xã", "Các đại biểu gồm:", "LÃNH ĐẠO HUYỆN", "Ảnh",
        'Bà Thiêm vui nhất là có đèn đường: "Trước tối đến chỉ nghe ếch kêu."',
        "Cầu mới (Ảnh: Hà Vy). Theo ông Lê Văn Chung, cầu dài 84 m, rộng 7 m, xây trong 14 tháng.",
    ],
)  # fmt: skip
def test_no_caption(line):
    assert not is_caption(line)


@pytest.mark.parametrize(
    ("line", "found"),
    [("IMG_2034.JPG", True), ("hinh anh 1.jpg", True), (".png)", True),
     ("428709297 405542848836757 488355629934518303 n", True), ("Hình ảnh đẹp", False)],
)  # fmt: skip
def test_image_file(line, found):
    assert is_image_file(line) == found


@pytest.mark.parametrize(
    "line",
    [
        "100%", "Print", "A- A A+", "date", "null", "content:", "%image_alt%", "Lượt xem: 99",
        "Số lượt xem: 1.204", "120 lượt xem", "2498", "Trang chủ", "Tin tức - Sự kiện", "|",
        "Trang chủ > Tin tức > Kinh tế", "Hôm nay: 1.204", "Thanh Hóa 27°C", "Liên kết website",
        "day , 00 / month / 0000", "Ngày in: 18/07/2024", "10:22:33 SA", "ke-hoach-12.pdf",
        "CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN ĐÔNG SƠN", "UBND xã Đông Tiến", "Các tin khác:",
        "Tin liên quan", "Bài trướcHội thi nấu ăn", "Bản quyền thuộc về UBND huyện",
        "Điện thoại: 0237.123.456", "com_liferay_portlet_INSTANCE_a1", "Chia sẻ", "Bình luận",
        "Tổng số điểm của bài viết là: 0 trong 0 đánh giá", "Skip to main content",
        "A- A A+ In bài viết Chia sẻ", "In trang | Gửi email", "Kích cỡ font chữ A-",
        "Đang online: 17 Hôm nay: 1.204 Tổng truy cập: 1.530.221", "Xem thêm các tin khác",
        "Trang chủ » Kinh tế » 4 lò nhôm bị đình chỉ",
    ],
)  # fmt: skip
def test_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Hội nghị Ban Thường vụ Huyện ủy tháng 5", "Xã Đông Tiến đón bằng công nhận đạt chuẩn",
        "XÃ ĐÔNG TIẾN TỔ CHỨC HỘI NGHỊ TỔNG KẾT", "UBND huyện họp phiên thường kỳ",
        "Trụ sở UBND xã được xây mới với kinh phí 6 tỷ đồng.", "Giấy phép lái xe cấp cho 12 người.",
        "Những tin vui đầu năm ở xã Yên Phú", "Cổng thông tin điện tử huyện ra mắt giao diện mới",
        "Hôm nay, xã Yên Phú ra quân làm thủy lợi.", "Địa chỉ mới của trạm y tế xã",
        "Thông tin về dịch tả lợn châu Phi", "Tất cả các hộ đều đồng thuận.", "3).", "In lịch tết",
    ],
)  # fmt: skip
def test_no_furniture(line):
    assert not is_furniture(line)
    assert not is_site_name(line)
    assert not ends_article(line)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Đăng lúc: 29/05/2023 (GMT+7)", "published"),
        ("Ngày đăng: 06/01/2021 - Lượt xem: 99", "published"),
        ("Ngày đăng 09/11/2023 | 16:48  | View count: 108", "published"),
        ("Cập nhật lúc 2019-05-26", "updated"),
        ("05/03/2022   Số lượt xem: 12", "plain"),
        ("Thứ Hai - 27/02/2017 23:16", "plain"),
        ("Chuyên mục: Tin tức | 05/03/2022", "plain"),
        ("- 23/12/2025 20:46:00", "plain"),
        ("Thursday, 18/07/2024", "clock"),
        ("Ngày đăng: 12/05/2021 / Lượt xem: 74", "published"),
        ("Lúc 14:05 ngày 16/11/2022", "plain"),
    ],
)
def test_date_line(line, label):
    read = read_date_line(line, today=TODAY)
    assert read is not None
    assert read.label == label


@pytest.mark.parametrize(
    ("line", "category"),
    [
        ("Chuyên mục: An ninh - Quốc phòng | 05/03/2022", "An ninh - Quốc phòng"),
        ("Chuyên mục: Văn hóa - Xã hội - Ngày đăng: 05/03/2022", "Văn hóa - Xã hội"),
        ("05/03/2022 08:41 Chuyên mục: Chính trị Lượt xem: 1766", "Chính trị"),
        ("Kinh tế | 05/03/2022 | Đã xem: 9", "Kinh tế"),
        ("Lê Hà | 05/03/2022", None),
    ],
)
def test_category_on_a_date_line(line, category):
    read = read_date_line(line, today=TODAY)
    assert read is not None
    assert read.category == category


@pytest.mark.parametrize(
    "line",
    [
        "Đông Sơn, ngày 12 tháng 3 năm 2022", "Bản tin ngày 20/5/2023", "Hết hạn: 29/5/2023",
        "Ngày ban hành: 12/3/2022", "Từ ngày 01/5/2023 đến ngày 05/5/2023", "Lượt xem: 99",
        "Thời gian: 14h00 ngày 29/5/2023", "Kỷ niệm 75 năm ngày 22/12/2019",
        "Sáng 29/05/2023, xã họp", "Ngày đăng: 31/12/2098",
        "3 | Tổng kết, khen thưởng | 30/06/2021 | UBND xã",
    ],
)  # fmt: skip
def test_no_date_line(line):
    assert read_date_line(line, today=TODAY) is None


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  Xã\u00a0 Đông\tTiến \n", "Xã Đông Tiến"),
        ("H&amp;ocirc;m nay &amp;amp; mai", "Hôm nay & mai"),
        (unicodedata.normalize("NFD", "Đường Nguyễn Huệ"), "Đường Nguyễn Huệ"),
        ("\ufeffTin\u200b tức\u00ad", "Tin tức"),
        ("?a=1&copy=2", "?a=1&copy=2"),
        ("Ðông Sơn", "Đông Sơn"),
        ("nh\u00adư x©y", "như x©y"),
        ("nh\u00ad x©y", "nh\u00ad x©y"),
        ("hoà bình, hòa giải", "hoà bình, hòa giải"),
    ],
)
def test_clean_text(text, clean):
    assert clean_text(text) == clean


@given(st.text(alphabet=st.characters(exclude_characters="&"), max_size=80))
def test_cleaning_twice_is_cleaning_once(text):
    assert clean_text(clean_text(text)) == clean_text(text)
