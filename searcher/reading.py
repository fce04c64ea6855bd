"""Question -> Query: what the words typed mean, and which reading of them finds something."""

import math
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from indexer.contract import Engine
from indexer.query import FACETS, All, Any, Leaf, Node, Query, Term, leaves
from searcher.answer import Matched
from searcher.days import first_day, last_day
from searcher.errors import QueryError
from searcher.lookup import Lookup
from searcher.question import Question
from searcher.syntax import Typed, as_words, understood


class Reading(NamedTuple):
    """A question settled into a Query, and how its words had to be taken."""

    query: Query
    matched: Matched
    typed: Typed = Typed()


def read(question: Question, engine: Engine, lookup: Lookup) -> Reading:
    """Settle *question*: the first reading of its words under which any article matches.

    As typed; with accents ignored, unless quotes or the question forbid that; with at least half
    of the words. Filters take no part in the choice. Raises `QueryError`.
    """
    typed = as_words(question.text) if question.as_words else understood(question.text, lookup)
    query = filters_of(question, typed)
    if not typed.nodes:
        if question.text.strip() and not typed.operators:
            return Reading(_asking(query, Any(()), accents=False), "none", typed)
        return Reading(query, "all", typed)
    accents = _accented(typed.nodes)
    for matched, words, marked in _readings(question, typed.nodes, accents=accents):
        if engine.count(Query(words=words, accents=marked)):
            return Reading(_asking(query, words, accents=marked), matched, typed)
    return Reading(_asking(query, All(typed.nodes), accents=accents), "none", typed)


def _readings(
    question: Question, nodes: tuple[Node, ...], *, accents: bool
) -> Iterator[tuple[Matched, Node, bool]]:
    if question.match == "any":
        yield "all", Any(nodes), accents
        yield "folded", Any(nodes), False
        return
    yield "all", All(nodes), accents
    bound = question.exact_accents or any(_quoted(leaf) for leaf in leaves(All(nodes)))
    if accents and not bound:
        yield "folded", All(nodes), False
    if partial := _at_least_half(nodes):
        yield "some", partial, accents and bound


def _at_least_half(nodes: tuple[Node, ...]) -> Node | None:
    """Return *nodes* loosened: at least half of the words, and all of everything else."""
    words = tuple(node for node in nodes if _loose(node))
    if len(words) < 2:
        return None
    kept = tuple(node for node in nodes if not _loose(node))
    return All((*kept, Any(words, least=math.ceil(len(words) / 2))))


def _loose(node: Node) -> bool:
    return isinstance(node, Term) and not node.quoted and node.zone == "all"


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
            raise QueryError(f'there is no facet "{facet}". The facets are: {", ".join(FACETS)}.')
    since = first_day(question.since) if question.since else typed.since
    until = last_day(question.until) if question.until else typed.until
    if since and until and since > until:
        raise QueryError(f"from {since} to {until} holds no day. Swap the two dates.")
    chosen = {facet: values for facet, values in question.where.items() if values}
    by_words = typed.nodes or question.sort != "relevance"
    return Query(
        where={**typed.where, **chosen},
        since=since,
        until=until,
        certain_dates=question.certain_dates,
        sort=question.sort if by_words else "newest",
        limit=question.limit,
        offset=question.offset,
        explain=question.explain,
    )


def _asking(query: Query, words: Node, *, accents: bool) -> Query:
    return msgspec.structs.replace(query, words=words, accents=accents)
