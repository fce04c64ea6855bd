"""Keystrokes of Telex and VNI left in a text are read; right words are never touched."""

import unicodedata

import pytest

from vietnamese.keystrokes import from_telex, from_vni
from vietnamese.syllables import is_folded_syllable, other_shares, syllable_shares
from vietnamese.writing import fold

TELEX = str.maketrans(
    {"â": "aa", "ă": "aw", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
    | dict(zip("\u0300\u0301\u0309\u0303\u0323", "fsrxj", strict=True))
)
VNI = str.maketrans(
    {"â": "a6", "ă": "a8", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}
    | dict(zip("\u0300\u0301\u0309\u0303\u0323", "21345", strict=True))
)
TONES = "\u0300\u0301\u0303\u0309\u0323"
MARKED = [syllable for syllable in syllable_shares() if fold(syllable) != syllable]


def keyed(syllable, table, *, tone_last):
    """Return the keystrokes of *syllable*; its tone right after its vowel or at the end."""
    letters = []
    for letter in unicodedata.normalize("NFC", syllable):
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(part for part in parts if part in TONES)
        bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        letters.append((bare, tone))
    if tone_last:
        order = "".join(bare for bare, _ in letters) + "".join(tone for _, tone in letters)
    else:
        order = "".join(bare + tone for bare, tone in letters)
    return order.translate(table)


def telex(syllable, *, tone_last):
    keys = keyed(syllable, TELEX, tone_last=tone_last)
    # Two letters o that stay such are keyed as three.
    return keys if "\u0302" in unicodedata.normalize("NFD", syllable) else keys.replace("oo", "ooo")


@pytest.mark.parametrize("tone_last", [True, False])
def test_telex_of_every_syllable_is_read(tone_last):
    for syllable in MARKED:
        keys = telex(syllable, tone_last=tone_last)
        if is_folded_syllable(keys) or keys in other_shares():
            assert from_telex(keys) is None
        else:
            assert from_telex(keys) == syllable


@pytest.mark.parametrize("tone_last", [True, False])
def test_vni_of_every_syllable_is_read(tone_last):
    for syllable in MARKED:
        assert from_vni(keyed(syllable, VNI, tone_last=tone_last)) == syllable


def test_a_right_word_is_never_altered():
    for syllable in syllable_shares():
        for word in (syllable, fold(syllable)):
            assert from_telex(word) is None
            assert from_vni(word) is None


@pytest.mark.parametrize(
    ("keys", "syllable"),
    [
        ("tieengs", "tiếng"), ("Vieetj", "việt"), ("vietej", None), ("datdas", None),
        ("dduocwj", "được"), ("tw", "tư"), ("muaw", "mưa"), ("quaanj", "quận"), ("hoafn", "hoàn"),
        ("hoaf", "hòa"), ("kix", "kỹ"), ("quis", "quý"), ("xax", "xã"), ("ngoeof", "ngoèo"),
        ("nhwngx", "những"), ("tiengs", None), ("hass", None), ("www", None),
        ("tin", None), ("", None), ("tiếngs", None), ("a" * 30, None), ("taxi", None),
        ("UBND", None), ("bar", None), ("hi", None), ("Qui", None), ("W", None), ("ESP", None),
        ("Vanga", None),
    ],
)  # fmt: skip
def test_telex(keys, syllable):
    assert from_telex(keys) == syllable


@pytest.mark.parametrize(
    ("keys", "syllable"),
    [
        ("tieng61", "tiếng"), ("duoc975", "được"), ("D9ie62u", "điều"), ("nghia4", "nghĩa"),
        ("2023", None), ("km2", None), ("A4", None), ("ĐT65", None), ("", None), ("5", None),
    ],
)  # fmt: skip
def test_vni(keys, syllable):
    assert from_vni(keys) == syllable
