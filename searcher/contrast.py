"""Two questions contrasted: what only the one finds, what both, what only the other."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

import msgspec

from indexer.fields import fields_of
from indexer.query import NONE, All, Node, Not, Query
from searcher.labels import labelled
from searcher.question import Question
from searcher.reading import Reading
from searcher.searcher import Searcher

CONTRASTED = ("commune", "category", "source", "year")
"""The facets by which the three sets are told apart."""

Side = Literal["first", "both", "second"]
SIDES: tuple[Side, ...] = ("first", "both", "second")


class Part(msgspec.Struct, frozen=True):
    """One of the three sets: its size, and its articles by value of each facet.

    *question* finds just this set; None where the query language cannot say it.
    """

    total: int
    facets: Mapping[str, Mapping[str, int]]
    question: Question | None = None


class Contrast(msgspec.Struct, frozen=True):
    """Two questions: the set that only the first finds, that of both, that of the second alone."""

    parts: dict[Side, Part]

    def rows(self, facet: str) -> list[tuple[str, tuple[int, ...]]]:
        """Return the values of *facet* with their counts in the three sets, the largest first."""
        sums: Counter[str] = Counter()
        for part in self.parts.values():
            sums.update(part.facets[facet])
        return [
            (one.value, tuple(self.parts[side].facets[facet].get(one.value, 0) for side in SIDES))
            for one in labelled(facet, sums)
        ]


class _Pair(NamedTuple):
    first: Reading
    second: Reading


def contrast(searcher: Searcher, first: Question, second: Question) -> Contrast:
    """Contrast two questions, exactly. Raises `QueryError`.

    Where both ask under the same filters and treat accents alike, the engine counts the three sets.
    Else their articles are compared one by one, which takes longer.
    """
    pair = _Pair(searcher.read(first), searcher.read(second))
    if not _alike(pair):
        return Contrast(_by_articles(searcher, pair))
    questions = _as_typed(searcher, first, second, pair)
    return Contrast(
        {side: _counted(searcher, _composed(pair, side), questions.get(side)) for side in SIDES}
    )


def _alike(pair: _Pair) -> bool:
    """Tell whether one Query can hold the words of both."""
    plain = [msgspec.structs.replace(reading.query, words=None, restored=()) for reading in pair]
    return plain[0] == plain[1]


def _composed(pair: _Pair, side: Side) -> Query:
    one, other = (reading.query.words or All(()) for reading in pair)
    words: dict[Side, tuple[Node, ...]] = {
        "first": (one, Not(other)),
        "both": (one, other),
        "second": (other, Not(one)),
    }
    return msgspec.structs.replace(
        pair.first.query, words=All(words[side]), restored=(), limit=0, offset=0, fold=False,
        facets=CONTRASTED,
    )  # fmt: skip


def _counted(searcher: Searcher, query: Query, question: Question | None) -> Part:
    results = searcher.engine.search(query)
    same = question is not None and searcher.total(question) == results.total
    return Part(results.total, results.facets, question if same else None)


def _as_typed(
    searcher: Searcher, first: Question, second: Question, pair: _Pair
) -> dict[Side, Question]:
    """Return the three sets as questions that can be typed, where their words are read as here."""
    if {reading.matched for reading in pair} != {"all"} or not all(r.typed.nodes for r in pair):
        return {}
    one, other = first.text, second.text
    texts: dict[Side, str] = {
        "first": f"({one}) -({other})",
        "both": f"({one}) ({other})",
        "second": f"({other}) -({one})",
    }
    ours, theirs = (reading.typed.nodes for reading in pair)
    nodes: dict[Side, tuple[Node, ...]] = {
        "first": (*ours, Not(_one(theirs))),
        "both": (*ours, *theirs),
        "second": (*theirs, Not(_one(ours))),
    }
    asked = {side: msgspec.structs.replace(first, text=text) for side, text in texts.items()}
    return {
        side: question
        for side, question in asked.items()
        if searcher.read(question).typed.nodes == tuple(dict.fromkeys(nodes[side]))
    }


def _one(nodes: tuple[Node, ...]) -> Node:
    return nodes[0] if len(nodes) == 1 else All(nodes)


def _by_articles(searcher: Searcher, pair: _Pair) -> dict[Side, Part]:
    found = [dict.fromkeys(searcher.engine.scan(reading.query)) for reading in pair]
    one, other = found
    sets: dict[Side, list[str]] = {
        "first": [i for i in one if i not in other],
        "both": [i for i in one if i in other],
        "second": [i for i in other if i not in one],
    }
    return {side: Part(len(ids), _facets(searcher, ids)) for side, ids in sets.items()}


def _facets(searcher: Searcher, ids: Iterable[str]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in CONTRASTED}
    for record in searcher.picked(ids):
        fields = fields_of(record)
        for facet in CONTRASTED:
            counts[facet].update(fields.values(facet) or (NONE,))
    return counts
