"""TCVN3 (ABC) and VNI: Vietnamese as it was written with fonts of its own before Unicode.

Such text shows Latin letters that mean others ("Héi nghÞ", "Hoäi nghò"). Tables after TCVN
5712:1993 and the VNI font family.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Literal, NamedTuple

from vietnamese.spelling import well_formed
from vietnamese.writing import compose

Encoding = Literal["TCVN3", "VNI"]

# Whoever reads eth as Đ (vietnamese/writing.py) has turned é into Đ.
_TCVN3 = str.maketrans(
    "Đµ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§",
    "éàảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
)
# After a, e, o, u, y, ô (for ơ) and ö (for ư) VNI writes the mark as a letter of its own.
_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309",
    "ã": "\u0302\u0303", "ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301",
    "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_LETTERS = str.maketrans("ñÑöÖôÔæÆóÓòÒîÎ", "đĐưƯơƠỉỈĩĨịỊỵỴ")
_VNI_PAIR = re.compile(f"([aeouyôöAEOUYÔÖ])([{''.join(_VNI_MARKS)}])", re.IGNORECASE)
_VNI_MARK = re.compile(f"(?<=[aeouyôö])[{''.join(_VNI_MARKS)}]", re.IGNORECASE)

# Letters that none of the old fonts can show.
_UNICODE = re.compile("[\u0102\u0103\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_WORD = re.compile(r"[^\W\d_]*[^\x00-\x7f\s‘’“”…–—][^\s.,;:!?()\"‘’“”…/–—]*")
_FEW = 2
_PLAUSIBLE = 0.8
_IMPLAUSIBLE = 0.5


class Read(NamedTuple):
    """A text in Unicode, and what it was written in."""

    text: str
    encoding: Encoding


def read_legacy(text: str) -> Read | None:
    """Return *text* in Unicode where it is written in TCVN3 or VNI; None where it is not.

    Told by its words: most are syllables in the one reading, and not as they stand.

    >>> read_legacy("Héi nghÞ tæng kÕt").text, read_legacy("Hoäi nghò toång keát").encoding
    ('Hội nghị tổng kết', 'VNI')
    >>> read_legacy("Hội nghị tổng kết") is None
    True
    """
    words = [] if _UNICODE.search(text) else _WORD.findall(text)
    if len(words) < _FEW or _plausible(words) > _IMPLAUSIBLE:
        return None
    readings: tuple[tuple[Encoding, Callable[[str], str]], ...] = (("TCVN3", _tcvn3), ("VNI", _vni))
    for encoding, convert in readings:
        if _plausible([convert(word) for word in words]) >= _PLAUSIBLE:
            return Read(convert(text), encoding)
    return None


def _tcvn3(text: str) -> str:
    return text.translate(_TCVN3)


def _vni(text: str) -> str:
    marked = _VNI_PAIR.sub(lambda m: m[1].translate(_VNI_LETTERS) + _VNI_MARKS[m[2].lower()], text)
    return unicodedata.normalize("NFC", marked.translate(_VNI_LETTERS))


def _plausible(words: list[str]) -> float:
    """Return which share of *words* are spelt as syllables of Vietnamese are."""
    return sum(well_formed(compose(word).lower()) for word in words) / len(words)
