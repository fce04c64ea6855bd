"""What a portal prints around its articles: menus, widgets, counters, left-overs of templates."""

import re

from crawler.captions import is_image_file
from crawler.cleaning import bare
from crawler.page_words import MENU, PLAIN_WORDS, WIDGETS

# These patterns are matched against the bare form of a line: no case, no marks, no punctuation.
_LIST = r"(?:(?:cac|nhung) )?(?:tin|bai|bai viet|tin bai|tin tuc|thong tin|noi dung)"
_ENDS = re.compile(
    rf"{_LIST} (?:\w+ )?(?:lien quan|cung (?:chuyen muc|chu de|loai)|(?:moi|cu) hon|da dua)"
    r"(?: \w+){0,3}"
    rf"|{_LIST} (?:khac|noi bat|(?:moi|doc nhieu|xem nhieu)(?: nhat)?|moi (?:dang|cap nhat))"
    r"|cac (?:tin|bai) khac(?: \w+){0,4}|cung chuyen muc|co the ban quan tam"
    r"|xem them (?:cac )?tin(?: \w+){0,4}"
    r"|(?:doc|xem|tin xem) nhieu(?: nhat)?|theo dong su kien|su kien noi bat|van ban moi ban hanh"
    r"|(?:y kien|binh luan|phan hoi|nhan xet)(?: cua)? (?:ban doc|cua ban)"
    r"|(?:gui |viet )?(?:binh luan|phan hoi)(?: cua ban)?|\d* ?(?:binh luan|nhan xet)"
    r"|dang (?:binh luan|nhan xet)(?: \w+){0,6}|ma (?:an toan|bao mat|xac nhan|kiem tra|qr)"
    r"|quet ma(?: \w+){0,12}|quang cao|(?:danh gia bai viet )?tong so diem cua bai viet.*"
    r"|click de danh gia.*"
    r"|xep hang \d.*|ban da khong su dung site.*"
)
_FOOTER = re.compile(
    r"(?:ban quyen (?:thuoc|cua|boi|\d+|c )|copyright|gp so"
    r"|giay phep (?:so|thiet lap|hoat dong|trang|xuat ban)"
    r"|(?:nguoi )?chiu trach nhiem (?:noi dung|chinh|xuat ban|quan ly)"
    r"|(?:ghi|de nghi ghi|vui long ghi) ro nguon|(?:thiet ke|phat trien) boi|powered by"
    r"|truong ban bien tap|moi su sao chep|tat ca ban quyen)\b.*"
)
_UNIT = r"(?:tinh|thanh pho|tp|huyen|thi xa|quan|xa|phuong|thi tran)(?: \w+){1,3}?"
_AUTHORITY = (
    r"(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|dang bo|dang uy|huyen uy|tinh uy|thi uy"
    r"|thanh uy|uy ban mttq|mttq)"
)
_SITE = re.compile(
    r"(?:he thong )?(?:cong|trang)(?: (?:tin|thong tin|ttdt|dien tu|thanh phan|cua))+"
    rf"(?: {_AUTHORITY})*(?:(?: {_UNIT})+|(?: \w+){{0,4}})"
    rf"|{_AUTHORITY}(?:(?: va)? {_AUTHORITY})*(?: {_UNIT})+|{_UNIT}(?: {_UNIT})*"
    r"|(?:kinh )?chao mung (?:cac |quy )?(?:ban|vi)(?: doc)?.* den voi .*"
)
_UNMARKED = re.compile(r"(?:tinh|huyen|quan|xa|phuong)\b")
_MARKED = re.compile(r"(?:tỉnh|huyện|quận|xã|phường)\b", re.IGNORECASE)
_VIEWS = r"(?:xem|doc|truy cap|online|truc tuyen|ghe tham|vieng tham)"
_COUNT = (
    rf"(?:(?:tong |so |tong so )?(?:luot|lan|nguoi|khach)?\s?{_VIEWS}"
    rf"|(?:so )?luot(?: xem| doc| tai)?|(?:da|dang) {_VIEWS}|may chu tim kiem|views?|hits?"
    r"|tong (?:so )?(?:luot )?truy cap)(?: \w+){0,2}(?: \d+)+"
    r"|(?:hom nay|hom qua|(?:tuan|thang|nam) (?:nay|truoc)|tat ca|tong(?: cong| so)?|thanh vien"
    r"|khach|download|binh luan|ip(?: cua ban)?)(?: \d+)+"
    rf"|(?:\d+ )+(?:(?:luot|lan|nguoi)(?: {_VIEWS})(?: \w+){{0,2}}|luot|views?)|\d[\d ]*"
)
_COUNTER = re.compile(rf"(?:{_COUNT})(?: (?:{_COUNT}))*")
# The following are matched against a line as it stands.
_FOOTER_FIELD = re.compile(
    r"(?:số\s+)?(?:điện\s+thoại|đt|tel|hotline|fax|địa\s+chỉ|trụ\s+sở|e-?mail|thư\s+điện\s+tử|website"
    r"|phụ\s+trách|(?:cơ\s+quan|đơn\s+vị)\s+(?:chủ\s+quản|quản\s+lý|vận\s+hành)"
    r"|(?:người\s+)?chịu\s+trách\s+nhiệm|đường\s+dây\s+nóng)(?:\s+\w+){0,4}\s*:.*",
    re.IGNORECASE,
)
_NEIGHBOUR = re.compile(
    r"(?:Bài|Tin|Bài viết|Trang)\s+(?:trước|tiếp theo|kế tiếp|sau)"
    r"(?:\s*[:«»<>]|(?=[A-ZĐÀ-Ỹ])|\s*$).*"
)
_SLOGAN = re.compile(
    r"nhiệt\s+liệt\s+(?:chào\s+mừng|hưởng\s+ứng).*"
    r"|.*(?:thi\s+đua|chung\s+(?:tay|sức)|quyết\s+tâm|chào\s+mừng|học\s+tập|lập\s+thành\s+tích).*!",
    re.IGNORECASE,
)
_WEATHER = re.compile(
    r"(?:\w+\s){0,5}\d{1,2}\s?(?:°|º|độ\s?C\b)\s?C?.{0,15}|(?:nhiệt\s+độ|độ\s+ẩm|gió|tầm\s+nhìn)\s*:.*",
    re.IGNORECASE,
)
_TEMPLATE = re.compile(
    r"%\w+%|\{\{.*\}\}|\$\{.*\}|\w*(?:portlet|_INSTANCE_|_WAR_)\w*\S*|(?:javax|com)\.\S+"
    r"|cms-[\w-]+|\[\w+\]|<[^>]+>|>>.*|!?\[\]\(.*\)|content\s*:|https?://\S+|www\.\S+|#\S*|[\W_]+",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\d{1,2}\s?:\s?\d{2}(?:\s?:\s?\d{2})?\s*(?:SA|CH|AM|PM)?"
    r"|(?:\w{0,6}\W*,?\s*)?0{1,2}\s*/\s*(?:month|0{1,2})\s*/\s*0{4}|(?:day|thứ)\s*,\s*\d.*month.*"
    r"|in\s+(?:ngày|lúc)\b.*|ngày\s+in\b.*|(?:hôm nay|bây giờ|today)[\W\d]*"
    r"(?:(?:là|thứ|hai|ba|tư|năm|sáu|bảy|bẩy|chủ nhật|ngày|tháng)\b[\W\d]*)*",
    re.IGNORECASE,
)
_ATTACHMENT = re.compile(
    r".{0,160}\.(?:pdf|docx?|xlsx?|rar|zip|pptx?|mp3|mp4)\b.{0,30}|tải\b.{0,30}\bvề.{0,60}"
    r"|(?:tải|download|file|tệp|tập\s+tin|tài\s+liệu|văn\s+bản)\b.{0,30}(?:đính\s+kèm|tại\s+đây).{0,60}",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"\s*[»›→>]\s*|\s+[/|]\s+|\s*::\s*")
