"""Lines below a picture: what is seen on it, or the name of its file."""

import re

_FILE = re.compile(r"[^/\\]{0,120}\.(?:jpe?g|png|gif|bmp|webp|tiff?|jfif|heic)", re.IGNORECASE)
# "429297 405542848836757 n.jpg" without its suffix, as one network names its pictures.
_STEM = re.compile(
    r"(?:jpe?g|png|gif)|(?:(?:img|dsc|image)[ _-]?)?\d{3,}(?:[ _-]+\d{3,})*(?:[ _-][a-z0-9])?",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"(?:[-–—+*•▪◦►]|\(?(?:\d{1,2}|[a-zđ]|[IVX]{1,4})[.)/](?![\d\w])"
    r"|(?:Điều|Phần|Chương) (?:\d|[IVX]))\s*"
)
_PICTURED = re.compile(
    r"(?:toàn cảnh|quang cảnh|khung cảnh|một góc|(?:một số )?hình ảnh|ảnh\s*(?::|minh|tư liệu))",
    re.IGNORECASE,
)
_PICTURES = re.compile(r"(?:một số )?hình ảnh", re.IGNORECASE)
_SPEAKING = re.compile(
    r"(?:đồng chí|đ/c|đ\.c|ông|bà)\s.*\b(?:phát biểu|kết luận|trình bày|báo cáo|trao|tặng)\b",
    re.IGNORECASE,
)
_SEEN = re.compile(
    r"(?:ảnh|hình|cảnh|đ/c|đ\.c|đồng chí"
    r"|các đồng chí|các đ/c|các đại biểu|đại biểu|lãnh đạo|ông|bà|anh|chị|em|cô|thầy|các em"
    r"|các cháu"
    r"|đoàn|cán bộ|người dân|bà con|nhân dân|lực lượng|tiết mục|màn|ban tổ chức|phó|chủ tịch|bí thư"
    r"|trao|tặng|chụp ảnh|mô hình|nông dân|học sinh|hội viên|đoàn viên|thanh niên|chị em|công chức"
    r"|du khách|công nhân|chiến sĩ|dân quân|gian hàng|gian trưng bày|các gia đình|gia đình|đội|trận"
    r"|thí sinh|khách mời|buổi|lễ)\b",
    re.IGNORECASE,
)
_ENCLOSED = re.compile(r"\([^\W\d_][^()]*\)\.?")
_CLOSING = "\"'”’)] "
# What follows more words is a sentence that a lost break has put behind a caption.
_LONGEST_CREDIT = 10
_CREDIT = re.compile(r"(?:\(|\.\s|[-–]\s?|^)ảnh\s*(?::|minh họa|minh hoạ|tư liệu)", re.IGNORECASE)


def is_image_file(line: str) -> bool:
    """Tell whether *line* is the name of an image file, as editors leave them behind."""
    text = line.strip(" .()[]")
    return bool(_FILE.fullmatch(text) or _STEM.fullmatch(text))


def is_listed(line: str) -> bool:
    """Tell whether *line* is an item of a list or a numbered heading."""
    return bool(_LISTED.match(line))


def is_caption(line: str) -> bool:
    """Tell whether *line*, standing alone between paragraphs, reads as a picture's caption.

    It is short, no sentence, and begins with who or what is seen, or it names the photographer.
    """
    credit = _CREDIT.search(line)
    if credit and len(line.split()) <= 70 and len(line[credit.end() :].split()) <= _LONGEST_CREDIT:
        return not is_listed(line)
    if _ENCLOSED.fullmatch(line):
        return 3 < len(line.split()) <= 40
    if line.endswith("."):
        return bool(_PICTURED.match(line)) and len(line.split()) <= 20
    return could_be_caption(line) and bool(_SEEN.match(line) or _PICTURED.match(line))


def shows_picture(line: str) -> bool:
    """Tell whether *line* hardly is anything but a caption: "Toàn cảnh hội nghị"."""
    return bool(_PICTURED.match(line) or _SPEAKING.match(line)) and not _PICTURES.match(line)


def could_be_caption(line: str) -> bool:
    """Tell whether *line* has at least the shape of a caption."""
    return (
        2 <= len(line.split()) <= 40
        and line.rstrip(_CLOSING)[-1:] not in set(".:;,?!")
        and not line.isupper()
        and not is_listed(line)
    )
