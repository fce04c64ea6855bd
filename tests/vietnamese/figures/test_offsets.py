"""Where figures stand, whatever the text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.figures.finding import find

TEXT = "Tổng đàn lợn 5 tháng đạt 12.500 con, tăng 3,2%; thu 55,932 tỷ đồng."


def test_decomposed_letters_move_no_span():
    decomposed = unicodedata.normalize("NFD", TEXT)
    assert decomposed != TEXT
    found, wanted = (find(text, published="2024-06-25") for text in (decomposed, TEXT))
    written = [decomposed[slice(*figure.span)] for figure in found]
    assert [unicodedata.normalize("NFC", each) for each in written] == [
        TEXT[slice(*figure.span)] for figure in wanted
    ]
    assert [figure.value for figure in found] == [12500, 3.2, 55932000000]


def test_an_article_without_a_date_leaves_its_years_open():
    for figure in find(TEXT, published=None)[:2]:
        assert (figure.since, figure.until) == (None, None)
        assert {"from", "to"} <= set(figure.open)


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("Tháng 5 thu 5 tỷ đồng.", {"cumulative"}),
        ("Chi đạt 13,9 dự toán huyện giao.", {"unit", "from", "to", "cumulative"}),
        ("Tháng 5, thu ngân sách đạt 46%.", {"cumulative", "plan"}),
        ("Phấn đấu năm 2025 thu 9 tỷ đồng.", set()),
        ("5 tháng đầu năm, thu 9 tỷ đồng.", set()),
        ("Tháng 4 đã thu. Chi 9 tỷ đồng.", {"from", "to", "cumulative"}),
    ],
)
def test_what_the_text_leaves_open_is_named(text, opened):
    assert set(find(text, published="2024-06-25")[0].open) == opened


@pytest.mark.parametrize("published", ["2024-02-29", "2023-12-31", "2024-01-01"])
def test_the_same_period_of_another_year_ends_with_its_month(published):
    text = "2 tháng đầu năm 2024 đón 40 lượt khách, cùng kỳ đạt 30 lượt."
    assert [f.until for f in find(text, published=published)] == ["2024-02-29", "2023-02-28"]


def test_impossible_days_are_no_error():
    assert [f.since for f in find("Ngày 31/2/2024 thu 5 tỷ đồng.", published=None)] == [None]


_WORDS = (
    "12/15 |tháng 5|năm 2023 |cùng kỳ |1.250|3,5|%| tỷ| đồng| - |/|ha|đến |từ |so với |kế hoạch |"
    "đạt |(|)|.|, |\n| xã|trong tháng |lũy kế "
)
_PIECES = st.sampled_from(_WORDS.split("|"))


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=25).map("".join)))
def test_spans_are_in_order_and_begin_with_a_digit(text):
    end = 0
    for figure in find(text, published="2024-06-25"):
        assert end <= figure.span[0] < figure.span[1] <= len(text)
        assert text[figure.span[0]].isdigit()
        end = figure.span[1]