_ARROW = re.compile(r"[»›→>]")
_HOMES = frozenset({"trang chu", "home", "trang nhat"})
_LONGEST_STEP = 30
_LONGEST_NAME = 20
_LONGEST_LABEL = 7


def is_furniture(line: str) -> bool:
    """Tell whether *line* belongs to the page and not to the article.

    >>> [is_furniture(line) for line in ("Trang chủ", "Lượt xem: 99", "Sáng 26/5, xã họp.")]
    [True, True, False]
    """
    return is_widget(line) or is_menu(line) or ends_article(line)


def is_widget(line: str) -> bool:
    """Tell whether *line* is a button, a counter, a file or a left-over, wherever it stands."""
    words = bare(line)
    return any(
        (
            _are_buttons(words.split()),
            _TEMPLATE.fullmatch(line),
            _CLOCK.fullmatch(line),
            _COUNTER.fullmatch(words) and line.count("(") == line.count(")"),
            _ATTACHMENT.fullmatch(line),
            is_image_file(line),
        )
    )


def _are_buttons(words: list[str]) -> bool:
    """Tell whether *words* are nothing but labels of buttons, one after the other."""
    left = words
    while left:
        longest = range(min(_LONGEST_LABEL, len(left)), 0, -1)
        taken = next((n for n in longest if " ".join(left[:n]) in WIDGETS), 0)
        if not taken:
            return False
        left = left[taken:]
    return bool(words)


