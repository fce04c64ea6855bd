"""Several questions side by side over time, and by commune."""

from collections.abc import Mapping, Sequence

import msgspec

from archive.coverage import Coverage
from indexer.query import BY_DATE, NONE, Query
from searcher.answer import Matched
from searcher.attention import Attention, Gap, Unseen
from searcher.errors import ManyQueries
from searcher.labels import labelled
from searcher.question import Question
from searcher.searcher import Searcher
from searcher.trendperiods import By, first_of, last_of, periods

MOST = 6
"""Questions side by side: more lines cannot be told apart."""


class Period(msgspec.Struct, frozen=True):
    """A year, a month or a day; *unseen* counts its days on which some portal was not seen."""

    name: str
    unseen: dict[Gap, int]


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """One question: its articles of each period, and those of its portals altogether.

    *counts* and *among* go with the trend's periods. A count is None where nothing was found and
    nobody can say that there was nothing. *undated* articles are in no period.
    """

    question: Question
    matched: Matched
    total: int
    undated: int
    counts: tuple[int | None, ...]
    among: tuple[int, ...]
    communes: dict[str, int]

    @property
    def shares(self) -> tuple[float | None, ...]:
        """The counts in percent of all articles of the portals in that period."""
        return tuple(
            None if count is None or not among else 100 * count / among
            for count, among in zip(self.counts, self.among, strict=True)
        )


class Trend(msgspec.Struct, frozen=True, kw_only=True):
    """Questions side by side. *runs* are the days on which not every portal was seen.

    *uncrawled* are the portals of which no crawl is known, so that nothing is known of their days.
    """

    by: By
    periods: tuple[Period, ...]
    series: tuple[Series, ...]
    runs: tuple[Unseen, ...]
    uncrawled: tuple[str, ...]

    def communes(self) -> list[str]:
        """Return the communes of any question, those with the most articles first."""
        sums: dict[str, int] = {}
        for one in self.series:
            for commune, count in one.communes.items():
                sums[commune] = sums.get(commune, 0) + count
        return [value.value for value in labelled("commune", sums)]


class _Asked(msgspec.Struct, frozen=True):
    """A question, and what the engine counts for it and for all articles of its portals."""

    question: Question
    query: Query
    matched: Matched
    total: int
    found: Mapping[str, int]
    among: Mapping[str, int]
    communes: dict[str, int]


def trend(
    searcher: Searcher, questions: Sequence[Question], *, by: By, coverage: Coverage
) -> Trend:
    """Count *questions* by period. Raises `QueryError`.

    Each count is the total of that question with that period as its facet's only choice. The
    periods run from the first to the last in which the portals published anything at all, within
    the dates asked for.
    """
    if len(questions) > MOST:
        raise ManyQueries(MOST)
    asked = [_ask(searcher, question, by) for question in questions]
    names = _names(asked, by)
    portals = sorted({source for one in asked for source in _portals(searcher, one.query)})
    if not names:
        attention = Attention({}, (), first_of("2000"), last_of("2000"))
        return _trend(by, asked, (), attention, ())
    attention = Attention(coverage, portals, first_of(names[0]), last_of(names[-1]))
    spans = [Period(name, attention.count(first_of(name), last_of(name))) for name in names]
    return _trend(by, asked, tuple(spans), attention, tuple(attention.runs()))


def _trend(
    by: By,
    asked: Sequence[_Asked],
    spans: tuple[Period, ...],
    attention: Attention,
    runs: tuple[Unseen, ...],
) -> Trend:
    return Trend(
        by=by,
        periods=spans,
        series=tuple(_series(one, spans) for one in asked),
        runs=runs,
        uncrawled=tuple(attention.uncrawled),
    )


def _ask(searcher: Searcher, question: Question, by: By) -> _Asked:
    reading = searcher.read(question)
    query = msgspec.structs.replace(reading.query, limit=0, offset=0, fold=False, explain=False)
    results = searcher.engine.search(msgspec.structs.replace(query, facets=(by, "commune")))
    among = msgspec.structs.replace(
        query, words=None, restored=(), accents=False, where=_kept(query), facets=(by,)
    )
    return _Asked(
        question,
        query,
        reading.matched,
        results.total,
        results.facets[by],
        searcher.engine.search(among).facets[by],
        results.facets["commune"],
    )


def _kept(query: Query) -> dict[str, tuple[str, ...]]:
    """Return the filters that say which portals and which periods are asked about."""
    return {f: v for f, v in query.where.items() if f == "source" or f in BY_DATE}


def _portals(searcher: Searcher, query: Query) -> tuple[str, ...]:
    chosen = query.where.get("source") or searcher.values("source")
    return tuple(source for source in chosen if source != NONE)


def _names(asked: Sequence[_Asked], by: By) -> list[str]:
    """Return the periods to show, in order."""
    known = {name for one in asked for name in one.among if name != NONE}
    if not known:
        return []
    names = periods(by, min(known), max(known))
    chosen = {name for one in asked for name in one.query.where.get(by, ())}
    return [name for name in names if name in chosen] if chosen else names


def _series(asked: _Asked, spans: Sequence[Period]) -> Series:
    counts = ((asked.found.get(span.name, 0), span) for span in spans)
    return Series(
        question=asked.question,
        matched=asked.matched,
        total=asked.total,
        undated=asked.found.get(NONE, 0),
        counts=tuple(None if span.unseen and not count else count for count, span in counts),
        among=tuple(asked.among.get(span.name, 0) for span in spans),
        communes=asked.communes,
    )
