"""One clean line of text, and the bare form under which two lines are compared."""

import html
import re

from vietnamese.writing import compose, fold

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
# Zero-width characters, soft hyphens, byte order marks and control characters carry no text.
_INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f]"
)
_WORD = re.compile(r"\w+")


def clean_text(text: str) -> str:
    r"""Return *text* as one line: composed (NFC), entities decoded, even twice, blanks single.

    >>> clean_text(" H&amp;ocirc;m\u00a0nay,  x\u00e3  ")
    'Hôm nay, xã'
    """
    for _ in range(2):
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    return " ".join(compose(_INVISIBLE.sub("", text)).split())


def bare(text: str) -> str:
    """Return the words of *text* without case, marks and punctuation, for comparing lines.

    >>> bare("Hội nghị - tháng 5.") == bare("HỘI NGHỊ THÁNG 5")
    True
    """
    return " ".join(_WORD.findall(fold(text)))
