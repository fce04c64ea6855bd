"""Exact totals, facets and orders under filters."""

import itertools

import pytest

from archive.article import Derived, Mention, Record
from indexer.query import FACETS, All, Query
from tests.making import article, record, term


def _record(number, published=None, communes=(), **fields):
    kept = article(
        id=f"a{number:02}", published=published, body="lúa " * (number % 5 + 1), **fields
    )
    return Record(kept, Derived(communes=tuple(Mention(name=name) for name in communes)))


RECORDS = (
    _record(0, "2022-12-31", ["xã Đông Hoà"], source="dongson", category="Kinh tế"),
    _record(1, "2023-01-01", ["xã Đông Hòa", "xã Đông Tiến"], source="dongson"),
    _record(2, "2023-05-29", ["xã Đông Tiến"], source="hoanghoa", category="Kinh tế"),
    _record(3, "2023-05-29", [], source="hoanghoa", category="Chính trị", date_source="guess"),
    _record(4, None, ["xã Đông Tiến"], source="dongson", category="Chính trị"),
    _record(5, "2024-02-29", [], source="thoxuan", place={"district": "Thọ Xuân"}),
)
CHOICES = (
    {}, {"year": ("2023",)}, {"commune": ("xã Đông Hòa", "xã Đông Tiến")}, {"commune": ("none",)},
    {"category": ("Kinh tế", "none"), "source": ("dongson",)}, {"month": ("2023-05", "none")},
    {"district": ("Thọ Xuân",)}, {"year": ("1999",)},
)  # fmt: skip


@pytest.fixture
def engine(fill):
    return fill(*RECORDS)


def test_values_of_several_kinds(engine):
    facets = engine.search(Query(facets=FACETS)).facets
    assert facets["year"] == {"2022": 1, "2023": 3, "2024": 1, "none": 1}
    assert facets["month"] == {"2022-12": 1, "2023-01": 1, "2023-05": 2, "2024-02": 1, "none": 1}
    # Two spellings of one commune are one value.
    assert facets["commune"] == {"xã Đông Hòa": 2, "xã Đông Tiến": 3, "none": 2}
    assert facets["district"] == {"Thọ Xuân": 1, "none": 5}


@pytest.mark.parametrize("where", CHOICES)
@pytest.mark.parametrize("until", [None, "2023-05-29"])
def test_a_count_is_the_total_after_choosing_it(engine, where, until):
    query = {"words": term("lua"), "until": until}
    facets = engine.search(Query(**query, where=where, facets=FACETS)).facets
    for facet, counts in facets.items():
        for value, count in counts.items():
            chosen = {**where, facet: (value,)}
            assert engine.count(Query(**query, where=chosen)) == count, (facet, value)


@pytest.mark.parametrize("where", CHOICES)
def test_total_scan_and_pages_agree(engine, where):
    query = Query(where=where, limit=2)
    total = engine.search(query).total
    paged = itertools.chain.from_iterable(
        engine.search(Query(where=where, limit=2, offset=offset)).hits for offset in range(0, 7, 2)
    )
    assert [hit.id for hit in paged] == list(engine.scan(query))
    assert len(list(engine.scan(query))) == total == engine.count(query)


UNITS = {
    "a": ["16405@2021"], "b": ["15853@2021", "16405@2021"], "c": ["15853@2025-07"], "d": [],
    "e": ["00226@2021"], "f": ["10774@2021"], "g": ["99999@2021"],
}  # fmt: skip


def test_communes_are_units_and_the_present_units_that_hold_them(fill):
    engine = fill(
        *(
            Record(
                article(id=name, body="lúa"),
                Derived(communes=tuple(Mention(name="xã X", unit=unit) for unit in units)),
            )
            for name, units in UNITS.items()
        )
    )
    counts = engine.search(Query(facets=("commune",))).facets["commune"]
    assert counts == {
        # Two of its predecessors in one article are one article.
        "15853@2025-07+": 3, "15853@2025-07": 1, "15853@2021": 1, "16405@2021": 2,
        # It was split, of the next no source tells what it became, one is in no table.
        "00226@2021": 1, "00226@2025-07+": 1, "00229@2025-07+": 1, "10774@2021": 1, "99999@2021": 1,
        "none": 1,
    }  # fmt: skip
    for value, count in counts.items():
        assert engine.count(Query(where={"commune": (value,)})) == count, value
    both = {"commune": ("15853@2021", "15853@2025-07+", "none")}
    assert set(engine.scan(Query(where=both))) == {"a", "b", "c", "d"}


def test_date_bounds_are_included_and_undated_counted(engine):
    results = engine.search(Query(since="2023-01-01", until="2023-05-29"))
    assert (results.total, results.undated) == (3, 1)
    assert engine.search(Query()).undated == 0


def test_certain_dates_leave_out_guesses_and_missing_ones(engine):
    results = engine.search(Query(certain_dates=True))
    assert (results.total, results.undated) == (4, 1)


def test_orders(engine):
    def ids(**options):
        return list(engine.scan(Query(**options)))

    assert ids(sort="newest") == ["a05", "a02", "a03", "a01", "a00", "a04"]
    assert ids(sort="oldest") == ["a00", "a01", "a02", "a03", "a05", "a04"]
    by_score = engine.search(Query(words=All((term("lua"),)), limit=10)).hits
    assert [hit.score for hit in by_score] == sorted((h.score for h in by_score), reverse=True)


def test_equal_scores_come_newest_first_then_by_id(fill):
    days = {"b": "2023-01-01", "a": "2023-01-01", "c": "2024-01-01", "d": None}
    engine = fill(*(record(id=i, body="lúa", published=day) for i, day in days.items()))
    assert list(engine.scan(Query(words=term("lua")))) == ["c", "a", "b", "d"]
