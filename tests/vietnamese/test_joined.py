"""Words written together are cut, and right ones are not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.joined import pieces
from vietnamese.spelling import well_formed
from vietnamese.syllables import is_folded_syllable, is_syllable, syllable_shares
from vietnamese.writing import accented, has_marks

usual = st.sampled_from([word for word, share in syllable_shares().items() if share > -8.5])
anything = st.text(max_size=40)


@pytest.mark.parametrize(
    "parts",
    [
        "chỉ đạo", "đất đai", "tháng đã cấp", "hiện Nghị", "Ủy ban nhân dân", "xã Đông", "CHỈ ĐẠO",
        "toàn huyện đã", "HÀ Đường", "Quảng cáo", "trong đó", "doanh nhưng", "thuỷ lợi", "xã hội",
        "UBND tỉnh", "của HĐND", "của Huawei", "với SARS", "Vinamilk đạt", "tỉnh Quảng Ninh",
        "thực hiện Nghị quyết", "ngày 12", "2023 của", "tháng 5 năm 2023", "khoản 2 Điều 5",
        "lộ 1A", "ô tô", "ca nô", "chiếc ô tô", "Ô tô 16", "kĩ thuật số", "quí khách",
    ],
)  # fmt: skip
def test_words_written_together_are_cut(parts):
    assert " ".join(pieces(parts.replace(" ", ""))) == parts


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng", "Huẩn", "khuỷu", "thuống", "HOÀ", "Facebook", "nongthon", "UBND", "TTg",
        "QĐUBND", "HĐND", "ĐHQGHN", "NĐCP", "ĐT650", "BĐ2", "000đ", "km2", "m3", "m²", "26ha",
        "Covid19", "H5N1", "Bkrông", "Êban", "1990", "é", "Đ",
        "Beyoncé", "Verónica", "Guaidó", "José", "García", "café", "Matxcơva", "Krông",
        "đươc", "thuât", "luọng", "nguời", "nghiệpp", "cuả", "hHãng", "Московский",
    ],
)  # fmt: skip
def test_any_other_word_stays_whole(word):
    assert pieces(word) == (word,)


@given(anything)
def test_pieces_make_up_the_word(text):
    assert "".join(pieces(text)) == text


@given(st.lists(usual, min_size=1, max_size=5))
def test_composed_and_decomposed_words_are_cut_alike(parts):
    word = "".join(parts)
    decomposed = pieces(unicodedata.normalize("NFD", word))
    assert [unicodedata.normalize("NFC", piece) for piece in decomposed] == list(pieces(word))


@given(st.lists(usual, min_size=1, max_size=5))
def test_pieces_are_not_cut_again(parts):
    for piece in pieces("".join(parts)):
        assert pieces(piece) == (piece,)


@given(st.lists(usual.filter(has_marks), min_size=2, max_size=4))
def test_capitals_show_where_words_begin(parts):
    titled = tuple(part.title() for part in parts)
    assert pieces("".join(titled)) == titled


@pytest.mark.parametrize("word", ["0HỲ", "2HỌ", "họp12Tổ"])
def test_digits_part_composed_and_decomposed_words_alike(word):
    decomposed = pieces(unicodedata.normalize("NFD", word))
    assert tuple(unicodedata.normalize("NFC", piece) for piece in decomposed) == pieces(word)


def test_half_composed_letters_are_one():
    # Some portals write the circumflex into the letter and the tone after it.
    assert pieces("hiê\u0323nNghi\u0323") == ("hiê\u0323n", "Nghi\u0323")


def test_the_inventory_holds_syllables_alone():
    assert all(accented(word) == word and well_formed(word) for word in syllable_shares())
    assert len(syllable_shares()) > 5000
    assert is_folded_syllable("nghieng")
    assert not is_syllable("đươc")


@pytest.mark.parametrize(
    "word", ["nghiêng", "khuỷu", "quyết", "gì", "giếng", "yêu", "oăm", "uống", "thuở"]
)
def test_well_formed_syllables(word):
    assert well_formed(word)


@pytest.mark.parametrize(
    "word",
    ["", "đ", "ka", "ce", "nge", "ghan", "đươc", "tiêt", "hoaf", "ww", "quui", "gyi", "chỉđạo"],
)
def test_ill_formed_syllables(word):
    assert not well_formed(word)
