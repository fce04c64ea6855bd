"""Words left as they were keyed, where the input method was off: tieesng (Telex), tie6ng1 (VNI)."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from vietnamese.syllables import is_folded_syllable, other_shares, syllable_shares
from vietnamese.writing import accented, fold

_LONGEST = 12
_VOWELS = frozenset("aeiouyăâêôơư")
_HATS = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"u": "ư", "o": "ơ", "uo": "ươ"}
_BREVE = {"a": "ă"}
_STROKE = {"d": "đ"}
_TELEX_TONES = {"f": "\u0300", "s": "\u0301", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_TELEX_SHAPES = {key: {key: shaped} for key, shaped in {**_HATS, **_STROKE}.items()}
_TELEX_SHAPES["w"] = {**_HORNS, **_BREVE}
_TELEX_SHAPES["o"] |= {"ô": "oo"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_VNI_SHAPES = {"6": _HATS, "7": _HORNS, "8": _BREVE, "9": _STROKE}


class _Keyed(NamedTuple):
    """A syllable half keyed: its letters without the tone, and the tone ("" for none yet)."""

    letters: str
    tone: str


def from_telex(word: str) -> str | None:
    """Return the syllable whose Telex keystrokes *word* is, in its `accented` form.

    The tone's key and w may stand anywhere after the letter that they change; a letter is repeated
    at once. None for a word that is right as it stands, with marks or without, and for any other.
    Rare names such as Lori (lỏi) are misread: ask only where the word as typed finds nothing.

    >>> [from_telex(word) for word in ("tieesng", "vieejt", "ddaats", "dduowcj", "nhw", "nguoiwf")]
    ['tiếng', 'việt', 'đất', 'được', 'như', 'người']
    >>> [from_telex(word) for word in ("ban", "boong", "bar", "Facebook")]
    [None, None, None, None]
    """
    lower = word.lower()
    if is_folded_syllable(fold(lower)) or {lower, word} & other_shares().keys():
        return None
    if len(word) < 2 or word.isupper():
        return None
    return _likeliest(lower, _telex_key)


def from_vni(word: str) -> str | None:
    """Return the syllable whose VNI keystrokes *word* is, in its `accented` form; else None.

    "khu5" may be a word and a number as well: ask only where the word as typed finds nothing.

    >>> [from_vni(word) for word in ("tie6ng1", "vie65t", "d9a61t", "d9u7o7c5", "nguoi72", "km2")]
    ['tiếng', 'việt', 'đất', 'được', 'người', None]
    """
    return None if word.isalpha() or word.isupper() else _likeliest(word.lower(), _vni_key)


def _likeliest(word: str, key: Callable[[_Keyed, str], Iterator[_Keyed]]) -> str | None:
    if not word.isascii() or not word.isalnum() or len(word) > _LONGEST:
        return None
    readings = {_Keyed("", "")}
    for character in word:
        readings = {after for before in readings for after in key(before, character)}
    # Input methods give the second letter of "ưo" its horn by themselves.
    keyed = {_Keyed(accented(k.letters.replace("ưo", "ươ")), k.tone) for k in readings}
    found = [_syllables()[reading] for reading in keyed if reading in _syllables()]
    return max(found, key=syllable_shares().__getitem__, default=None)


def _telex_key(keyed: _Keyed, key: str) -> Iterator[_Keyed]:
    if key.isalpha():
        yield _Keyed(keyed.letters + key, keyed.tone)
    repeated = key == "w" or keyed.letters.endswith(tuple(_TELEX_SHAPES.get(key, ())))
    yield from _marked(keyed, _TELEX_TONES.get(key), _TELEX_SHAPES.get(key, {}) if repeated else {})
    if key == "w" and _VOWELS.isdisjoint(keyed.letters):
        yield _Keyed(keyed.letters + "ư", keyed.tone)


def _vni_key(keyed: _Keyed, key: str) -> Iterator[_Keyed]:
    if key.isalpha():
        yield _Keyed(keyed.letters + key, keyed.tone)
    yield from _marked(keyed, _VNI_TONES.get(key), _VNI_SHAPES.get(key, {}))


def _marked(keyed: _Keyed, tone: str | None, shapes: Mapping[str, str]) -> Iterator[_Keyed]:
    """Yield what a key makes of *keyed* that gives it a *tone* or one of its letters a shape."""
    letters = keyed.letters
    if tone and not keyed.tone and not _VOWELS.isdisjoint(letters):
        yield _Keyed(letters, tone)
    for plain, shaped in shapes.items():
        at = letters.rfind(plain)
        if at != -1:
            yield _Keyed(letters[:at] + shaped + letters[at + len(plain) :], keyed.tone)


@cache
def _syllables() -> Mapping[_Keyed, str]:
    """Return the syllables in use by their letters and tone."""
    by_keys = {}
    for syllable in syllable_shares():
        decomposed = unicodedata.normalize("NFD", syllable)
        tone = next((c for c in decomposed if c in _TELEX_TONES.values()), "")
        letters = unicodedata.normalize("NFC", decomposed.replace(tone, "") if tone else syllable)
        by_keys[_Keyed(accented(letters), tone)] = syllable
    return by_keys
