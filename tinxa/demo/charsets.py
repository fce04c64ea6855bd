"""Text as older portals send it: windows-1258, and decomposed letters."""

import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def encode_1258(text: str) -> bytes:
    """Encode HTML *text* in windows-1258.

    That set has the letters â ă ê ô ơ ư đ and five combining tones, but hardly any letter with its
    tone; and Python's codec composes nothing. What it lacks becomes a numeric reference.

    >>> import html
    >>> sent = encode_1258("Kế hoạch ≥ 5 ha")
    >>> unicodedata.normalize("NFC", html.unescape(sent.decode("cp1258")))
    'Kế hoạch ≥ 5 ha'
    """
    return b"".join(map(_letter, unicodedata.normalize("NFC", text)))


def decompose(text: str) -> str:
    """Return *text* with every accented letter taken apart (NFD)."""
    return unicodedata.normalize("NFD", text)


def _letter(char: str) -> bytes:
    marks = unicodedata.normalize("NFD", char)
    tones = "".join(mark for mark in marks if mark in _TONES)
    base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    for form in (char, base + tones):
        try:
            return form.encode("cp1258")
        except UnicodeEncodeError:
            continue
    return char.encode("ascii", "xmlcharrefreplace")
