"""How rare words and pairs are in the index, on which their weight in a score rests."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log

from indexer.engines.opensearch.connection import Connection
from indexer.engines.opensearch.documents import cut, pair_of
from indexer.ranking import K1, PAIR_WEIGHT
from vietnamese.words import Forms

Key = tuple[str, str]
"""A field and a word or pair in it."""


class Rarity:
    """Counts of the articles that hold each word or pair; asked of the cluster once each."""

    def __init__(self, connection: Connection, *, articles: int) -> None:
        self._connection = connection
        self._articles = articles
        self._known: dict[Key, int] = {}

    def learn(self, keys: Iterable[Key]) -> None:
        """Ask for all *keys* that are not known yet, at once."""
        asked = [key for key in dict.fromkeys(keys) if key not in self._known]
        if not asked:
            return
        answers = self._connection.searches(
            {"query": {"term": {field: value}}, "size": 0, "track_total_hits": True}
            for field, value in asked
        )
        for key, answer in zip(asked, answers, strict=True):
            self._known[key] = answer["hits"]["total"]["value"]

    def most(self, key: Key) -> float:
        """Return the most that a word or pair can count in an article."""
        self.learn([key])
        known = self._known[key]
        # A copy of the index may be an instant ahead of its stamp.
        articles = max(self._articles, known)
        return (K1 + 1) * log(1 + (articles - known + 0.5) / (known + 0.5))

    def most_of_row(self, row: Sequence[Forms], *, accents: bool) -> float:
        """Return the most that words in a *row* and their pairs can count."""
        words, pairs = keys_of(row, accents=accents)
        self.learn([*words, *pairs])
        return sum(map(self.most, words)) + PAIR_WEIGHT * sum(map(self.most, pairs))


def word_key(form: Forms, *, accents: bool) -> Key:
    """Return where a word is counted."""
    return ("accented.words", cut(form.accented)) if accents else ("folded.words", cut(form.folded))


def pair_key(one: Forms, two: Forms, *, accents: bool) -> Key:
    """Return where two words side by side are counted."""
    if accents:
        return "accented.pairs", pair_of(one.accented, two.accented)
    return "folded.pairs", pair_of(one.folded, two.folded)


def keys_of(row: Sequence[Forms], *, accents: bool) -> tuple[list[Key], list[Key]]:
    """Return where the words of a *row* and their pairs are counted."""
    words = [word_key(form, accents=accents) for form in row]
    pairs = [pair_key(one, two, accents=accents) for one, two in pairwise(row)]
    return words, pairs
