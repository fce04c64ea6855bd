"""Names of those who issue documents, as a text writes them: "UBND tỉnh Thanh Hóa"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from vietnamese.writing import fold

_POSTS = (
    "chủ tịch", "phó chủ tịch", "bộ trưởng", "thứ trưởng", "giám đốc", "cục trưởng",
    "tổng cục trưởng", "thống đốc", "chánh án", "viện trưởng", "thường trực", "liên",
)  # fmt: skip
_HEADS = (
    "bộ", "sở", "phòng", "ban", "btv", "bch", "thủ tướng", "chính phủ", "quốc hội", "trung ương",
    "chủ tịch nước", "ủy ban", "ubnd", "hđnd", "ubmttq", "ubmttqvn", "ubtvqh", "hội đồng", "hội",
    "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy", "đảng bộ", "tổng cục",
    "cục", "chi cục", "văn phòng", "thanh tra", "công an", "tòa án", "tand", "vksnd", "viện",
    "cơ quan", "hđqt", "ngân hàng", "kiểm toán", "liên đoàn", "mặt trận", "tổng thanh tra",
)  # fmt: skip
# What follows in small letters within a name, pair by pair: after "Bộ Tài" comes "chính".
_NAMES = """
bộ chính trị; ban bí thư; ban chấp hành trung ương; ban chấp hành tư; ban thường vụ; thủ tướng
chính phủ; ủy ban thường vụ quốc hội; ủy ban nhân dân tỉnh; ủy ban nhân dân thành phố; ủy ban nhân
dân huyện; ủy ban nhân dân quận; ủy ban nhân dân thị xã; ủy ban nhân dân xã; ủy ban nhân dân phường;
ủy ban nhân dân thị trấn; hội đồng nhân dân tỉnh; hội đồng nhân dân các cấp; ubnd tỉnh; ubnd thành
phố; ubnd tp; ubnd huyện; ubnd quận; ubnd thị xã; ubnd thị trấn; ubnd xã; ubnd phường; ubnd các;
ubnd đặc khu; hđnd tỉnh; hđnd thành phố; hđnd tp; hđnd huyện; hđnd quận; hđnd thị xã; hđnd xã; hđnd
phường; hđnd thị trấn; tỉnh ủy; thành ủy; huyện ủy; quận ủy; thị ủy; đảng ủy xã; đảng ủy phường;
đảng ủy thị trấn; đảng bộ tỉnh; đảng bộ huyện; đảng bộ xã; vụ tỉnh ủy; vụ thành ủy; vụ huyện ủy; vụ
đảng ủy; công an tỉnh; công an huyện; công an thành phố; công an xã; tổng cục; chi cục; chỉ huy quân
sự tỉnh; chỉ huy quân sự huyện; cơ quan cảnh sát điều tra; cơ quan an ninh điều tra; tòa án nhân dân
tối cao; viện kiểm sát nhân dân tối cao; tand tối cao; vksnd tối cao; tand tỉnh; tand huyện; vksnd
tỉnh; ngân hàng nhà nước; kiểm toán nhà nước; kho bạc nhà nước; chủ tịch nước; chủ tịch ubnd; chủ
tịch hđnd; chủ tịch ủy ban; bộ trưởng bộ; thứ trưởng bộ; giám đốc sở; liên bộ; mttq tỉnh; mttq
huyện; ubmttqvn huyện; ubmttqvn tỉnh; mặt trận tổ quốc; thanh tra tỉnh; thanh tra huyện; thanh
tra thành phố; kiểm tra trung ương; tuyên giáo; tổ chức; dân vận; nội chính; bảo hiểm xã hội; thi
hành án dân sự; chỉ đạo quốc gia; chỉ đạo tỉnh; chỉ đạo trung ương; phòng chống dịch; thẩm phán;
cạnh tranh; bảo vệ người tiêu dùng; bảo vệ; quản lý; khoa học; công nghệ; giáo dục; đào tạo; tài
chính; nội vụ; ngoại giao; quốc phòng; tư pháp; công thương; xây dựng; y tế; dân tộc; tôn giáo; giao
thông vận tải; nông nghiệp; phát triển nông thôn; môi trường; tài nguyên; thông tin; truyền thông;
kế hoạch; đầu tư; lao động; thương binh; xã hội; văn hóa; thể thao; du lịch; quy hoạch; kiến trúc;
thống kê; quyền trẻ em; nông dân; phụ nữ; cựu chiến binh; thanh niên; chữ thập đỏ; đường bộ; hàng
không; y tế dự phòng; hải quan; kiểm lâm; thủy lợi; bảo trợ; trung ương; nghệ thuật; biểu diễn;
phòng chống; thiên tai; tìm kiếm cứu nạn
"""
# A name ends before another document, and before the Party's term of office.
_END = re.compile(
    r"(?:nghi quyet|chi thi|thong tu|ke hoach(?!\s*(?:va|&|-|–)\s*dau tu)|quyet dinh|ket luan"
    r"|cong van|huong dan|quy dinh|thong bao|bao cao|to trinh|cong dien|de an|nghi dinh|luat"
    r"|chuong trinh|van ban"
    r"|khoa [ivx]+|ve|v/v)\b"
)
_WORD = re.compile(r"(?:TP|TX|TT)\.|[^\W_]+(?:&[^\W_]+)*|[-–&,]")
# "Chủ tịch UBND huyện Nguyễn Văn A": the name of who holds the post is none of the office's.
_PERSON = re.compile(
    r"\s(?!Hồ Chí Minh)(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý"
    r"|Trịnh|Đinh|Lưu|Mai|Tô|Cao|Hà|Đào|Đoàn|Lương|Trương|Lâm|Tạ|Vương|Tống|Thái|Quách|Lại|Chu)"
    r"(?:\s\w+){2,3}$"
)
_JOINING = ("và", "-", "–", "&", ",")
_MOST_WORDS = 18


def _pairs() -> Iterator[tuple[str, str]]:
    for name in " ".join(_NAMES.split()).split(";"):
        yield from pairwise(fold(name).split())


_PAIRS = frozenset(_pairs())
_FIRST = frozenset(fold(name).split()[0] for name in _NAMES.split(";"))
_HEAD = re.compile(
    rf"(?:(?:{'|'.join(map(fold, _POSTS))})\s+)*(?:{'|'.join(map(fold, _HEADS))})(?!\w)"
)
_HOLDERS = tuple(map(fold, _POSTS))
_STARTS = re.compile(rf"(?<!\w){_HEAD.pattern}")


def issuer_at(text: str) -> str | None:
    """Return the name of an issuer that *text* (composed) begins with, None where it does not.

    >>> issuer_at("Bộ Tài chính quy định chi tiết"), issuer_at("ông Nam")
    ('Bộ Tài chính', None)
    >>> issuer_at("UBND tỉnh Hà Nam về việc"), issuer_at("Chính phủ và Chỉ thị số 5")
    ('UBND tỉnh Hà Nam', 'Chính phủ')
    """
    head = _HEAD.match(fold(text[:60]))
    if not head:
        return None
    words = list(_WORD.finditer(text[:160]))[:_MOST_WORDS]
    end = cursor = 0
    for place, word in enumerate(words):
        gap = text[cursor : word.start()]
        # A line ends a name, but for a line broken after an abbreviation (TP.).
        if gap.strip() or ("\n" in gap and not text[:cursor].endswith(".")):
            break
        if word.end() > head.end() and not _goes_on(text, words, place):
            break
        cursor = word.end()
        end = end if word[0] in _JOINING else cursor
    name = " ".join(text[:end].split())
    return (_PERSON.sub("", name) if fold(name).startswith(_HOLDERS) else name) or None


def issuer_before(text: str) -> str | None:
    """Return the name of an issuer that *text* (composed) ends with, None where it does not.

    >>> issuer_before("Ngày 5/6, Chủ tịch UBND huyện Đông Sơn")
    'Chủ tịch UBND huyện Đông Sơn'
    """
    for start in _STARTS.finditer(fold(text)):
        name = " ".join(text[start.start() :].split())
        if (found := issuer_at(name)) in (name, _PERSON.sub("", name)):
            return found
    return None


def _goes_on(text: str, words: list[re.Match[str]], place: int) -> bool:
    """Tell whether a name goes on with the word at *place* of *words*."""
    word = words[place]
    if word[0] not in _JOINING:
        return _follows(words[place - 1][0], word)
    after = words[place + 1] if place + 1 < len(words) else None
    if after is None or _ends(after):
        return False
    if word[0] == ",":
        return text[: word.start()].rstrip().endswith(("Văn hóa", "Văn hoá", "VH"))
    if word[0] == "&" or after[0][0].isupper() or after[0] in ("bộ", "sở", "ban"):
        return True
    # "Bộ Thông tin và truyền thông"
    return tuple(fold(text[after.start() : after.start() + 20]).split()[:2]) in _PAIRS


def _follows(before: str, word: re.Match[str]) -> bool:
    """Tell whether a name goes on with *word* after the word *before*."""
    if word[0][0].isupper():
        # "Chính phủ", "Bộ Chính trị": whatever follows is no part of the name.
        return fold(before) not in ("phu", "tri") and not _ends(word)
    if word[0][0].isdigit():
        return fold(before) in ("quan", "phuong")
    if fold(before) in ("bo", "so"):
        return fold(word[0]) in _FIRST
    return before in _JOINING or (fold(before), fold(word[0])) in _PAIRS


def _ends(word: re.Match[str]) -> bool:
    return _END.match(fold(word.string[word.start() : word.start() + 24])) is not None
