"""Vietnamese letters: composing them, placing the tone, taking the marks off."""

import re
import unicodedata
from collections.abc import Sequence

# Old files use the Icelandic eth (U+00D0) for Đ; it looks the same.
_BARE = str.maketrans("ĐđÐð", "DdDd")
_ETH = str.maketrans({"Ð": "Đ", "ð": "đ"})

# What Vietnamese letters are made of where they are taken apart: tones, ˆ, ˘ and the horn.
_COMBINING = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"
_CLUSTER = re.compile(r"[^\u0300-\u036f]?[\u0300-\u036f]*", re.DOTALL)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# The one place where the two schools differ: open syllables in oa, oe and uy (never after q,
# where the u belongs to the consonant). The old school puts the tone on the first vowel.
_NEW_STYLE = re.compile(rf"(?<!q)(o[ae]|uy)([{_TONES}])(?![a-z\u0300-\u036f])", re.IGNORECASE)

# One vowel with two spellings, kĩ and kỹ. Only where it ends the syllable and only after these
# consonants: elsewhere i and y part words (vi and Vy, tai and tay, thúi and thúy). A lone i without
# a tone is a Roman numeral (quý I): "i tế" is not met once in 22,000 articles.
_TWO_SPELLINGS = re.compile(
    rf"(?<![\w\u0300-\u036f])(?:(h|k|l|m|t|qu)i|(s)y|()i(?=\u0301))"
    rf"(?=[{_TONES}]?(?![\w\u0300-\u036f]))"
)


def compose(text: str) -> str:
    """Return *text* in NFC with đ written as đ.

    >>> compose("Ðo\u0302ng") == "Đông"
    True
    """
    return unicodedata.normalize("NFC", text).translate(_ETH)


def composed(text: str) -> tuple[str, Sequence[int] | None]:
    """Return *text* in NFC, and where each of its letters stood before; None where nothing moved.

    >>> composed("xã Đông"), composed("xa\u0303 A")
    (('xã Đông', None), ('xã A', [0, 1, 3, 4, 5]))
    """
    if not any(mark in text for mark in _COMBINING):
        return text, None
    whole: list[str] = []
    starts: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        letters = unicodedata.normalize("NFC", cluster[0])
        whole.append(letters)
        starts += range(cluster.start(), cluster.start() + len(letters))
    return "".join(whole), [*starts, len(text)]


def fold(text: str) -> str:
    """Lower-case *text* and strip its marks, keeping đ as d; i and y are one as in `accented`.

    The length may change; use it on single words only, never where offsets count.

    >>> fold("Đường Nguyễn Huệ"), fold("kĩ") == fold("kỹ")
    ('duong nguyen hue', True)
    """
    lower = text.lower()
    if lower.isascii():
        return _one_spelling(lower)
    return _one_spelling(_bare(_one_spelling(unicodedata.normalize("NFD", lower))))


def unmarked(text: str) -> str:
    """Return *text* without its marks, its case kept.

    >>> unmarked("Đường Nguyễn Huệ OR hội")
    'Duong Nguyen Hue OR hoi'
    """
    return _bare(unicodedata.normalize("NFD", text))


def accented(word: str) -> str:
    """Return the one form of *word* that all its spellings with these accents share.

    Lower case, composed, the tone placed in the old way, one of i and y where both are usual.

    >>> accented("HOÀ"), accented("hòa"), accented("thuỷ"), accented("quý"), accented("hoàn")
    ('hòa', 'hòa', 'thủy', 'quý', 'hoàn')
    >>> accented("kĩ"), accented("tỉ"), accented("qui"), accented("sỹ"), accented("thúi")
    ('kỹ', 'tỷ', 'quy', 'sĩ', 'thúi')
    """
    lower = word.lower()
    if lower.isascii():
        return _one_spelling(lower)
    return unicodedata.normalize("NFC", _one_spelling(_tones_moved(lower)))


def has_marks(text: str) -> bool:
    """Tell whether any letter of *text* carries a Vietnamese mark (đ is one).

    >>> has_marks("dat dai"), has_marks("đat dai")
    (False, True)
    """
    return _bare(unicodedata.normalize("NFD", text.lower())) != text.lower()


def old_style(text: str) -> str:
    """Return *text* composed, with the tones placed in the old way and the case kept.

    >>> old_style("Xã Hoằng Hoá, Thuỷ, QUỲ, HOÀ")
    'Xã Hoằng Hóa, Thủy, QUỲ, HÒA'
    """
    return unicodedata.normalize("NFC", _tones_moved(text))


def _tones_moved(text: str) -> str:
    """Return *text* decomposed, with the tones placed in the old way."""
    return _NEW_STYLE.sub(_moved, unicodedata.normalize("NFD", text.translate(_ETH)))


def _moved(match: re.Match[str]) -> str:
    return match[1][0] + match[2] + match[1][1]


def _bare(decomposed: str) -> str:
    return "".join(c for c in decomposed.translate(_BARE) if not unicodedata.combining(c))


def _one_spelling(lower: str) -> str:
    """Return decomposed *lower* with i and y as officialese has them: kỹ, lý, quy, tỷ, but sĩ."""
    return _TWO_SPELLINGS.sub(_preferred, lower)


def _preferred(match: re.Match[str]) -> str:
    return "si" if match[2] else f"{match[1] or ''}y"
