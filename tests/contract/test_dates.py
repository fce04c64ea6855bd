"""Dates: years, months and days as one hierarchy, how sure a day is, when an article was seen."""

from datetime import date

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.query import BY_DATE, FACETS, NONE, Query
from tests.making import record

PERIODS = ("year", "month", "day")
rows = st.lists(
    st.tuples(
        st.none() | st.dates(date(2021, 11, 1), date(2023, 2, 28)),
        st.booleans(),
        st.sampled_from("xy"),
    ),
    max_size=40,
)
choices = st.fixed_dictionaries(
    {},
    optional={
        "year": st.sampled_from([("2022",), ("2021", "2022"), ("2022", NONE)]),
        "month": st.sampled_from([("2022-05",), ("2022-05", "2021-12"), (NONE,)]),
        "day": st.sampled_from([("2022-05-29", "2022-05-01"), (NONE,)]),
        "date": st.sampled_from([("guessed", NONE), ("certain",)]),
        "source": st.just(("x",)),
    },
)
FEW = {"min_size": 3, "max_size": 3}
"""How often each archive is asked: to make one takes a cluster longer than to ask it."""
over_random_archives = settings(
    max_examples=7, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _records(kept):
    return [
        record(
            id=f"a{number}", published=day and day.isoformat(), source=source,
            date_source="guess" if guessed else "text",
        )
        for number, (day, guessed, source) in enumerate(kept)
    ]  # fmt: skip


@over_random_archives
@given(rows)
def test_a_period_counts_what_it_holds(fill, kept):
    engine = fill(*_records(kept), rebuild=True)
    for where in ({}, {"source": ("x",)}, {"date": ("guessed",)}):
        found = engine.search(Query(where=where, facets=FACETS))
        for facet in PERIODS:
            assert sum(found.facets[facet].values()) == found.total
        years, months, days = (found.facets[facet] for facet in PERIODS)
        for wholes, parts in ((years, months), (months, days)):
            for whole, count in wholes.items():
                assert count == sum(n for part, n in parts.items() if part.startswith(whole))


@over_random_archives
@given(rows, st.lists(choices, **FEW))
def test_what_is_chosen_bounds_all_levels_but_its_own(fill, kept, asked):
    engine = fill(*_records(kept), rebuild=True)
    for where in asked:
        _bounded(engine, where)


def _bounded(engine, where):
    found = engine.search(Query(where=where, facets=FACETS))
    for facet in BY_DATE:
        others = {name: values for name, values in where.items() if name != facet}
        assert sum(found.facets[facet].values()) == engine.count(Query(where=others))
        for value, count in found.facets[facet].items():
            assert engine.count(Query(where={**where, facet: (value,)})) == count
    if chosen := where.get("month"):
        free = {name: values for name, values in where.items() if name not in PERIODS}
        every = engine.search(Query(where=free, facets=("day",))).facets["day"]
        days = engine.search(Query(where={**free, "month": chosen}, facets=("day",))).facets["day"]
        assert days == {day: n for day, n in every.items() if day.startswith(chosen)}


@over_random_archives
@given(
    rows, st.lists(st.tuples(choices, st.sampled_from([None, "2022-05-01"]), st.booleans()), **FEW)
)
def test_what_has_no_day_is_found_or_told(fill, kept, asked):
    engine = fill(*_records(kept), rebuild=True)
    for where, since, certain in asked:
        _told(engine, where, since, certain=certain)


def _told(engine, where, since, *, certain):
    results = engine.search(Query(where=where, since=since, certain_dates=certain, facets=FACETS))
    free = {name: values for name, values in where.items() if name not in BY_DATE}
    undated = set(engine.scan(Query(where={**free, "year": (NONE,)})))
    found = set(engine.scan(Query(where=where, since=since, certain_dates=certain)))
    bounded = since or certain or not where.keys().isdisjoint(BY_DATE)
    assert results.undated == (len(undated - found) if bounded else 0)


def test_how_sure_a_day_is(fill):
    day = date(2023, 5, 29)
    engine = fill(*_records([(day, False, "x"), (day, True, "x"), (None, True, "y")]))
    assert engine.search(Query(facets=("date",))).facets["date"] == {
        "certain": 1, "guessed": 1, "none": 1,
    }  # fmt: skip
    assert list(engine.scan(Query(where={"date": ("guessed",)}))) == ["a1"]
    assert list(engine.scan(Query(where={"date": ("certain",)}))) == ["a0"]
    assert set(engine.scan(Query(where={"date": ("guessed", NONE)}))) == {"a1", "a2"}


@pytest.mark.parametrize(
    ("since", "until", "ids"),
    [
        ("2026-11-01", None, "bc"),
        (None, "2026-10-31", "a"),
        ("2026-11-01", "2026-11-25", "b"),
        ("2026-11-26", "2026-11-26", "c"),
        ("2027-01-01", None, ""),
    ],
)
def test_an_article_is_seen_on_a_day_of_vietnam(fill, since, until, ids):
    seen = {"a": "2026-10-31T16:59:59Z", "b": "2026-10-31T17:00:00Z", "c": "2026-11-25T17:00:00Z"}
    records = [
        msgspec.structs.replace(record(id=name, published="2020-01-01"), first_seen=instant)
        for name, instant in {**seen, "d": None}.items()
    ]
    engine = fill(*records)
    query = Query(fetched_since=since, fetched_until=until, since="2019-01-01", facets=("year",))
    results = engine.search(query)
    assert set(engine.scan(query)) == set(ids)
    assert results.total == engine.count(query) == sum(results.facets["year"].values()) == len(ids)
    assert results.undated == 0


def test_the_day_seen_outlives_a_merge_of_segments(fill):
    first = msgspec.structs.replace(record(id="a"), first_seen="2026-01-01T00:00:00Z")
    fill(first)
    engine = fill(record(id="b"), change=2)
    assert list(engine.scan(Query(fetched_until="2026-01-01"))) == ["a"]
