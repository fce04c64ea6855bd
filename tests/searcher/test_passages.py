"""What two articles share, word for word and in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import analyse
from searcher.passages import LEAST, shared
from tests.making import article

FIRST = "Một hai ba bốn năm sáu bảy tám chín mười."
SECOND = "Lúa xuân ở xã Đông Tiến đã trỗ bông, nông dân mừng được mùa."


def of(body, **fields):
    return article(**{"title": None, "body": body, **fields})


def forms(text):
    return [word.forms.folded for word in analyse(text)]


def test_moved_paragraphs_are_found_where_they_stand():
    one, other = of(f"{FIRST}\n{SECOND}"), of(f"{SECOND.upper()} Thế là xong.\nVà {FIRST}")
    found = shared(one, other)
    assert [passage.text for passage in found.passages] == [FIRST[:-1], SECOND[:-1]]
    for passage, theirs in zip(found.passages, (FIRST[:-1], SECOND.upper()[:-1]), strict=True):
        assert other.body[passage.there.start : passage.there.end] == theirs
        assert one.body[passage.here.start : passage.here.end] == passage.text
        assert passage.words == len(forms(passage.text))
    assert found.of_this == 1
    assert found.of_other == pytest.approx(24 / 28, abs=1e-4)


def test_a_name_alone_is_no_passage():
    assert (
        shared(of("Ủy ban nhân dân xã Đông Tiến họp"), of("Ủy ban nhân dân xã Đông Tiến")).of_this
        == 0
    )
    assert shared(of(FIRST), of(SECOND)).passages == ()


def test_no_passage_reaches_from_the_title_into_the_body():
    one, other = of(SECOND, title=FIRST), of(f"{FIRST} {SECOND}", title="Khác hẳn")
    places = [passage.here.part for passage in shared(one, other).passages]
    assert places == ["title", "body"]
    assert [passage.there.part for passage in shared(one, other).passages] == ["body", "body"]


def test_equal_articles_are_shared_whole_however_short_a_part():
    one = of(SECOND, title="Lúa xuân", summary="Được mùa")
    found = shared(one, one)
    assert (found.of_this, found.of_other) == (1, 1)
    assert [passage.text for passage in found.passages] == ["Lúa xuân", "Được mùa", SECOND[:-1]]


def test_articles_without_words_share_nothing():
    assert shared(of("…"), of(FIRST)).of_this == 0
    assert shared(of("…"), of("…")).passages == ()


def test_very_long_texts_take_no_squared_time():
    body = " ".join(f"chữ{n % 5000} thứ{n % 77}" for n in range(30_000))
    assert shared(of(body), of(body)).of_this == 1
    again = "lúa ngô " * 20_000
    assert shared(of(again), of(again)).of_other == 1


few = st.lists(st.sampled_from(["lúa", "ngô", "khoai", "sắn"]), max_size=40).map(" ".join)


@given(few, few)
def test_passages_are_all_the_longest_common_runs(one, other):
    here, there = forms(one), forms(other)
    found = shared(of(one or "…"), of(other or "…"))
    starts = {
        (start, end)
        for start in range(len(here))
        for end in range(start + 1, len(here) + 1)
        if _stands(here[start:end], there)
    }
    longest = {
        (start, end)
        for start, end in starts
        if not {(start - 1, end), (start, end + 1)} & starts
        and (end - start >= LEAST or end - start == len(here))
    }
    words = list(analyse(one))
    assert {(p.here.start, p.here.end) for p in found.passages} == {
        (words[start].start, words[end - 1].end) for start, end in longest
    }
    covered = {place for start, end in longest for place in range(start, end)}
    assert found.of_this == pytest.approx(len(covered) / max(1, len(here)), abs=1e-4)
    for passage in found.passages:
        assert forms(other[passage.there.start : passage.there.end]) == forms(passage.text)


def _stands(run, words):
    return any(words[n : n + len(run)] == run for n in range(len(words)))