def is_menu(line: str) -> bool:
    """Tell whether *line* is an entry of a menu, the site's name, a slogan or the weather."""
    return any(
        (
            is_menu_entry(line),
            is_site_name(line),
            _SLOGAN.fullmatch(line),
            _WEATHER.fullmatch(line),
            crumbs(line),
        )
    )


def is_menu_entry(line: str) -> bool:
    """Tell whether *line* is what menus of portals offer; it may be a headline all the same."""
    # In capitals it may head an official's letter inside an article.
    return bare(line) in MENU and line != "THÔNG BÁO"


def crumbs(line: str) -> tuple[str, ...]:
    """Return the steps of a trail such as "Trang chủ > Tin tức > Kinh tế"; () for other lines."""
    steps = tuple(step for step in _TRAIL.split(line) if step)
    if any(not step[0].isalnum() or step.count(" ") > _LONGEST_STEP for step in steps):
        return ()
    home = bool(steps) and bare(steps[0]) in _HOMES
    arrows = len(steps) > 2 and bool(_ARROW.search(line))
    return steps if arrows or (home and len(steps) > 1) else ()


def is_site_name(line: str) -> bool:
    """Tell whether *line* is the name of a portal or of the authority that runs it."""
    words = bare(line)
    if len(words.split()) > _LONGEST_NAME or line[-1:] in ".:;" or not _SITE.fullmatch(words):
        return False
    # "Phương Anh" is no "Phường Anh".
    if _UNMARKED.match(words) and not _MARKED.match(line):
        return False
    # "Xã Đông Tiến ra quân": a headline goes on in lower case.
    return {bare(word) for word in line.split() if word[:1].islower()} <= PLAIN_WORDS


def ends_article(line: str) -> bool:
    """Tell whether *line* begins what follows an article: related ones, comments, the footer."""
    if line[:1].islower():
        return False
    return bool(_ENDS.fullmatch(bare(line)) or _NEIGHBOUR.fullmatch(line)) or is_footer(line)


def is_footer(line: str) -> bool:
    """Tell whether *line* stands in the footer of a page: who answers for it, where to write."""
    return bool(_FOOTER.fullmatch(bare(line)) or _FOOTER_FIELD.fullmatch(line))
