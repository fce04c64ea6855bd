"""Near-duplicates folded: of each group the first hit alone, on whatever page."""

import itertools

import pytest

from indexer.duplicates.groups import Groups
from indexer.query import FACETS, Query
from tests.making import record, term

COUNT = 60
# Thirds of the articles: in large groups, in pairs, alone.
NUMBERS = {f"a{n:02}": n % 4 if n % 3 == 0 else 100 + n // 6 for n in range(COUNT) if n % 3 != 1}
GROUPS = Groups(1, NUMBERS)
QUERIES = (
    {}, {"words": term("lua")}, {"words": term("lua"), "sort": "oldest"},
    {"where": {"year": ("2023",)}}, {"words": term("ngo")}, {"words": term("nothing")},
)  # fmt: skip


@pytest.fixture
def engine(fill):
    words = ("lúa", "lúa ngô", "khoai", "lúa lúa")
    return fill(
        *(
            record(
                id=f"a{n:02}",
                body=f"{words[n % 4]} f{n}" + " x" * (n * 7 % 11),
                published=f"202{n % 5}-0{1 + n % 9}-11",
            )
            for n in range(COUNT)
        )
    )


def unfolded(engine, query):
    return list(engine.scan(Query(**query)))


def expected(ids, numbers):
    """Return the first of each group."""
    seen, firsts = set(), []
    for one in ids:
        group = numbers.get(one, one)
        if group not in seen:
            seen.add(group)
            firsts.append(one)
    return firsts


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("size", [1, 4, 10, 100])
def test_pages_hold_the_first_of_each_group_once(engine, query, size):
    wanted = expected(unfolded(engine, query), NUMBERS)
    paged = [
        hit.id
        for offset in range(0, len(wanted) + size, size)
        for hit in engine.search(
            Query(**query, fold=True, limit=size, offset=offset), groups=GROUPS
        ).hits
    ]
    assert paged == wanted


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("fold", [False, True])
def test_groups_are_counted_and_articles_too(engine, query, fold):
    plain = engine.search(Query(**query, facets=FACETS))
    found = engine.search(Query(**query, facets=FACETS, fold=fold), groups=GROUPS)
    ids = unfolded(engine, query)
    assert (found.total, found.groups) == (len(ids), len(expected(ids, NUMBERS)))
    assert (plain.total, plain.groups) == (len(ids), len(ids))
    assert found.facets == plain.facets
    if not fold:
        assert found.hits == plain.hits


def test_groups_may_change_without_a_change_of_the_index(engine):
    query = Query(fold=True, limit=COUNT)
    for numbers in ({}, NUMBERS, dict.fromkeys(NUMBERS, 7), {"a00": 1, "unknown": 1}):
        found = engine.search(query, groups=Groups(len(numbers), numbers))
        ids = unfolded(engine, {})
        assert [hit.id for hit in found.hits] == expected(ids, numbers)
        assert found.groups == len(found.hits)


def test_the_index_may_change_without_a_change_of_the_groups(fill, engine):
    assert engine.search(Query(fold=True), groups=GROUPS).groups == 34
    changed = fill(record(id="a99", body="lúa"), delete=["a01", "a03"], change=2)
    groups = engine.search(Query(fold=True), groups=GROUPS).groups
    assert groups == changed.search(Query(fold=True), groups=GROUPS).groups
    ids = list(itertools.islice(changed.scan(Query()), 100))
    assert groups == len(expected(ids, NUMBERS))
