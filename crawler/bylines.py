"""Lines that name who wrote an article: "Thực hiện: Sơn Tùng- Phương Thúy"."""

import re

from crawler.cleaning import bare, clean_text
from crawler.page_words import OFFICE_WORDS

_PIECE = r"(?:tin|bài(?:\s+viết)?|ảnh|hình|video|clip)"
_LABEL = (
    r"(?:(?:người\s+|nhóm\s+)?(?:thực\s+hiện|viết(?:\s+bài)?|đưa\s+tin|đăng(?:\s+tin|\s+bài)?)"
    r"|(?:nhóm\s+)?tác\s+giả(?:\s+bài\s+viết)?|người\s+tạo|thể\s+hiện"
    rf"|{_PIECE}(?:\s*(?:,|-|–|/|&|\+|và|\s)\s*{_PIECE})+|tin|bài(?:\s+viết)?"
    r"|nhóm\s+(?:pv|phóng\s+viên)|pv|bt|btv|phóng\s+viên|ctv|cộng\s+tác\s+viên|biên\s+(?:tập|soạn)"
    r"|(?:đăng\s+)?bởi)"
)
_SOURCE = re.compile(
    r"\(?\s*(?:nguồn(?:\s+tin)?\s*:|theo\s*:?\s+(?=(?:báo(?!\s+cáo)|ttxvn|vov|vtv|cổng|trang|tạp\s+chí"
    r"|\S+\.(?:vn|com|net|org))\b))\s*",
    re.IGNORECASE,
)
_LABELLED = re.compile(rf"[(\[*–-]*\s*{_LABEL}\s*:\s*", re.IGNORECASE)
_LABEL_ALONE = re.compile(rf"[(\[*–-]*\s*{_LABEL}\s*:", re.IGNORECASE)
_INNER = re.compile(rf"(?:{_LABEL}|ảnh|video|clip)\s*:\s*", re.IGNORECASE)
_PARENTHESIS = re.compile(r"\s*\([^()]*(?:\)|$)")
_OFFICE = re.compile(
    r"(?:văn phòng|phòng|ban|trung tâm|trạm|ubnd|hđnd|ubmttq|mttq|đoàn|hội|công an|đài|cổng|trang"
    r"|trường|chi cục|chi bộ|bbt|bch|bqt|[uủ][ỷy] ban|tổ|đảng [uủ][ỷy]|đảng bộ|huyện [uủ][ỷy]|sở"
    r"|hạt|bộ|xã|phường|thị trấn|huyện|thị xã|thành phố|tỉnh|thông tấn|báo|tạp chí|viện|liên đoàn"
    r"|kho bạc|bảo hiểm|ttxvn|quản trị|tttt|tt)\b",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"(\s*[;,|/&+]\s*|\s+[-–—]\s*|\s*[-–—]\s+|\s+và\s+|(?<=[^\W\d_]{2})[-–—](?=[^\W\d_]{2}))"
)
_INITIALS = r"[^\W\d_](?:\.[^\W\d_]+){1,3}\.?"
_WORD = rf"(?:{_INITIALS}|[^\W\d_]+\.?)"
_PERSON = re.compile(rf"{_WORD}(?:\s{_WORD}){{0,4}}")
_ADDRESS = re.compile(r"\.(?:vn|com|net|org|info)$")
_ACCOUNT = re.compile(r"[A-Za-z][A-Za-z0-9._@]{2,30}")


def split_authors(line: str) -> tuple[str, ...]:
    """Return the persons and offices that *line* names, without its label and parentheses.

    >>> split_authors("Thực hiện: Sơn Tùng- Phương Thúy")
    ('Sơn Tùng', 'Phương Thúy')
    >>> split_authors("Văn phòng HĐND - UBND huyện")
    ('Văn phòng HĐND - UBND huyện',)
    """
    names: list[str] = []
    pieces = ["", *_SEPARATOR.split(_unlabelled(clean_text(line)))]
    for separator, piece in zip(pieces[::2], pieces[1::2], strict=True):
        name = _INNER.sub("", piece, count=1).strip(" .,:;*–—-_()[]\"'“”")
        if names and _OFFICE.match(names[-1]) and not _is_person(name) and ";" not in separator:
            names[-1] += separator + name
        elif _is_person(name) or _OFFICE.match(name) or _is_account(name):
            names.append(name)
    return tuple(dict.fromkeys(names))


def is_byline(line: str) -> bool:
    """Tell whether *line* only names who wrote, with a label or without.

    A name alone looks like many a menu's entry: ask only where an article has ended.
    """
    return is_labelled_byline(line) or is_source(line) or is_name_list(line)


def is_labelled_byline(line: str) -> bool:
    """Tell whether *line* says who wrote: "Tác giả: Lê Hà", "Tin, ảnh: Hoàng Nam"."""
    return bool(_LABELLED.match(line)) and len(line.split()) <= 25 and bool(split_authors(line))


def is_byline_label(line: str) -> bool:
    """Tell whether *line* introduces names that stand on the next line: "Thực hiện:"."""
    return bool(_LABEL_ALONE.fullmatch(line.strip()))


def is_source(line: str) -> bool:
    """Tell whether *line* says where the text came from: "Nguồn: Phòng Nông nghiệp"."""
    return bool(_SOURCE.match(line)) and len(line.split()) <= 16


def is_name_list(line: str) -> bool:
    """Tell whether *line* consists of nothing but names of persons, offices or an account."""
    text = _PARENTHESIS.sub("", line).strip(" .*–—-")
    if not text or len(text.split()) > 16 or text[-1] in "!?:":
        return False
    names = split_authors(text)
    rest = bare(text).split()
    named = [word for name in names for word in bare(name).split()]
    if [word for word in rest if word != "va"] != [word for word in named if word != "va"]:
        return False
    return all(_is_full_name(name) or _is_office(name) or _is_account(name) for name in names)


def _unlabelled(line: str) -> str:
    line = _PARENTHESIS.sub("", line) or line.strip("()")
    for label in (_SOURCE, _LABELLED):
        if match := label.match(line):
            line = line[match.end() :]
    return line


def _is_person(name: str) -> bool:
    words = name.split()
    return bool(
        _PERSON.fullmatch(name)
        and all(word[0].isupper() for word in words)
        and not _OFFICE.match(name)
    )


def _is_full_name(name: str) -> bool:
    """Two syllables at least, not in capitals throughout; or initials, or an editor's sign."""
    words = name.split()
    if len(words) == 1:
        return "." in name.rstrip(".") and _is_person(name)
    return _is_person(name) and not name.isupper()


def _is_office(name: str) -> bool:
    if not _OFFICE.match(name):
        return False
    lower = [word for word in name.split()[1:] if word[:1].islower()]
    return set(bare(" ".join(lower)).split()) <= OFFICE_WORDS


def _is_account(name: str) -> bool:
    return bool(_ACCOUNT.fullmatch(name)) and name.islower() and not _ADDRESS.search(name)
