"""What a portal prints around its articles: menus, widgets, counters, left-overs of templates."""

import re

from crawler.captions import is_image_file
from crawler.cleaning import bare
from crawler.page_words import MENU, WIDGETS, phrases

# These are matched against the bare form of a line.
# Headings after which the page is no longer about this article.
_ENDS = re.compile(
    r"(?:(?:cac|nhung)\s)?(?:tin|bai|bai viet|tin bai|tin tuc|thong tin|noi dung)\s(?:\w+\s)?"
    r"(?:lien quan|khac|cung chuyen muc|cung chu de|cung loai|moi hon|cu hon|da dua|moi nhat|moi dang|moi cap nhat"
    r"|doc nhieu(?: nhat)?|xem nhieu(?: nhat)?|noi bat)\b.{0,20}"
    r"|(?:doc|xem|tin xem) nhieu(?: nhat)?|cung chuyen muc|co the ban quan tam|xem them tin.*"
    r"|(?:y kien|binh luan|phan hoi|nhan xet)(?: cua)? (?:ban doc|cua ban)|(?:gui |viet )?(?:binh luan|phan hoi)(?: cua ban)?"
    r"|\d* ?(?:binh luan|nhan xet)|dang (?:binh luan|nhan xet).*|ma (?:an toan|bao mat|xac nhan|kiem tra|qr)|quet ma.*|quang cao"
    r"|tong so diem cua bai viet.*|click de danh gia.*|xep hang \d.*|ban da khong su dung site.*"
    r"|theo dong su kien|su kien noi bat|van ban moi ban hanh"
)
_FOOTER = re.compile(
    r"(?:ban quyen|copyright|giay phep (?:so|thiet lap|hoat dong|trang|xuat ban)|gp so"
    r"|(?:nguoi )?chiu trach nhiem|co quan chu quan|don vi (?:chu quan|quan ly|van hanh)"
    r"|(?:ghi|de nghi ghi|vui long ghi) ro nguon|(?:thiet ke|phat trien) boi|powered by"
    r"|truong ban bien tap|moi su sao chep|tat ca ban quyen)\b.*"
)
_NEIGHBOUR = re.compile(
    r"(?:Bài|Tin|Bài viết|Trang)\s+(?:trước|tiếp theo|kế tiếp|sau)(?:\s*[:«»<>]|(?=[A-ZĐÀ-Ỹ])|\s*$).*"
)
# These also begin sentences; in a footer a colon follows.
_FOOTER_FIELD = re.compile(
    r"(?:số\s+)?(?:điện\s+thoại|đt|tel|hotline|fax|địa\s+chỉ|trụ\s+sở|e-?mail|thư\s+điện\s+tử|website"
    r"|phụ\s+trách|đường\s+dây\s+nóng)(?:\s+\w+){0,4}\s*:.*",
    re.IGNORECASE,
)
_UNIT = r"(?:tinh|thanh pho|tp|huyen|thi xa|quan|xa|phuong|thi tran)(?: \w+){1,3}?"
_BODY = (
    r"(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|dang bo|dang uy|huyen uy|tinh uy|thi uy"
    r"|thanh uy|uy ban mttq|mttq)"
)
_SITE = re.compile(
    r"(?:he thong )?(?:cong|trang)(?: (?:tin|thong tin|ttdt|dien tu|thanh phan|cua))+"
    rf"(?: {_BODY})*(?:(?: {_UNIT})+|(?: \w+){{0,4}})"
    rf"|{_BODY}(?:(?: va)? {_BODY})*(?: {_UNIT})+|{_UNIT}(?: {_UNIT})*"
    r"|(?:kinh )?chao mung (?:cac |quy )?(?:ban|vi)(?: doc)?.* den voi .*"
)
_PLAIN_WORDS = phrases(
    "cổng, trang, tin, thông, điện, tử, thành, phần, của, tỉnh, phố, tp, huyện, thị, xã, quận, phường"
    ", trấn, ủy, ban, nhân, dân, và, hội, đồng, chào, mừng, bạn, quý, vị, đến, với, hệ, thống, bộ, các"
)
_SLOGAN = re.compile(
    r"(?:nhiet liet |tich cuc |toan |ra suc |quyet tam |day manh ).*(?:chao mung|huong ung|thi dua|chung (?:tay|suc)"
    r"|hoc tap|thang loi).*"
    r"|.*\bchung (?:tay|suc) (?:cai cach|xay dung|thuc hien|phong chong).*|thi dua lap thanh tich.*"
    r"|.*thoi gian cho \d+ giay.*"
)
_TEMPLATE = re.compile(
    r"%\w+%|\{\{.*\}\}|\$\{.*\}|\w*(?:portlet|_INSTANCE_|_WAR_)\w*\S*|(?:javax|com)\.\S+|cms-[\w-]+|\[\w+\]|<[^>]+>"
    r"|>>.*|!?\[\]\(.*\)|content\s*:|https?://\S+|www\.\S+|#\S*|[\W_]+",
    re.IGNORECASE,
)
_LONGEST_STEP = 30
_ARROW = re.compile(r"[»›→>]")
_TRAIL = re.compile(r"\s*[»›→>]\s*|\s+[/|]\s+|\s*::\s*")
_COUNTER = re.compile(
    r"(?:(?:tong |so |tong so )?(?:luot|lan|nguoi|khach)?\s?(?:xem|doc|truy cap|online|truc tuyen|ghe tham|vieng tham)"
    r"|(?:so )?luot(?: xem| doc| truy cap| tai)?|da (?:xem|doc|truy cap)|dang (?:xem|online|truy cap)|xem|hom nay|hom qua"
    r"|tuan (?:nay|truoc)|thang (?:nay|truoc)|nam (?:nay|truoc)|tat ca|tong(?: cong| so)?|khach|thanh vien|may chu tim kiem"
    r"|views?|hits?|download|luot tai|binh luan|tong (?:so )?(?:luot )?truy cap|ip(?: cua ban)?)(?: \w+){0,2}( \d+)+"
    r"|(?:\d+ )+(?:luot|lan|nguoi|views?|binh luan)(?: \w+){0,3}|\d[\d ]*"
)
_WEATHER = re.compile(r".{0,40}\d\s?°\s?C?.{0,20}|(?:nhiệt độ|độ ẩm|gió|mưa|nắng|mây)\b.{0,40}\d.{0,10}", re.IGNORECASE)
_CLOCK = re.compile(
    r"\d{1,2}\s?:\s?\d{2}(?:\s?:\s?\d{2})?\s*(?:SA|CH|AM|PM)?|\w{0,6}\W*,?\s*0{1,2}\s*/\s*(?:month|0{1,2})\s*/\s*0{4}"
    r"|(?:day|thứ)\s*,\s*\d.*month.*|in\s+(?:ngày|lúc)\b.*|ngày\s+in\b.*|(?:hôm nay|bây giờ|today)[\W\d]*"
    r"(?:(?:là|thứ|hai|ba|tư|năm|sáu|bảy|bẩy|chủ nhật|ngày|tháng)\b[\W\d]*)*",
    re.IGNORECASE,
)
_ATTACHED = re.compile(r".{0,160}\.(?:pdf|docx?|xlsx?|rar|zip|pptx?|mp3|mp4)\b.{0,30}", re.IGNORECASE)
_ATTACHMENT = re.compile(r"(?:tải|download|file|tệp|tập tin|tài liệu|văn bản)\b.{0,30}(?:đính kèm|tại đây|về).{0,60}", re.IGNORECASE)


