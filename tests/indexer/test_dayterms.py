"""Whoosh's own queries on the day find what they find in a stock index."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import query
from whoosh.qparser import QueryParser

from indexer.engines.whoosh.schema import SCHEMA
from tests.indexer.stock import ids, ours, stock
from tests.making import record

NEAR = st.dates(date(2023, 1, 1), date(2023, 3, 31))
DAYS = st.one_of(st.none(), NEAR, st.dates(date(1, 1, 2), date(9999, 12, 30)))
RANGES = st.tuples(st.one_of(st.none(), NEAR, DAYS), st.one_of(st.none(), NEAR, DAYS)).filter(any)
TYPED = [
    "published:[20230101 to 20231231]", "published:[2023 to 2024]", "published:202302",
    "published:{20230115 to 20230220}", "published:[to 20230201]", "published:[20230201 to]",
    "published:20230115", "published:20230115000000000000", "published:*", "published:[to]",
    "tin published:2023", "NOT published:[20230101 to]",
]  # fmt: skip


def both(tmp_path_factory, days):
    records = [
        record(id=str(number), published=day and day.isoformat()) for number, day in enumerate(days)
    ]
    return (
        stock(tmp_path_factory.mktemp("stock"), records),
        ours(tmp_path_factory.mktemp("ours"), records),
    )


def midnight(day):
    return day and datetime(day.year, day.month, day.day)  # noqa: DTZ001


def ranges(first, last):
    """Every kind of range between two days, some ending a moment beside midnight."""
    one, two = midnight(first), midnight(last)
    moment = timedelta(microseconds=1)
    for start in {one, one and one - moment, one and one + moment}:
        for end in {two, two and two - moment, two and two + moment}:
            if not (start and end and start > end):
                for excluded in ((False, False), (True, False), (False, True), (True, True)):
                    yield query.DateRange("published", start, end, *excluded)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.lists(DAYS, max_size=20), asked=st.lists(RANGES, max_size=4))
def test_ranges_find_the_same_articles(tmp_path_factory, days, asked):
    one, two = both(tmp_path_factory, days)
    for first, last in asked:
        for each in ranges(first, last):
            assert set(ids(two, each)) == set(ids(one, each)), each
    for text in TYPED:
        each = QueryParser("accented", SCHEMA).parse(text)
        assert set(ids(two, each)) == set(ids(one, each)), text


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.lists(DAYS, min_size=1, max_size=20))
def test_terms_and_their_statistics_are_the_same(tmp_path_factory, days):
    indexes = both(tmp_path_factory, days)
    readers = [index.reader() for index in indexes]
    one, two = ([said(r, t) for t in r.lexicon("published")] for r in readers)
    assert two == one


def said(reader, term):
    info = reader.term_info("published", term)
    return (
        term, info.weight(), info.doc_frequency(), info.min_length(), info.max_length(),
        info.max_weight(), info.min_id(), info.max_id(),
        list(reader.postings("published", term).all_ids()),
    )  # fmt: skip


@pytest.mark.parametrize("reverse", [False, True])
def test_whoosh_sorts_by_the_day(tmp_path_factory, reverse):
    days = [date(2023, 5, 29), None, date(2021, 1, 1), date(2024, 2, 29), date(2023, 5, 28)]
    one, two = both(tmp_path_factory, days)
    found = ids(two, query.Every(), sortedby="published", reverse=reverse)
    assert found == ids(one, query.Every(), sortedby="published", reverse=reverse)
    dated = [number for number in found if number != "1"]
    assert dated == (["3", "0", "4", "2"] if reverse else ["2", "4", "0", "3"])
