"""Numbers that are no figures, told by what stands around them."""

import re

# "quốc lộ 1", "lớp 5", "Điều 12": the number is a name, whatever follows.
_NAMED = re.compile(
    r"(?:^|[\s(“\"])(?:(?<!tổng )(?<!trong )(?<!con )(?<!dân )(?<!Tổng )(?<!Trong )(?<!Dân )[Ss]ố|thứ|[Ll]ớp"
    r"|[Kk]h[óo][áa]|Điều|(?<!tuyến )lộ|QL|TL|[Tt]ầng|[Ll]ầu|[Hh]ẻm|[Nn]gõ|hạng|[Tt]op|[Bb]ão|Km|SN|(?<!học )sinh|ĐT"
    r"|Covid|(?:[Nn]ghị|[Qq]uyết) định|[Tt]hông tư|[Cc]hỉ thị|không quá|tối đa|tối thiểu|chưa đủ|từ đủ|lứa tuổi)\s$"
)
# "tổ 5 phường": a name before what is counted, but not before a measure ("đường 5 km").
_NAMED_BEFORE_COUNTED = re.compile(
    r"(?:^|[\s(])(?:[Đđ]ường|[Tt]ổ|[Kk]hu|[Bb]ản|[Đđ]ội|[Pp]hòng|[Nn]hà|[Tt]rạm|[Kk]hối|[Ll]ô|[Ll]oại|[Pp]hường|P\.|[Qq]uận|Q\."
    r"|[Tt]hôn|[Ấấ]p|[Xx]óm|(?<!thành )[Pp]hố|[Kk]iệt|[Nn]gách|[Kk]ênh|[Mm]ục|[Kk]hoản|[Tt]ờ|[Tt]rang|[Tt]ập|[Mm]ã|[Vv]òng"
    r"|[Gg]iai đoạn|[Cc]ổng|[Tt]iểu khu|[Cc]ụm|[Ss]úng|[Xx]e|[Nn]hóm|[Bb]ảng|[Cc]hặng|[Vv]ị trí|(?<!cùng )[Kk]ỳ|[Nn]hiệm kỳ)\s$"
)
_DAY = re.compile(r"(?:^|\s)(?:(?<!mỗi )(?<!hàng )(?<!hằng )(?<!một )(?<!trong )(?<!cả )"
                  r"(?:[Nn]gày|[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa|[Đđ]êm|hôm|[Tt]háng|[Qq]uý)|và|đến|từ|-)\s?$")  # fmt: skip
_DAY_BEFORE = re.compile(
    r"(?:[Nn]gày|[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa|[Đđ]êm|hôm|[Tt]háng|[Qq]uý)\s$"
)
_YEAR = re.compile(r"(?:[Nn]ăm|[Hh]è|Tết)\s$")
_THRESHOLD = re.compile(r"\s(?:[^\W\d]+\s){0,2}?trở (?:lên|xuống)")
_MULTIPLE = re.compile(
    r"(?:gấp|tăng|giảm|cao|lên|nhiều|hơn)(?: (?:gần|hơn|khoảng|trên|tới|đến|gấp))*\s$"
)
_CRITERIA = re.compile(r"(?:đạt|được|hoàn thành|còn|thêm)(?: (?:chuẩn|chỉ|mới|được|tổng))*\s$")
_WEATHER = re.compile(
    r"áp thấp|tâm bão|[Vv]ĩ (?:Bắc|tuyến)|giật cấp|gió (?:mạnh )?cấp|lượng mưa|không khí lạnh"
)
_SPEED = re.compile(r"/(?:h|s|giờ|giây|phút)")
_NEAR = 24
_PEOPLE = frozenset("người đồng chí em hộ".split())
_MEASURES = re.compile(r"%|điểm %|m|m2|m3|km|km2|ha|kg|tấn|tạ|đồng|USD|lít|kWh|MW")


def excluded(text: str, numeral: str, start: int, end: int, unit: str | None) -> bool:
    """Tell whether the number in [start, end) of *text* is a name, a date, a threshold or the like."""
    left = text[max(0, start - _NEAR) : start]
    right = text[end : end + _NEAR]
    if _NAMED.search(left) or _is_date(left, numeral, text[start:end]):
        return True
    if _THRESHOLD.match(right) or right.startswith(("/h", " / h", "/s", " / giờ", "/giờ")):
        return True
    if unit is None:
        return False
    if numeral == "0":
        return True
    head = unit.partition("/")[0]
    counted = not _MEASURES.fullmatch(head)
    if counted and head not in _PEOPLE and _NAMED_BEFORE_COUNTED.search(left):
        return True
    return _out_of_place(text, start, end, left, head)


def _out_of_place(text: str, start: int, end: int, left: str, head: str) -> bool:
    """Tell whether a unit means no figure where it stands."""
    if head == "lần":
        return not _MULTIPLE.search(left)
    if head == "tiêu chí":
        return "/" not in text[start:end] and not _CRITERIA.search(left)
    if head in {"km", "m"}:
        return bool(_WEATHER.search(text, max(0, start - 120), end + 80))
    return False


def _is_date(left: str, numeral: str, written: str) -> bool:
    """Tell whether a number belongs to a date: "ngày 12/5 xã", "năm 2020 doanh nghiệp"."""
    if not numeral.isdigit():
        return False
    number = int(numeral)
    if len(numeral) == 4 and 1900 < number < 2100 and _YEAR.search(left):
        return True
    if "/" in written.partition(" ")[0]:
        return number <= 31 and bool(_DAY.search(left))
    return number <= 31 and bool(_DAY_BEFORE.search(left)) and not _EACH.search(left)


_EACH = re.compile(r"(?:mỗi|hàng|hằng|một|trong|cả|Mỗi|nửa) \w+\s$")
