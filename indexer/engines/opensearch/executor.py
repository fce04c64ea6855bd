"""Query -> Results: one question to the cluster, a second look at the best, folding."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import msgspec

from archive.article import Record
from indexer.duplicates.groups import NO_GROUPS, Groups
from indexer.engines.opensearch.asking import Asked
from indexer.engines.opensearch.compiling import Dsl
from indexer.engines.opensearch.connection import Connection
from indexer.engines.opensearch.documents import record_in
from indexer.engines.opensearch.explaining import explained
from indexer.engines.opensearch.facets import counts_of
from indexer.engines.opensearch.folding import firsts, group_count
from indexer.engines.opensearch.paging import Pages
from indexer.engines.opensearch.present import Present
from indexer.engines.opensearch.rarity import Rarity
from indexer.engines.opensearch.refining import Refiner
from indexer.query import BY_SCORE, Query, row_of
from indexer.ranking import REFINED
from indexer.results import Hit, Results

_DEEPEST = 10_000
"""How deep the cluster shows a page without paging through what stands before it."""


class Found(msgspec.Struct, frozen=True):
    """A hit with what orders it."""

    hit: Hit
    published: str


class Execution:
    """One query against the index behind an alias."""

    def __init__(
        self,
        connection: Connection,
        query: Query,
        *,
        present: Present,
        rarity: Rarity,
        groups: Groups = NO_GROUPS,
    ) -> None:
        self._connection = connection
        self._index = connection.settings.index
        self._query = query
        self._groups = groups
        self._asked = Asked(query, present=present, rarity=rarity)
        row = row_of(query.words)
        by_score = query.sort in BY_SCORE and row
        self._refiner = (
            Refiner(row, accents=query.accents, present=present, rarity=rarity)
            if by_score
            else None
        )

    def results(self) -> Results:
        """Return everything that the query asks for."""
        query = self._query
        first, end = query.offset, query.offset + query.limit
        simple = not query.fold and end <= _DEEPEST
        window = self._window() if simple else (0, 0)
        answer = self._search({**self._asked.body(), "from": window[0], "size": window[1]})
        total = int(answer["hits"]["total"]["value"])
        if simple:
            found = self._refined(answer["hits"]["hits"])
            hits = [one.hit for one in found][first - window[0] :][: query.limit]
        else:
            hits = list(islice(firsts(self._hits(), self._groups, fold=query.fold), first, end))
        counted = answer.get("aggregations", {})
        return Results(
            total=total,
            groups=total if self._groups is NO_GROUPS else self._group_count(total),
            hits=tuple(hits),
            facets={
                facet: counts_of(self._connection, self._asked, facet, counted[facet])
                for facet in query.facets
            },
            undated=int(counted["undated"]["doc_count"]) if "undated" in counted else 0,
        )

    def total(self) -> int:
        """Return the exact number of articles."""
        body = {"query": self._asked.matching(), "size": 0, "track_total_hits": True}
        return int(self._search(body)["hits"]["total"]["value"])

    def ids(self) -> Iterator[str]:
        """Yield every id in the query's order."""
        return (hit.id for hit in self._hits())

    def _hits(self) -> Iterator[Hit]:
        """Yield every hit in the query's order."""
        body = {"query": self._asked.matching(), **self._asked.ordered()}
        with Pages(self._connection, self._index, body) as pages:
            if self._refiner is not None:
                best = pages.next(REFINED, **self._reading())
                yield from (found.hit for found in self._refined(best))
            for hit in pages.rest():
                yield Hit(str(hit["sort"][-1]), float(hit["_score"] or 0.0))

    def _window(self) -> tuple[int, int]:
        """Return where to begin and how many hits to fetch: the best are ordered anew."""
        first, limit = self._query.offset, self._query.limit
        if self._refiner is None or not limit or first >= REFINED:
            return first, limit
        return 0, max(REFINED, first + limit)

    def _reading(self) -> Dsl:
        return {"_source": ["record"] if self._refiner else False}

    def _refined(self, hits: list[dict[str, Any]]) -> list[Found]:
        """Return *hits*, the first of them looked at again and put in order."""
        found = [self._found(hit, again=place < REFINED) for place, hit in enumerate(hits)]
        if self._refiner is None or self._window()[0]:
            return found
        again = sorted(found[:REFINED], key=lambda one: one.hit.id)
        again.sort(key=lambda one: one.published, reverse=True)
        again.sort(key=lambda one: -one.hit.score)
        return again + found[REFINED:]

    def _found(self, hit: dict[str, Any], *, again: bool) -> Found:
        record = record_in(hit["_source"]) if self._refiner and again else None
        added = self._refiner.added(record) if self._refiner and record else {}
        score = float(hit["_score"] or 0.0)
        parts: dict[str, float] = {}
        if self._query.explain:
            parts = explained(hit.get("matched_queries", {}), self._asked.parts, self._asked.ways)
            share = self._asked.freshness(_day(record))
            parts |= {"recency": score - score / (1 + share)} if share else {}
            parts |= added
        return Found(
            Hit(str(hit["sort"][-1]), score + sum(added.values()), parts), _day(record) or ""
        )

    def _group_count(self, total: int) -> int:
        return group_count(
            self._connection, self._index, self._asked.matching(), self._groups, total
        )

    def _search(self, body: Dsl) -> dict[str, Any]:
        params = {"include_named_queries_score": "true"} if self._query.explain else {}
        answer: dict[str, Any] = self._connection.call(
            "search",
            index=self._index,
            body={**self._reading(), **body},
            params={**SEARCHING, **params},
        )
        return answer


SEARCHING = {"search_type": "dfs_query_then_fetch", "allow_partial_search_results": "false"}
"""All shards weigh words alike; an answer is whole or an error."""


def _day(record: Record | None) -> str | None:
    return record.article.published if record else None
