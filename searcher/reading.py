"""Question -> Query: what the words typed mean, and which reading of them finds something."""

import math
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from indexer.contract import Engine
from indexer.language.tables import LanguageTables
from indexer.query import (
    BY_SCORE,
    FACETS,
    NONE,
    All,
    Any,
    Leaf,
    Node,
    Not,
    Query,
    Term,
    leaves,
    row_of,
)
from searcher.answer import Matched, Meant
from searcher.choosing import Choosing
from searcher.days import first_day, last_day
from searcher.errors import NoDays, NoFacet
from searcher.lookup import Values
from searcher.otherforms import with_other_forms
from searcher.question import Question
from searcher.syntax import Typed, as_words, understood
from vietnamese.abbreviations import Abbreviations
from vietnamese.words import Forms, forms


class Reading(NamedTuple):
    """A question settled into a Query, and how its words had to be taken.

    *found* is how many articles the words match, whatever the filters; 0 where there are no words.
    *meant* says how names of communes were read.
    """

    query: Query
    matched: Matched
    typed: Typed = Typed()
    found: int = 0
    meant: tuple[Meant, ...] = ()


class Reader:
    """Settles questions into queries with what an engine holds."""

    def __init__(self, engine: Engine, values: Values, abbreviations: Abbreviations) -> None:
        self._engine = engine
        self._values = values
        self._abbreviations = abbreviations

    def read(self, question: Question) -> Reading:
        """Settle *question*: the first reading of its words under which any article matches.

        As typed; with accents ignored, unless quotes or the question forbid that; with at least
        half of the words. Filters take no part in the choice. Raises `QueryError`.
        """
        choosing = Choosing(self._values)
        reading = self._read(question, choosing)
        return reading._replace(meant=choosing.meant)

    def _read(self, question: Question, choosing: Choosing) -> Reading:
        text = question.text
        typed = as_words(text) if question.as_words else understood(text, choosing.lookup)
        query = filters_of(choosing.settled(question), typed)
        if not typed.nodes:
            if text.strip() and not typed.operators:
                return Reading(msgspec.structs.replace(query, words=Any(())), "none", typed)
            return Reading(query, "all", typed)
        readings = list(self._readings(question, typed.nodes))
        for matched, words, accents in readings:
            if found := self._engine.count(Query(words=words, accents=accents)):
                asking = self._asking(query, words, accents=accents)
                return Reading(asking, matched, typed, found)
        _, words, accents = readings[0]
        return Reading(self._asking(query, words, accents=accents), "none", typed)

    def _readings(
        self, question: Question, nodes: tuple[Node, ...]
    ) -> Iterator[tuple[Matched, Node, bool]]:
        accents = _accented(nodes)
        if question.match == "any":
            words = self._any(nodes)
            yield "all", words, accents
            yield "folded", words, False
            return
        required = All(with_other_forms(nodes, self._abbreviations, All))
        yield "all", required, accents
        bound = question.exact_accents or any(_quoted(leaf) for leaf in leaves(All(nodes)))
        if accents and not bound:
            yield "folded", required, False
        if partial := _at_least_half(nodes):
            yield "some", partial, accents and bound

    def _any(self, nodes: tuple[Node, ...]) -> Node:
        """Return *nodes* none of which is required, but for what is excluded."""
        excluded = tuple(node for node in nodes if isinstance(node, Not))
        wanted = [node for node in nodes if not isinstance(node, Not)]
        words = Any(with_other_forms(wanted, self._abbreviations, Any))
        return All((words, *excluded)) if excluded else words

    def _asking(self, query: Query, words: Node, *, accents: bool) -> Query:
        restored = () if accents else restored_row(words, self._engine.language())
        return msgspec.structs.replace(query, words=words, accents=accents, restored=restored)


def restored_row(words: Node, language: LanguageTables) -> tuple[Forms, ...]:
    """Return the words typed in a row with the accents that they probably lack, if any does."""
    typed = [form.accented for form in row_of(words)]
    found = language.restore(typed).words
    return tuple(map(forms, found)) if found != typed else ()


def _at_least_half(nodes: tuple[Node, ...]) -> Node | None:
    """Return *nodes* loosened: at least half of the words, and all of everything else."""
    words = tuple(node for node in nodes if _may_lack(node))
    if len(words) < 2:
        return None
    kept = tuple(node for node in nodes if not _may_lack(node))
    return All((*kept, Any(words, least=math.ceil(len(words) / 2))))


def _may_lack(node: Node) -> bool:
    return isinstance(node, Term) and node.loose


def _quoted(leaf: Leaf) -> bool:
    return isinstance(leaf, Term) and leaf.quoted


def _accented(nodes: tuple[Node, ...]) -> bool:
    """Tell whether any word typed carries a mark: then all of them match as written."""
    return any(
        form.folded != form.accented
        for leaf in leaves(All(nodes), excluded=True)
        for form in (leaf.forms if isinstance(leaf, Term) else (leaf.start,))
    )


def filters_of(question: Question, typed: Typed) -> Query:
    """Return the Query of everything but the words. Raises `QueryError`."""
    for facet in question.where:
        if facet not in FACETS:
            raise NoFacet(facet, FACETS)
    # What is chosen goes before what is typed, and no bound holds of what has no day.
    if question.where.get("year") == (NONE,):
        typed = typed._replace(since=None, until=None)
    since = first_day(question.since) if question.since else typed.since
    until = last_day(question.until) if question.until else typed.until
    for first, last in ((since, until), (typed.fetched_since, typed.fetched_until)):
        if first and last and first > last:
            raise NoDays(first, last)
    chosen = {facet: values for facet, values in question.where.items() if values}
    by_words = typed.nodes or question.sort not in BY_SCORE
    return Query(
        where={**typed.where, **chosen},
        since=since,
        until=until,
        fetched_since=typed.fetched_since,
        fetched_until=typed.fetched_until,
        certain_dates=question.certain_dates,
        sort=question.sort if by_words else "newest",
        limit=question.limit,
        offset=question.offset,
        explain=question.explain,
        fold=question.fold,
    )
