"""Sixty questions of one to eight words, drawn from the titles of a corpus by a fixed seed."""

import random
from collections.abc import Callable, Sequence

import msgspec

from benchmarks.speed.corpus import Dressed, Raw, dressed
from indexer.language.tables import LanguageTables
from indexer.query import All, Query
from searcher.question import Question
from searcher.reading import filters_of, restored_row
from searcher.syntax import as_words
from vietnamese.words import forms, written_words
from vietnamese.writing import fold, has_marks

COUNT = 60
FACETS = ("year", "month", "commune")
"""The facets that every engine counts."""

_LONGEST = 8
_SEED = 60
# Which of twenty questions are phrases, and which have a filter; the odd ones are without accents.
_PHRASES = frozenset({3, 6, 13})
_FILTERED = frozenset({7, 8, 17})
_FILTERS = ("year", "commune", "days", "month")

Dress = Callable[[Raw], Dressed]


def drawn(
    corpus: Sequence[Raw], count: int = COUNT, *, dress: Dress = dressed
) -> tuple[Question, ...]:
    """Draw *count* questions: every second one without accents, lengths from one to eight in turn.

    Words stand side by side in a title, so each question finds something. Of twenty three are
    phrases in quotation marks, and three have a filter that the title's article passes, with the
    date and communes that *dress* gives it.
    """
    chance = random.Random(_SEED)  # noqa: S311 - the same questions on every machine
    return tuple(_question(number, corpus, chance, dress) for number in range(count))


def query_of(question: Question, language: LanguageTables | None = None) -> Query:
    """Return what all engines are asked: every word required, as typed.

    What was typed without accents is given those that *language* restores, by which Tinxa ranks;
    restoring them is part of the page's path, which benchmarks/speed/asking.py times.
    """
    typed = as_words(question.text)
    query = filters_of(question, typed)
    words, accents = All(typed.nodes), has_marks(question.text)
    restored = () if accents or language is None else restored_row(words, language)
    return msgspec.structs.replace(
        query, words=words, accents=accents, restored=restored, facets=FACETS
    )


def _question(number: int, corpus: Sequence[Raw], chance: random.Random, dress: Dress) -> Question:
    quoted = number % 20 in _PHRASES
    length = max(1 + number // 2 % _LONGEST, 2 if quoted else 1)
    while True:
        raw = corpus[chance.randrange(len(corpus))]
        words = written_words(raw["title"])
        start = chance.randrange(max(1, len(words) - length + 1))
        text = _text(words[start : start + length], length)
        filters = _filters(number, dress(raw)) if number % 20 in _FILTERED else Question()
        if text and filters is not None:
            text = fold(text) if number % 2 else text
            return msgspec.structs.replace(filters, text=f'"{text}"' if quoted else text)


def _text(words: Sequence[str], length: int) -> str | None:
    """Return *length* different words as one text with accents in it, or None."""
    text = " ".join(words)
    different = {forms(word).folded for word in words}
    return text if len(different) == length and has_marks(text) else None


def _filters(number: int, found: Dressed) -> Question | None:
    """Return a filter of the kind whose turn it is, which the article *found* passes."""
    article, communes = found
    day = article.published
    if day is None or not communes:
        return None
    match _FILTERS[number % len(_FILTERS)]:
        case "commune":
            return Question(where={"commune": (communes[0].unit or communes[0].name,)})
        case "year":
            return Question(where={"year": (day[:4],)})
        case "month":
            return Question(where={"month": (day[:7],)})
        case _:
            return Question(since=day, until=f"{int(day[:4]) + 1}")
