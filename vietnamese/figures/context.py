"""Numbers that are no figures, told by what stands around them."""

import re

from vietnamese.figures.wording import either

_OF_SUM = "".join(
    f"(?<!{word} )" for word in ("tổng", "trong", "con", "dân", "Tổng", "Trong", "Dân")
)
# "quốc lộ 1", "lớp 5", "Điều 12": the number is a name, whatever follows; "không quá" a threshold.
_NAMED = re.compile(
    rf"(?<!\w)(?:{_OF_SUM}[Ss]ố|(?<!tuyến )lộ|(?<!học )sinh|"
    + either(
        "thứ, lớp, khóa, khoá, Điều, QL, TL, tầng, lầu, hẻm, ngõ, hạng, top, bão, Km, SN, ĐT, "
        "Covid, nghị định, quyết định, thông tư, chỉ thị, không quá, tối đa, tối thiểu, chưa "
        "đủ, từ đủ"
    )
    + r"|lứa tuổi)\s$"
)
# "tổ 5 phường": a name before what is counted, but not before a measure ("đường 5 km").
_NAMED_BEFORE_COUNTED = re.compile(
    r"(?<!\w)(?:(?<!thành )[Pp]hố|(?<!cùng )[Kk]ỳ|"
    + either(
        "đường, tổ, khu, bản, đội, phòng, nhà, trạm, khối, lô, loại, phường, quận, thôn, ấp, "
        "xóm, kiệt, ngách, kênh, mục, khoản, tờ, trang, tập, mã, vòng, giai đoạn, cổng, tiểu "
        "khu, cụm, súng, xe, nhóm, bảng, chặng, vị trí"
    )
    + r"|[PQ]\.)\s$"
)
_DATED = either("ngày, sáng, chiều, tối, trưa, đêm, hôm, tháng, quý")
_DAY_BEFORE = re.compile(rf"{_DATED}\s$")
_DAY = re.compile(rf"(?:(?:^|\s)(?:{_DATED}|và|đến|từ)|-)\s?$")
_EACH = re.compile(rf"{either('mỗi, hàng, hằng, một, trong, cả, nửa')} \w+\s$")
_YEAR = re.compile(rf"{either('năm, hè, tết')}\s$")
_THRESHOLD = re.compile(r"\s(?:[^\W\d]+\s){0,2}?trở (?:lên|xuống)|\s?/\s?(?:h|s|giờ|giây)(?!\w)")
_MULTIPLE = re.compile(
    r"(?:gấp|tăng|giảm|cao|lên|nhiều|hơn)(?: (?:gần|hơn|khoảng|trên|tới|đến|gấp))*\s$"
)
_CRITERIA = re.compile(r"(?:đạt|được|hoàn thành|còn|thêm)(?: (?:chuẩn|chỉ|mới|được|tổng))*\s$")
_WEATHER = re.compile(
    r"áp thấp|tâm bão|[Vv]ĩ (?:Bắc|tuyến)|giật cấp|gió (?:mạnh )?cấp|lượng mưa|không khí lạnh"
)
_PEOPLE = frozenset(("người", "đồng chí", "em", "hộ"))
_MEASURES = re.compile(r"%|điểm %|m|m2|m3|km|km2|ha|kg|tấn|tạ|đồng|USD|lít|kWh|MW")
_NEAR = 24


def excluded(text: str, numeral: str, start: int, end: int, unit: str | None) -> bool:
    """Tell whether the number in [start, end) is a name, a date, a threshold or the like.

    *numeral* is its first number, *unit* None where the text has lost it.
    """
    left = text[max(0, start - _NEAR) : start]
    if (
        _NAMED.search(left)
        or _THRESHOLD.match(text, end)
        or _is_date(left, numeral, text[start:end])
    ):
        return True
    if unit is None:
        return False
    head = unit.partition("/")[0]
    if numeral == "0" or _is_name_before(left, head):
        return True
    return _out_of_place(text, start, end, left, head)


def _is_name_before(left: str, head: str) -> bool:
    counted = not _MEASURES.fullmatch(head) and head not in _PEOPLE
    return counted and bool(_NAMED_BEFORE_COUNTED.search(left))


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
        return number <= 31 and bool(_DAY.search(left)) and not _EACH.search(left)
    return number <= 31 and bool(_DAY_BEFORE.search(left)) and not _EACH.search(left)
