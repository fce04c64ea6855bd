"""Question -> Query: what the words typed mean, and which reading of them finds something."""

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from indexer.analysis import analyse
from indexer.contract import Engine
from indexer.query import FACETS, All, Any, Node, Query, Term
from searcher.answer import Matched
from searcher.days import first_day, last_day
from searcher.errors import QueryError
from searcher.question import Question
from vietnamese.writing import has_marks

_CHUNK = re.compile(r'["“”„]([^"“”„]*)["“”„]|([^\s"“”„]+)')
MOST_TERMS = 64
"""Words of a question that are searched; more of them are a pasted article."""


class Reading(NamedTuple):
    """A question settled into a Query, and how its words had to be taken."""

    query: Query
    matched: Matched


def parse(text: str) -> tuple[Term, ...]:
    """Return the terms of what was typed: words, and phrases in quotation marks.

    >>> [len(term.forms) for term in parse('58-NQ/TW "nông thôn mới" xã')]
    [3, 3, 1]
    """
    terms = dict.fromkeys(_terms(text))
    return tuple(terms)[:MOST_TERMS]


def _terms(text: str) -> Iterator[Term]:
    for chunk in _CHUNK.finditer(text):
        forms = tuple(word.forms for word in analyse(chunk[0]))
        if forms:
            yield Term(forms, quoted=chunk[1] is not None)


def read(question: Question, engine: Engine) -> Reading:
    """Settle *question*: the first reading of its words under which any article matches.

    As typed; with accents ignored, unless quotes or the question forbid that; with at least half
    of the words. Filters take no part in the choice. Raises `QueryError`.
    """
    query = filters_of(question)
    terms = parse(question.text)
    if not terms:
        if question.text.strip():
            return Reading(_asking(query, Any(()), accents=False), "none")
        return Reading(query, "all")
    for matched, words, accents in _readings(question, terms):
        if engine.count(Query(words=words, accents=accents)):
            return Reading(_asking(query, words, accents=accents), matched)
    return Reading(_asking(query, All(terms), accents=has_marks(question.text)), "none")


def _readings(question: Question, terms: tuple[Term, ...]) -> Iterator[tuple[Matched, Node, bool]]:
    accents = has_marks(question.text)
    if question.match == "any":
        yield "all", Any(terms), accents
        yield "folded", Any(terms), False
        return
    yield "all", All(terms), accents
    bound = question.exact_accents or any(term.quoted for term in terms)
    if accents and not bound:
        yield "folded", All(terms), False
    if partial := _at_least_half(terms):
        yield "some", partial, accents and bound


def _at_least_half(terms: tuple[Term, ...]) -> Node | None:
    """Return *terms* loosened: all of the phrases, at least half of the words."""
    phrases = tuple(term for term in terms if term.quoted)
    words = tuple(term for term in terms if not term.quoted)
    if len(words) < 2:
        return None
    return All((*phrases, Any(words, least=math.ceil(len(words) / 2))))


def filters_of(question: Question) -> Query:
    """Return the Query of everything but the words. Raises `QueryError`."""
    for facet in question.where:
        if facet not in FACETS:
            raise QueryError(f'there is no facet "{facet}". The facets are: {", ".join(FACETS)}.')
    since = first_day(question.since) if question.since else None
    until = last_day(question.until) if question.until else None
    if since and until and since > until:
        raise QueryError(f"from {since} to {until} holds no day. Swap the two dates.")
    by_words = question.text.strip() or question.sort != "relevance"
    return Query(
        where={facet: values for facet, values in question.where.items() if values},
        since=since,
        until=until,
        certain_dates=question.certain_dates,
        sort=question.sort if by_words else "newest",
        limit=question.limit,
        offset=question.offset,
    )


def _asking(query: Query, words: Node, *, accents: bool) -> Query:
    return msgspec.structs.replace(query, words=words, accents=accents)
