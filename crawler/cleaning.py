"""One clean line of text, and the bare form under which two lines are compared."""

import html
import re

from vietnamese.writing import compose, fold

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
# Zero-width characters, byte order marks and control characters carry no text.
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f]")
# A soft hyphen carries none either, but in TCVN3 it is ư: there all marks are Latin letters, of
# which one looks like Đ.
_UNICODE = re.compile("[\u0102\u0103\u0128-\u01b0\u1ea0-\u1ef9]")
_LATIN = re.compile("[\u00a1-\u00ac\u00ae-\u00ff\u0110]")
_WORD = re.compile(r"\w+")


def clean_text(text: str) -> str:
    r"""Return *text* as one line: composed (NFC), entities decoded, even twice, blanks single.

    >>> clean_text(" H&amp;ocirc;m\u00a0nay,  x\u00e3  ")
    'Hôm nay, xã'
    """
    for _ in range(2):
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    text = compose(_INVISIBLE.sub("", text))
    if "\u00ad" in text and (_UNICODE.search(text) or not _LATIN.search(text)):
        text = text.replace("\u00ad", "")
    return " ".join(text.split())


def bare(text: str) -> str:
    """Return the words of *text* without case, marks and punctuation, for comparing lines.

    >>> bare("Hội nghị - tháng 5.") == bare("HỘI NGHỊ THÁNG 5")
    True
    """
    return " ".join(_WORD.findall(fold(text)))
