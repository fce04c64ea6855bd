"""Which articles a query matches: the same set on every engine."""

import unicodedata

import pytest

from indexer.query import All, Any, Not, Prefix, Query
from tests.making import record, term
from vietnamese.words import forms


def every(text):
    return All(tuple(term(word) for word in text.split()))


def found(engine, words, **options):
    return set(engine.scan(Query(words=words, **options)))


@pytest.fixture
def engine(fill):
    return fill(
        record(id="hòa", title="Xã Đông Hòa", body="Hội nghị thường kỳ ở xã Đông Hoà."),
        record(id="hóa", title="Văn hóa", body="Hội nghị văn hoá Đông Sơn."),
        record(id="plain", title="Hoi nghi khong dau", body="xa Dong Hoa"),
        record(id="số", title="Nghị quyết", body="Nghị quyết số 58-NQ/TW ngày 05/8/2020"),
        record(
            id="sapo", title="Tin", summary="Sapo nói về lúa", captions=["Ảnh gặt lúa"], body="B"
        ),
    )


@pytest.mark.parametrize(
    "spelling",
    ["Đông Hòa", "đông hoà", "ĐÔNG HÒA", unicodedata.normalize("NFD", "Đông Hoà"), "Ðông Hòa"],
)
def test_spellings_of_the_same_accents_are_one(engine, spelling):
    assert found(engine, every(spelling), accents=True) == {"hòa"}


def test_without_accents_all_readings_match(engine):
    assert found(engine, every("dong hoa")) == {"hòa", "hóa", "plain"}


def test_accents_bind_every_word(engine):
    assert found(engine, every("đông hoa"), accents=True) == set()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("58-NQ/TW", {"số"}), ("nq", {"số"}), ("05/8/2020", {"số"}), ("8/2020", {"số"}),
        ("58/NQ", {"số"}), ("58-TW", set()), ("2020/8", set()),
    ],
)  # fmt: skip
def test_numbers_are_found_whole_and_by_part(engine, typed, expected):
    assert found(engine, term(typed)) == expected


def test_phrases_stand_side_by_side(engine):
    assert found(engine, term("hội nghị văn hóa", quoted=True), accents=True) == {"hóa"}
    assert found(engine, term("nghị hội", quoted=True), accents=True) == set()


def test_no_phrase_reaches_from_one_part_into_the_next(engine):
    assert found(engine, term("đông hòa hội nghị", quoted=True), accents=True) == set()
    assert found(engine, term("xã đông hòa", quoted=True), accents=True) == {"hòa"}


def test_sapo_and_captions_are_searched(engine):
    assert found(engine, every("sapo lúa"), accents=True) == {"sapo"}
    assert found(engine, every("gặt"), accents=True) == {"sapo"}


def test_trees(engine):
    meeting, culture = term("hoi nghi"), term("van hoa")
    assert found(engine, Any((meeting, culture))) == {"hòa", "hóa", "plain"}
    assert found(engine, All((meeting, Not(culture)))) == {"hòa", "plain"}
    three = Any((term("hoi"), term("son"), term("van")), least=2)
    assert found(engine, three) == {"hóa"}
    assert found(engine, Any(())) == set()


def test_no_word_is_left_out_as_too_common(engine):
    assert found(engine, every("ở"), accents=True) == {"hòa"}
    assert found(engine, every("b")) == {"sapo"}


def test_an_empty_query_matches_everything(engine):
    assert len(found(engine, None)) == 5
    assert engine.count(Query()) == 5


@pytest.mark.parametrize(
    ("start", "accents", "ids"),
    [
        ("nghị", True, {"hòa", "hóa", "số"}),
        ("ngh", False, {"hòa", "hóa", "số", "plain"}),
        ("hó", True, {"hóa"}),
        ("HOA", False, {"hòa", "hóa", "plain"}),
        ("xyz", False, set()),
    ],
)
def test_a_beginning_matches_every_word_that_begins_so(engine, start, accents, ids):
    assert found(engine, Prefix(forms(start)), accents=accents) == ids


def test_words_and_phrases_in_the_title_alone(engine):
    assert found(engine, term("hòa", zone="title"), accents=True) == {"hòa"}
    assert found(engine, term("nghị", zone="title"), accents=True) == {"số"}
    assert found(engine, Prefix(forms("xa"), zone="title")) == {"hòa"}
    assert found(engine, term("xã đông hòa", zone="title"), accents=True) == {"hòa"}
    assert found(engine, term("hoi nghi khong", zone="title")) == {"plain"}
    assert found(engine, term("hội nghị", zone="title"), accents=True) == set()


def test_what_accents_leave_out_is_counted_by_spelling(engine):
    further = engine.further(Query(words=every("hội nghị"), accents=True))
    assert (further.total, further.spellings) == (1, {"hoi": 1, "nghi": 1})
    assert engine.further(Query(words=every("hoi nghi"))).total == 0


@pytest.mark.parametrize("least", [1, 2])
def test_the_parts_of_every_score_add_up(engine, least):
    words = Any((term("hội nghị"), term("xã"), Prefix(forms("đô")), Not(term("số"))), least=least)
    for node in (words, All((term("hội"), term("nghị"), Not(term("văn"))))):
        results = engine.search(Query(words=node, accents=True, explain=True))
        assert results.hits
        for hit in results.hits:
            assert sum(hit.explanation.values()) == pytest.approx(hit.score, rel=1e-5)
