"""A corpus grown beyond its size: articles drawn from it, with a vocabulary that grows too.

Drawn paragraphs alone would bring no new word, while real archives never stop to. So the rare
words of what is drawn (those that the corpus has once or twice: names, numbers, slips) give way to
words of their own as often as it takes for the vocabulary to go on by Heaps' law, V = k·n^b, with
the b of the corpus itself. Of the other rare words drawn half become one of the new ones again, so
that these come in all frequencies.
"""

import math
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from benchmarks.speed.corpus import Raw
from vietnamese.words import forms, written_words

RARE = 2
_SEED = 2025
_SYLLABLES = [one + two for one in "bdghklmnprstvx" for two in "aeiou"]


class Growth(NamedTuple):
    """Heaps' law through the size of a corpus: *words* running words have *vocabulary* forms."""

    words: int
    vocabulary: int
    exponent: float

    def expected(self, words: int) -> float:
        """Return how many forms so many running words have."""
        return float(self.vocabulary * (words / self.words) ** self.exponent)


def accented_words(raw: Raw) -> list[str]:
    """Return the words of title and body, as they are indexed with their accents."""
    return [forms(word).accented for word in written_words(f"{raw['title']}\n{raw['body']}")]


def grown(corpus: Sequence[Raw], size: int) -> Iterator[Raw]:
    """Yield *size* records: those of *corpus*, then ones made of them. The same every time."""
    yield from corpus[:size]
    if size > len(corpus):
        maker = _Maker(corpus)
        for number in range(len(corpus), size):
            yield maker.made(number)


def fitted(corpus: Sequence[Raw], counts: "Counter[str]") -> Growth:
    """Fit Heaps' law to *corpus*, of which *counts* are the words: half of it beside all of it."""
    half = Counter(word for raw in corpus[: len(corpus) // 2] for word in accented_words(raw))
    exponent = math.log(len(counts) / len(half)) / math.log(counts.total() / half.total())
    return Growth(counts.total(), len(counts), exponent)


class _Maker:
    def __init__(self, corpus: Sequence[Raw]) -> None:
        self._corpus = corpus
        self._paragraphs = [raw["body"].split("\n") for raw in corpus]
        counts = Counter(word for raw in corpus for word in accented_words(raw))
        self.growth = fitted(corpus, counts)
        self._known = set(counts)
        self._rare = frozenset(word for word, times in counts.items() if times <= RARE)
        self._words = counts.total()
        self._new: list[str] = []
        self._tails = count(1)
        self._random = random.Random(_SEED)  # noqa: S311 - the same numbers on every machine

    def made(self, number: int) -> Raw:
        """Return one article: title and paragraphs of one, every fourth paragraph of another."""
        host = self._random.randrange(len(self._corpus))
        body = list(self._paragraphs[host])
        for place in range(3, len(body), 4):
            other = self._paragraphs[self._random.randrange(len(self._corpus))]
            body[place] = self._random.choice(other)
        text = f"{self._corpus[host]['title']}\n" + "\n".join(body)
        title, _, body_text = self._renewed(text).partition("\n")
        return {"id": f"grown-{number:07}", "title": title, "body": body_text}

    def _renewed(self, text: str) -> str:
        found = written_words(text)
        self._words += len(found)
        rare = {word for word in found if forms(word).accented in self._rare}
        if not rare:
            return text
        alternatives = "|".join(map(re.escape, sorted(rare, key=len, reverse=True)))
        return re.sub(rf"(?<!\w)(?:{alternatives})(?!\w)", lambda m: self._other(m[0]), text)

    def _other(self, word: str) -> str:
        if len(self._known) < self.growth.expected(self._words):
            return self._coined(word)
        if self._new and self._random.random() < 0.5:
            return self._random.choice(self._new)
        return word

    def _coined(self, word: str) -> str:
        """Return a word that was not there: *word*, numbered in digits or in syllables."""
        while True:
            number = next(self._tails)
            new = f"{word}{number if word.isdigit() else _spelt(number)}"
            if (form := forms(new).accented) not in self._known:
                self._known.add(form)
                self._new.append(new)
                return new


def _spelt(number: int) -> str:
    syllables = ""
    while number:
        number, last = divmod(number, len(_SYLLABLES))
        syllables = _SYLLABLES[last] + syllables
    return syllables
