"""Query -> the body of a search: what matches, in which order, which counts."""

from collections.abc import Collection
from datetime import date
from typing import Any

from indexer.engines.opensearch.compiling import EVERYTHING, Compiler, Dsl, Part
from indexer.engines.opensearch.present import Present
from indexer.engines.opensearch.rarity import Rarity
from indexer.query import BY_DATE, Query
from indexer.ranking import RECENCY_HALF_LIFE, RECENCY_WEIGHT, RESTORED_WEIGHT

MOST_VALUES = 10_000
"""Values of a facet that come with the answer; more are fetched afterwards."""
_ID: Dsl = {"id": "asc"}
_NEWEST: Dsl = {"published": {"order": "desc", "missing": "_last"}}
_ORDERS: dict[str, list[Any]] = {
    "relevance": [{"_score": "desc"}, _NEWEST, _ID],
    "recent": [{"_score": "desc"}, _NEWEST, _ID],
    "newest": [_NEWEST, {"_score": "desc"}, _ID],
    "oldest": [{"published": {"order": "asc", "missing": "_last"}}, {"_score": "desc"}, _ID],
}


class Asked:
    """A query as the cluster is asked it; *parts* and *ways* name what its scores are made of."""

    def __init__(self, query: Query, *, present: Present, rarity: Rarity) -> None:
        self._query = query
        self._present = present
        self.parts: dict[str, Part] = {}
        compiler = Compiler(rarity, accents=query.accents, parts=self.parts)
        self.words = EVERYTHING if query.words is None else compiler.compile(query.words)
        self.ways = compiler.ways
        self._restored: list[Dsl] = []
        if query.restored and query.words is not None:
            accented = Compiler(rarity, accents=True, parts=self.parts)
            self._restored = accented.row(query.restored, RESTORED_WEIGHT)

    @property
    def order(self) -> list[Any]:
        """The order that the query asks for. Ties: newer first, then by id."""
        return _ORDERS[self._query.sort]

    def matching(self) -> Dsl:
        """Return what finds the articles of the query, filters too; scores count."""
        return {"bool": {"must": [self._scored()], "filter": self._filters()}}

    def body(self) -> Dsl:
        """Return what finds the articles and counts the facets of the query."""
        body: Dsl = {
            "query": self._scored(),
            "post_filter": _every(self._filters()),
            "aggs": {facet: self._counting(facet) for facet in self._query.facets},
            **self.ordered(),
        }
        if self._by_date:
            dated: list[Dsl] = [{"exists": {"field": "published"}}, _every(self._filters())]
            left = _every([*self._chosen(BY_DATE), *self._seen()], but=dated)
            body["aggs"]["undated"] = {"filter": left}
        return body

    def ordered(self) -> Dsl:
        """Return what asks for the order and for exact totals."""
        return {"sort": self.order, "track_scores": True, "track_total_hits": True}

    def without(self, facet: str) -> Dsl:
        """Return what finds the articles of the query whatever is chosen of *facet*."""
        return _every([self._scored(), *self._filters({facet})])

    def freshness(self, published: str | None) -> float:
        """Return the share of its score that an article of that day gains."""
        if self._query.sort != "recent" or not published or not self._present.newest:
            return 0.0
        age = max(0, _ordinal(self._present.newest) - _ordinal(published))
        return float(RECENCY_WEIGHT * 0.5 ** (age / RECENCY_HALF_LIFE))

    def _scored(self) -> Dsl:
        words = self.words
        if self._restored:
            words = {"bool": {"must": [words], "should": self._restored}}
        newest = self._present.newest
        if self._query.sort != "recent" or newest is None:
            return words
        decay = {"origin": newest, "scale": f"{RECENCY_HALF_LIFE}d", "decay": 0.5}
        fresh = {
            "filter": {"exists": {"field": "published"}},
            "exp": {"published": decay},
            "weight": RECENCY_WEIGHT,
        }
        functions = [{"weight": 1, "filter": {"match_all": {}}}, fresh]
        return {
            "function_score": {
                "query": words,
                "functions": functions,
                "score_mode": "sum",
                "boost_mode": "multiply",
            }
        }

    @property
    def _by_date(self) -> bool:
        return bool(self._dates()) or not self._query.where.keys().isdisjoint(BY_DATE)

    def _filters(self, without: Collection[str] = ()) -> list[Dsl]:
        return [*self._chosen(without), *self._seen(), *self._dates()]

    def _chosen(self, without: Collection[str] = ()) -> list[Dsl]:
        return [
            {"terms": {f"facet.{facet}": list(values)}}
            for facet, values in self._query.where.items()
            if facet not in without
        ]

    def _seen(self) -> list[Dsl]:
        return _between("fetched", self._query.fetched_since, self._query.fetched_until)

    def _dates(self) -> list[Dsl]:
        found = _between("published", self._query.since, self._query.until)
        return found + ([{"term": {"certain": True}}] if self._query.certain_dates else [])

    def _counting(self, facet: str) -> Dsl:
        values = {"terms": {"field": f"facet.{facet}", "size": MOST_VALUES}}
        return {"filter": _every(self._filters({facet})), "aggs": {"values": values}}


def _between(field: str, first: str | None, last: str | None) -> list[Dsl]:
    """Return the bounds of a day, both included; nothing where there are none."""
    kept = {name: day for name, day in (("gte", first), ("lte", last)) if day}
    return [{"range": {field: kept}}] if kept else []


def _every(filters: list[Dsl], *, but: list[Dsl] | None = None) -> Dsl:
    return {"bool": {"filter": filters or [{"match_all": {}}], "must_not": but or []}}


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
