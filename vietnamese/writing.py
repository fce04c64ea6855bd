"""Vietnamese letters: composing them, placing the tone, taking the marks off."""

import re
import unicodedata

_BARE = {"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"}
# Old files use the Icelandic eth (U+00D0) for Đ; it looks the same.
_BARE_D = str.maketrans("Đđ", "Dd")
_ETH = str.maketrans({"Ð": "Đ", "ð": "đ"})

_TONES = "\u0300\u0301\u0303\u0309\u0323"
# The one place where the two schools differ: open syllables in oa, oe and uy (never after q,
# where the u belongs to the consonant). The old school puts the tone on the first vowel.
_NEW_STYLE = re.compile(rf"(?<!q)(o[ae]|uy)([{_TONES}])(?![a-z\u0300-\u036f])", re.IGNORECASE)


def compose(text: str) -> str:
    """Return *text* in NFC with đ written as đ.

    >>> compose("Ðo\u0302ng") == "Đông"
    True
    """
    return unicodedata.normalize("NFC", text).translate(_ETH)


def fold(text: str) -> str:
    """Lower-case *text* and strip its marks, keeping đ as d.

    The length may change; use it on single words only, never where offsets count.

    >>> fold("Đường Nguyễn Huệ")
    'duong nguyen hue'
    """
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(_BARE.get(c, c) for c in decomposed if not unicodedata.combining(c))


def unmarked(text: str) -> str:
    """Return *text* without its marks, its case kept.

    >>> unmarked("Đường Nguyễn Huệ OR hội")
    'Duong Nguyen Hue OR hoi'
    """
    decomposed = unicodedata.normalize("NFD", text.translate(_ETH)).translate(_BARE_D)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def accented(word: str) -> str:
    """Return the one form of *word* that all its spellings with these accents share.

    Lower case, composed, the tone placed in the old way.

    >>> accented("HOÀ"), accented("hòa"), accented("thuỷ"), accented("quý"), accented("hoàn")
    ('hòa', 'hòa', 'thủy', 'quý', 'hoàn')
    """
    return word.lower() if word.isascii() else old_style(word.lower())


def has_marks(text: str) -> bool:
    """Tell whether any letter of *text* carries a Vietnamese mark (đ is one).

    >>> has_marks("dat dai"), has_marks("đat dai")
    (False, True)
    """
    return fold(text) != text.lower()


def old_style(text: str) -> str:
    """Return *text* composed, with the tones placed in the old way and the case kept.

    >>> old_style("Xã Hoằng Hoá, Thuỷ, QUỲ, HOÀ")
    'Xã Hoằng Hóa, Thủy, QUỲ, HÒA'
    """
    decomposed = unicodedata.normalize("NFD", text.translate(_ETH))
    return unicodedata.normalize("NFC", _NEW_STYLE.sub(_moved, decomposed))


def _moved(match: re.Match[str]) -> str:
    return match[1][0] + match[2] + match[1][1]
