"""Words that stand around articles on portals, in the bare form of `crawler.cleaning.bare`."""

import re

from crawler.cleaning import bare


def phrases(text: str) -> frozenset[str]:
    """Return the phrases of *text*, parted by commas and line breaks, in bare form."""
    return frozenset(bare(phrase) for phrase in re.split(r"[,\n]", text) if phrase.strip())


# Buttons and left-overs, which may stand in the middle of an article.
WIDGETS = phrases("""
date, null, undefined, content, nội dung, title, tiêu đề, none, nan, loading, đang tải,
image alt, share this, print, in, in trang, in bài, in bài viết, in tin, in ra, in trang này,
bản in, xem bản in, in ấn, print page, 100, a, a a, a a a, aa, cỡ chữ, cỡ chữ a a,
kích cỡ font chữ, cỡ font, cỡ font chữ, font chữ,
kích thước chữ, kích cỡ chữ, font size, tăng cỡ chữ, giảm cỡ chữ, đọc bài, đọc bài viết,
đọc to, nghe, nghe đọc bài, nghe bài viết, nghe tin, nghe nội dung, tạm dừng, dừng, phát, nam,
nữ, giọng nam, giọng nữ, giọng đọc, tốc độ đọc, tương phản, độ tương phản, chế độ đọc,
mặc định, share, chia sẻ, chia sẻ bài viết, chia sẻ tin, chia sẻ facebook, facebook, zalo,
twitter, youtube, tiktok, like, thích, tweet, email, gửi email, gửi mail, gửi bài viết,
gửi cho bạn bè, gửi bài viết qua email, lưu bài viết, lưu bài, lưu, lưu lại, lưu trang,
copy link, sao chép liên kết, theo dõi trên google news, google news, pinterest, tải về,
tải xuống, download, tải file, xem file, file đính kèm, tệp đính kèm, tập tin đính kèm,
linkedin, telegram, tài liệu đính kèm, tệp tin đính kèm, văn bản đính kèm, đính kèm, lượt xem,
số lượt xem, đã xem, views, view, đánh giá, đánh giá bài viết, xếp hạng, toggle navigation,
menu, skip to content, bỏ qua nội dung, close, đóng, chuyển đến nội dung chính, xem ảnh,
xem ảnh lớn, slideshow, previous, next, trước, sau, lên đầu trang, về đầu trang, đầu trang,
quay lại, trở lại, trở về, back, top, go top, back to top, xem thêm, chi tiết, đọc thêm, admin,
administrator, quản trị, quản trị viên, normal, small, large, reset, cỡ chữ nhỏ, cỡ chữ lớn,
ảnh, video, xem với cỡ chữ, xem cỡ chữ, lưu bài viết này, skip to main content,
chi tiết bài viết, chi tiết tin, chi tiết bài, chi tiết bài viết tin tức, xuất bản thông tin,
đăng lúc, ngày đăng, cập nhật, cập nhật lúc, cập nhật ngày, ngày cập nhật, thời gian đăng,
lượt đọc, số lần xem
""")
# Entries of menus: above an article they are skipped, below it they end it.
MENU = phrases("""
trang chủ, home, trang nhất, giới thiệu, giới thiệu chung, tin tức, tin tức sự kiện,
tin tức và sự kiện, tin hoạt động, tin mới, tin nổi bật, tin trong huyện, tin trong tỉnh,
tin địa phương, tin trong nước, tin quốc tế, tin trong xã, tin chính trị, tin kinh tế,
tin tổng hợp, sự kiện, thời sự, chính trị, kinh tế, văn hóa, xã hội, văn hóa xã hội,
kinh tế chính trị, kinh tế xã hội, quốc phòng, an ninh, quốc phòng an ninh, an ninh quốc phòng,
giáo dục, y tế, du lịch, nông nghiệp, nông thôn mới, xây dựng nông thôn mới, xây dựng đảng,
cải cách hành chính, chuyển đổi số, pháp luật, thông báo, thông tin cần biết,
thông tin tuyên truyền, tuyên truyền, phổ biến pháp luật, văn bản, văn bản pháp quy,
văn bản mới, văn bản chỉ đạo điều hành, chỉ đạo điều hành, thông tin chỉ đạo điều hành,
công báo, lịch làm việc, thủ tục hành chính, dịch vụ công, dịch vụ công trực tuyến, một cửa,
bộ phận một cửa, công khai, công khai ngân sách, quy hoạch, dự án, đầu tư, đấu thầu, đấu giá,
lịch công tác, lịch tiếp công dân, lịch tiếp dân, hỏi đáp, góp ý, liên hệ, liên kết,
liên kết website, liên kết web, liên kết trang, sơ đồ trang, sơ đồ site, sơ đồ cổng, sitemap,
site map, rss, english, tiếng việt, vietnamese, vi, en, đăng nhập, đăng ký, đăng xuất, login,
tìm kiếm, tìm kiếm nâng cao, search, thư điện tử, thư viện ảnh, thư viện video, thư viện,
hình ảnh, video clip, bộ máy tổ chức, cơ cấu tổ chức, tổ chức bộ máy, lãnh đạo, danh bạ,
danh bạ điện thoại, lịch sử, điều kiện tự nhiên, chức năng nhiệm vụ, thời tiết, tỷ giá,
giá vàng, chuyên mục, danh mục, danh mục chính, menu chính, phản ánh kiến nghị, ý kiến góp ý,
tuyển dụng, thăm dò ý kiến, ý kiến thăm dò, thăm dò dư luận, thăm dò, bình chọn, biểu quyết,
kết quả, xem kết quả, gửi ý kiến, rất hài lòng, hài lòng, không hài lòng, bình thường, rất tốt,
tốt, khá, trung bình, chưa tốt, kém, đẹp, rất đẹp, chưa đẹp, ý kiến khác, hữu ích,
không hữu ích, thống kê, thống kê truy cập, bộ đếm, lượt truy cập, số lượt truy cập, truy cập,
tổng truy cập, đang online, đang truy cập, hôm nay, hôm qua, tuần này, tuần trước, tháng này,
tháng trước, tất cả, tổng số, trực tuyến, người trực tuyến, online, xem tất cả, tin tức mới,
công dân, doanh nghiệp, du khách, chính quyền, chọn liên kết, trang chính, trang trước,
thông tin kinh tế, thông tin quy hoạch, nghị quyết, an sinh xã hội, đời sống,
khoa học công nghệ, môi trường, đoàn thể
""")
# What stands in lower case inside the names of offices.
OFFICE_WORDS = phrases("""
và, của, văn, hóa, thông, tin, thể, thao, du, lịch, nông, nghiệp, thôn, tuyên, giáo, dân, vận, đào,
tạo, tài, chính, kế, hoạch, hội, đoàn, thanh, niên, phụ, nữ, chiến, binh, quân, sự, y, tế, môi,
trường, công, an, hạ, tầng, đô, thị, tư, pháp, nội, vụ, truyền, hình, sinh, tiểu, học, mầm, non,
trung, sở, phổ, cơ, nhân, ủy, ban, đồng, điện, tử, xã, huyện, phường, trấn, tỉnh, khu, trực, thuộc,
tâm, cấp,
lao, thương, khuyến, kiểm, lâm, tra, tiếp, dịch, biên, tập, bộ, chỉ, huy, toàn, giao, ninh, trật,
thuế, kho, bạc, bảo, hiểm, phát, đài, tham, mưu, giúp, việc, nghệ, khoa, liên, lạc, đọc,
phòng, về, sách
""")
# What stands in lower case in the names of portals and authorities; a verb makes a headline.
PLAIN_WORDS = phrases("""
cổng, trang, tin, thông, điện, tử, thành, phần, của, tỉnh, phố, tp, huyện, thị, xã, quận, phường,
trấn, ủy, ban, nhân, dân, và, hội, đồng, chào, mừng, bạn, quý, vị, đến, với, hệ, thống, bộ, các
""")
