"""Near-duplicates folded: the groups are the archive's and change without the index.

Only articles that are in a group are asked for: all others are groups of their own.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from indexer.duplicates.groups import Groups
from indexer.engines.opensearch.compiling import Dsl
from indexer.engines.opensearch.connection import Connection
from indexer.engines.opensearch.paging import Pages
from indexer.results import Hit

_MOST_TERMS = 65_536


def firsts(hits: Iterable[Hit], groups: Groups, *, fold: bool) -> Iterator[Hit]:
    """Yield of *hits* the first of each group alone, or all where they do not *fold*."""
    seen: set[int] = set()
    for hit in hits:
        number = groups.numbers.get(hit.id) if fold else None
        if number is None or number not in seen:
            yield hit
        if number is not None:
            seen.add(number)


def group_count(
    connection: Connection, index: str, matching: Dsl, groups: Groups, total: int
) -> int:
    """Return how many groups the *total* articles *matching* make."""
    grouped = [
        number
        for article_id in _grouped(connection, index, matching, groups, total)
        if (number := groups.numbers.get(article_id)) is not None
    ]
    return total - len(grouped) + len(set(grouped))


def _grouped(
    connection: Connection, index: str, matching: Dsl, groups: Groups, total: int
) -> Iterator[str]:
    """Yield the ids of articles found, those at least that are in a group."""
    batches: list[list[str]] = []
    if total > len(groups.numbers):
        ids = iter(groups.numbers)
        while batch := list(islice(ids, _MOST_TERMS)):
            batches.append(batch)
        filters = [[{"terms": {"id": batch}}] for batch in batches]
    else:
        filters = [[]]
    for only in filters:
        query = {"bool": {"filter": [matching, *only]}}
        body = {"query": query, "sort": [{"id": "asc"}], "track_total_hits": False}
        with Pages(connection, index, body) as pages:
            for hit in pages.rest():
                yield str(hit["sort"][-1])
