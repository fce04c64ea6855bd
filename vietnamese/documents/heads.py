"""What stands before a number and says that it is a document's: "Nghị quyết số"."""

import re
from typing import NamedTuple

from vietnamese.writing import compose, fold

_NAMES = (
    "Nghị quyết liên tịch", "Nghị quyết", "Quyết định", "Quy định", "Chỉ thị", "Chương trình",
    "Kết luận", "Nghị định", "Thông tư liên tịch", "Thông tư", "Thông tri", "Tờ trình",
    "Công văn", "Thông báo", "Thông cáo", "Báo cáo", "Hướng dẫn", "Kế hoạch", "Công điện",
    "Giấy mời", "Giấy phép", "Giấy chứng nhận", "Quy chế", "Đề án", "Phương án", "Dự án",
    "Biên bản", "Hợp đồng", "Pháp lệnh", "Sắc lệnh", "Lệnh", "Luật", "Bản án", "Cáo trạng",
    "Văn bản",
)  # fmt: skip
_BY_FOLDED = {fold(name).replace(" ", ""): name for name in _NAMES}
_SHORT = {"NQ": "Nghị quyết", "QĐ": "Quyết định", "NĐ": "Nghị định", "CT": "Chỉ thị",
          "TT": "Thông tư", "CV": "Công văn", "KH": "Kế hoạch", "TB": "Thông báo",
          "KL": "Kết luận", "TTLT": "Thông tư liên tịch", "VB": "Văn bản"}  # fmt: skip
_LONGEST = 90
_KIND = "|".join(fold(name).replace(" ", r"\s*") for name in _NAMES)
_KIND = _KIND.replace("luat", r"(?<!ky )(?<!phap )luat")
# "so" is the slip "sổ" too; a kind may be told more closely: "Quyết định phê duyệt số".
_HEAD = re.compile(
    rf".*(?P<kind>{_KIND})(?:\s*|(?:\s[\w&-]+){{1,7}}?\s)"
    r"(?P<numbered>so\s*[:.]?\s*)?$",
    re.DOTALL,
)
_PLAIN = re.compile(rf".*(?:{_KIND})\s*$", re.DOTALL)
_HEAD_SHORT = re.compile(rf".*(?<!\w)(?P<kind>{'|'.join(_SHORT)})\s*(?:số\s*:?\s*)?$", re.DOTALL)
_NUMBERED = re.compile(r".*(?<!\w)so\s*:?\s*$", re.DOTALL)
# Articles of a law, blanks of a form: numbers, but of no document.
_FOREIGN = re.compile(r"(?:dieu|khoan|diem|muc|chuong|phan|mau|bieu|phu luc)\s+(?:so\s*)?$")
_BREAK = re.compile(r"[\n;!?]|\.\s")


class Head(NamedTuple):
    """What stands before a number: *kind* as the text names it, *numbered* where it says "số"."""

    kind: str | None = None
    numbered: bool = False
    foreign: bool = False


def head_before(text: str, place: int) -> Head:
    """Return what introduces the number that begins at *place* of *text*.

    >>> head_before("Thực hiệnNghị quyết số 58", 23)
    Head(kind='Nghị quyết', numbered=True, foreign=False)
    """
    window = compose(_BREAK.split(text[max(0, place - _LONGEST) : place])[-1])
    folded = fold(window)
    if _FOREIGN.search(folded):
        return Head(foreign=True)
    numbered = _NUMBERED.match(folded) is not None or folded.rstrip(" :").endswith("so")
    found = _HEAD.match(folded)
    if found and (found["numbered"] or _PLAIN.match(folded)):
        return Head(_BY_FOLDED["".join(found["kind"].split())], numbered)
    if short := _HEAD_SHORT.match(window):
        return Head(_SHORT[short["kind"]], numbered)
    return Head(None, numbered)