def is_furniture(line: str) -> bool:
    """Tell whether *line* belongs to the page and not to the article.

    >>> [is_furniture(line) for line in ("Trang chủ", "Lượt xem: 99", "Sáng 26/5, xã họp.")]
    [True, True, False]
    """
    return is_widget(line) or is_menu(line) or ends_article(line)


def is_widget(line: str) -> bool:
    """Tell whether *line* is a button, a counter, a file or a left-over, wherever it stands."""
    words = bare(line)
    return (
        words in WIDGETS
        or bool(_TEMPLATE.fullmatch(line) or _CLOCK.fullmatch(line) or _COUNTER.fullmatch(words))
        or is_image_file(line)
        or is_attachment(line)
    )


def is_attachment(line: str) -> bool:
    """Tell whether *line* names a document to be downloaded."""
    return bool(_ATTACHED.fullmatch(line) or _ATTACHMENT.fullmatch(line))


def is_menu(line: str) -> bool:
    """Tell whether *line* is an entry of a menu, the site's name, a slogan or the weather."""
    words = bare(line)
    return (
        is_menu_entry(line)
        or is_site_name(line)
        or bool(_SLOGAN.fullmatch(words) or _WEATHER.fullmatch(line))
        or bool(crumbs(line))
    )


def is_menu_entry(line: str) -> bool:
    """Tell whether *line* is what menus of portals offer; it may be a headline all the same."""
    # In capitals it may head an official's letter inside an article.
    return bare(line) in MENU and line != "THÔNG BÁO"


def crumbs(line: str) -> tuple[str, ...]:
    """Return the steps of a trail such as "Trang chủ > Tin tức > Kinh tế"; () for other lines."""
    steps = tuple(step for step in _TRAIL.split(line) if step)
    if any(not step[0].isalpha() or step.count(" ") > _LONGEST_STEP for step in steps):
        return ()
    home = bool(steps) and bare(steps[0]) in {"trang chu", "home", "trang nhat"}
    arrows = len(steps) > 2 and bool(_ARROW.search(line))
    return steps if arrows or (home and len(steps) > 1) else ()


def is_site_name(line: str) -> bool:
    """Tell whether *line* is the name of a portal or of the authority that runs it."""
    words = bare(line)
    if len(words.split()) > 20 or line[-1:] in ".:;" or not _SITE.fullmatch(words):
        return False
    # "Xã Đông Tiến ra quân": a headline goes on in lower case.
    lower = {word for word in line.split() if word[:1].islower()}
    return {bare(word) for word in lower} <= _PLAIN_WORDS


def ends_article(line: str) -> bool:
    """Tell whether *line* begins what follows an article: related ones, comments, the footer."""
    words = bare(line)
    if line[:1].islower() or len(words.split()) > 40:
        return False
    return any(
        (
            _FOOTER.fullmatch(words),
            _ENDS.fullmatch(words),
            _FOOTER_FIELD.fullmatch(line),
            _NEIGHBOUR.fullmatch(line),
        )
    )
