"""Words that stand out in the articles of a question against all others of the archive."""

import math
from bisect import insort
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from archive.article import Article
from indexer.analysis import parts, surfaces
from indexer.query import Query, Term, other_forms, row_of
from searcher.question import Question
from searcher.searcher import Searcher
from vietnamese.words import Forms
from vietnamese.words import parts as pieces

CEILING = 1_000
"""Articles of a result whose words are read; of a larger result a sample of so many."""
LEAST = 5
"""Articles of the result that must have a word: of fewer nothing can be said."""

Words = tuple[Forms, ...]


class Keyword(msgspec.Struct, frozen=True):
    """A word, or two side by side, in *found* articles of the result and *elsewhere* in others.

    *g2* is the log-likelihood ratio of Dunning (1993), with a minus where the result has the word
    less often than the rest. Above 10.83 it is by chance in one of a thousand cases.
    """

    text: str
    found: int
    elsewhere: int
    g2: float


class Keywords(msgspec.Struct, frozen=True, kw_only=True):
    """What stands out. *read* of the *total* articles found were read; *others* are not found.

    They are compared with *others* and with what was not read.
    """

    total: int
    read: int
    others: int
    keywords: tuple[Keyword, ...]


def keywords(searcher: Searcher, question: Question, *, limit: int = 40) -> Keywords:
    """Return the *limit* words and pairs that stand out most in what *question* finds.

    Counted are articles, not places: one article that repeats a word says it once. Exact up to
    `CEILING` articles; of more, so many are drawn at equal steps along their dates. Words of the
    question itself and of its abbreviations are left out. Raises `QueryError`.
    """
    asked = searcher.read(msgspec.structs.replace(question, sort="oldest", fold=False)).query
    ids = list(searcher.engine.scan(asked))
    drawn = sample(ids, CEILING)
    size = searcher.engine.count(Query())
    if len(ids) == size:
        # There is nothing else to stand out against.
        return Keywords(total=size, read=len(drawn), others=0, keywords=())
    found = _best(searcher, _candidates(searcher, drawn, asked), len(drawn), size, limit)
    return Keywords(total=len(ids), read=len(drawn), others=size - len(ids), keywords=tuple(found))


def _candidates(searcher: Searcher, ids: Sequence[str], asked: Query) -> list[tuple[Words, int]]:
    """Return the words and pairs of enough of the articles *ids*, the most frequent first."""
    others = (form for term in other_forms(asked.words) for form in term.forms)
    typed = {form.folded for form in (*row_of(asked.words), *others)}
    counts = [
        (words, count)
        for words, count in _count(searcher, ids).items()
        if count >= LEAST and not typed.issuperset(form.folded for form in words)
    ]
    return sorted(counts, key=lambda pair: (-pair[1], pair[0]))


def _best(
    searcher: Searcher, candidates: Sequence[tuple[Words, int]], read: int, size: int, limit: int
) -> list[Keyword]:
    """Return the *limit* most telling of *candidates*, the best first."""
    scored: list[Keyword] = []
    for words, found in candidates:
        least = abs(scored[limit - 1].g2) if len(scored) >= limit else 0.0
        # Not even a word that nothing else has could tell more: neither can those that follow.
        if log_likelihood(found, read, 0, size - read) < least:
            break
        # Quoted, for side by side and with these accents.
        everywhere = searcher.engine.count(Query(words=Term(words, quoted=True), accents=True))
        elsewhere = max(everywhere - found, 0)
        g2 = log_likelihood(found, read, elsewhere, size - read)
        if abs(g2) > least:
            text = " ".join(form.accented for form in words)
            insort(scored, Keyword(text, found, elsewhere, g2), key=lambda one: -abs(one.g2))
    return scored[:limit]


def log_likelihood(found: int, of: int, elsewhere: int, rest: int) -> float:
    """Return G2 of a word in *found* of *of* articles and in *elsewhere* of the *rest*.

    Twice the sum over the four cells of the table of observed * ln(observed / expected); negative
    where the word is rarer than in the rest. T. Dunning, Accurate Methods for the Statistics of
    Surprise and Coincidence, Computational Linguistics 19 (1993).

    >>> round(log_likelihood(10, 100, 10, 900), 2), log_likelihood(1, 10, 10, 100)
    (21.18, 0.0)
    """
    having, size = found + elsewhere, of + rest
    table = (
        (found, of * having), (elsewhere, rest * having),
        (of - found, of * (size - having)), (rest - elsewhere, rest * (size - having)),
    )  # fmt: skip
    g2 = 2 * sum(seen * math.log(seen * size / product) for seen, product in table if seen)
    return -max(g2, 0.0) if found * rest < elsewhere * of else max(g2, 0.0)


def sample(ids: Sequence[str], most: int) -> list[str]:
    """Return *ids*, or *most* of them at equal steps from the first on.

    >>> sample(["a", "b", "c", "d", "e"], 2)
    ['a', 'c']
    """
    if len(ids) <= most:
        return list(ids)
    return [ids[number * len(ids) // most] for number in range(most)]


def _count(searcher: Searcher, ids: Sequence[str]) -> Counter[Words]:
    """Return in how many of the articles *ids* each word and each pair stands."""
    counts: Counter[Words] = Counter()
    for record in searcher.picked(ids):
        counts.update(set(_words(record.article)))
    return counts


def _words(article: Article) -> Iterator[Words]:
    for part in parts(article):
        row = [form for written in surfaces(part.text) for form, _ in pieces(written)]
        yield from ((form,) for form in row)
        yield from pairwise(row)
