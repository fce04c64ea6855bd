"""Laws of the language's letters, held for any text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.words import words
from vietnamese.writing import accented, compose, fold, has_marks, old_style

LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
)
vietnamese = st.text(st.sampled_from(LETTERS + LETTERS.upper() + " -/,0123456789"), max_size=40)
anything = st.text(max_size=40)


@given(anything)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(vietnamese)
def test_composed_and_decomposed_text_is_one(text):
    decomposed = unicodedata.normalize("NFD", text)
    assert fold(decomposed) == fold(text)
    assert accented(decomposed) == accented(text)
    assert [w.forms for w in words(decomposed)] == [w.forms for w in words(text)]


@given(vietnamese)
def test_the_accented_form_folds_to_the_folded_one(text):
    assert fold(accented(text)) == fold(text)


@given(anything)
def test_words_stand_where_they_say(text):
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.forms.folded == fold(text[word.start : word.end])
        end = word.end


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("XOÀ", "xòa"),
        ("uỷ", "ủy"),
        ("loè", "lòe"),
    ],
)
def test_tone_placement_is_one(new, old):
    assert accented(new) == accented(old) == old


@pytest.mark.parametrize("word", ["quý", "quỷ", "hoàn", "toán", "thuyền", "hoắc", "khuỷu", "ngoèo"])
def test_closed_syllables_and_q_keep_their_tone(word):
    assert accented(word) == word


@pytest.mark.parametrize("initial", ["h", "k", "l", "m", "s", "t", "qu"])
@pytest.mark.parametrize("tone", ["", *"\u0300\u0301\u0303\u0309\u0323"])
def test_i_and_y_after_these_consonants_are_one(initial, tone):
    one, other = initial + "i" + tone, initial + "Y" + tone
    assert accented(one) == accented(other)
    assert fold(one) == fold(other)
    assert accented(f"{one}, {other.title()}") == accented(f"{other}, {one}")


@pytest.mark.parametrize(
    ("written", "usual"),
    [("kĩ", "kỹ"), ("Lí", "lý"), ("MĨ", "mỹ"), ("tỉ", "tỷ"), ("sỹ", "sĩ"), ("qui", "quy"),
     ("quí", "quý"), ("í", "ý"), ("hi", "hy")],
)  # fmt: skip
def test_the_usual_spelling_stands_for_both(written, usual):
    assert accented(written) == accented(usual) == usual


@pytest.mark.parametrize(
    ("one", "other"),
    [("thúy", "thúi"), ("tùy", "tùi"), ("tay", "tai"), ("mấy", "mấi"), ("vy", "vi"), ("thy", "thi"),
     ("bỵ", "bị"), ("uy", "ui"), ("quay", "quai"), ("khuy", "khui"), ("y", "i"), ("my1", "mi1"),
     ("lyn", "lin"), ("sky", "ski")],
)  # fmt: skip
def test_elsewhere_i_and_y_part_words(one, other):
    assert accented(one) != accented(other)
    assert fold(one) != fold(other)


def test_a_syllable_without_marks_has_none():
    assert not any(has_marks(word) for word in ("ti", "sy", "qui", "Ly"))


def test_every_letter_d_folds_to_d():
    # U+00D0 is the Icelandic letter that old files use.
    assert [fold(letter) for letter in "đĐðÐ"] == ["d"] * 4
    assert compose("Ðông") == "Đông"


def test_marks_are_seen():
    assert has_marks("đ")
    assert has_marks("o\u0323")
    assert not has_marks("Dong Son 2023-05!")


def test_old_style_keeps_case():
    assert old_style("Xã Hoằng Hoá, HOÀ") == "Xã Hoằng Hóa, HÒA"
