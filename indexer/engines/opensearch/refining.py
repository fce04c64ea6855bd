"""A second look at the best articles of a query, read off their texts.

Near: neighbouring words of the query that stand a few words apart, in either order. Title: articles
whose title is all but the query itself. The embedded engine does the same to its streams.
"""

from collections.abc import Sequence
from itertools import pairwise

from archive.article import Record
from indexer.analysis import analyse, parts
from indexer.engines.opensearch.present import Present
from indexer.engines.opensearch.rarity import Rarity, word_key
from indexer.ranking import (
    K1,
    NEAR_WEIGHT,
    NEAR_WINDOW,
    REFINED_WORDS,
    TITLE_ALIKE,
    TITLE_MATCH_WEIGHT,
    B,
)
from vietnamese.words import Forms

TITLE = "title = query"


class Refiner:
    """Looks again at articles for the words of a query in a *row*."""

    def __init__(
        self, row: Sequence[Forms], *, accents: bool, present: Present, rarity: Rarity
    ) -> None:
        keys = [word_key(form, accents=accents) for form in row[:REFINED_WORDS]]
        self._accents = accents
        self._mean = max(present.mean, 1.0)
        self._words = {key[1]: number for number, key in enumerate(dict.fromkeys(keys))}
        rarity.learn(keys)
        self._most = {key[1]: rarity.most(key) for key in keys}
        texts = [key[1] for key in keys]
        self._pairs = [pair for pair in dict.fromkeys(pairwise(texts)) if pair[0] != pair[1]]

    def added(self, record: Record) -> dict[str, float]:
        """Return what is added to the score of *record*, named."""
        places: list[tuple[int, str]] = []
        length = place = title = 0
        in_title: set[str] = set()
        for part in parts(record.article):
            line = [self._form(word.forms) for word in analyse(part.text)]
            places += [(place + n, word) for n, word in enumerate(line) if word in self._words]
            # A break between two parts counts as a word.
            place += len(line) + 1
            length += len(line)
            if part.name == "title":
                title = len(line)
                in_title = self._words.keys() & set(line)
        found = self._near(places, K1 * (1 - B + B * length / self._mean))
        alike = len(in_title) / max(title, len(self._words))
        if alike >= TITLE_ALIKE:
            found[TITLE] = TITLE_MATCH_WEIGHT * alike * sum(self._most.values())
        return found

    def _near(self, places: Sequence[tuple[int, str]], norm: float) -> dict[str, float]:
        wanted = set(self._pairs)
        met: set[tuple[tuple[str, str], int]] = set()
        for number, (place, word) in enumerate(places):
            for later, other in places[number + 1 : number + NEAR_WINDOW]:
                if later - place >= NEAR_WINDOW:
                    break
                # Each place of a first word counts once, however many second words are near.
                if (word, other) in wanted:
                    met.add(((word, other), place))
                if (other, word) in wanted:
                    met.add(((other, word), later))
        counts = dict.fromkeys(self._pairs, 0)
        for pair, _ in met:
            counts[pair] += 1
        return {
            f"{one} ~ {two}": NEAR_WEIGHT
            * min(self._most[one], self._most[two])
            * often
            / (often + norm)
            for (one, two), often in counts.items()
            if often
        }

    def _form(self, form: Forms) -> str:
        return word_key(form, accents=self._accents)[1]
