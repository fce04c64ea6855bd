"""Articles like one: its telling words, and those that stand side by side in it, asked for at once.

A word tells much that the article has often and few others have. A Vietnamese syllable alone says
little, two neighbours most often are a word or a name: so more pairs are asked for than words.
All depends on the live articles alone and not on how they are spread over segments.
benchmarks/quality/similar.py measures it.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.engines.whoosh.evidence import EvidenceReader
from indexer.engines.whoosh.neighbours import Entries, entries, impacts
from indexer.engines.whoosh.ordering import best
from indexer.engines.whoosh.postings import Numbers
from indexer.engines.whoosh.segment import ZONES, Range, SegmentArrays
from indexer.engines.whoosh.state import State
from indexer.ranking import (
    K1,
    SIMILAR_LEAST,
    SIMILAR_PAIRS,
    SIMILAR_WORDS,
    ZONE_WEIGHTS,
    most_telling,
)
from indexer.results import Hit

_SECOND = 32
_SECOND_BITS = (1 << _SECOND) - 1
_WEIGHTS = np.array([1.0, *(ZONE_WEIGHTS[zone] for zone in ZONES)])

Weights = npt.NDArray[np.float64]
Scores = npt.NDArray[np.float64]


class _Place(NamedTuple):
    """Where an article is: its segment, its number there, its number in the index."""

    segment: SegmentArrays
    local: int
    document: int


class _Counted(NamedTuple):
    """The distinct words or pairs of an article, and how often it has each, by weight of place.

    A pair is the number of its first form above `_SECOND` bits of its second one's.
    """

    keys: Numbers
    weights: Weights


def similar(state: State, article_id: str, *, limit: int) -> tuple[Hit, ...]:
    """Return the articles most like one, best first; none where it is unknown or tells nothing."""
    place = _placed(state.reader, article_id.encode())
    if place is None:
        return ()
    scores = _Asking(state.reader, place).scores()
    own, scores[place.document] = float(scores[place.document]), 0
    found = np.flatnonzero(scores > SIMILAR_LEAST * own)
    shown = best(
        found,
        limit,
        chief=lambda documents: -scores[documents],
        further=lambda documents: -state.table.days[documents].astype(np.int64),
        ranks=state.table.id_ranks,
    )
    return tuple(Hit(state.table.id(one), float(scores[one])) for one in shown.tolist())


def _placed(reader: EvidenceReader, article_id: bytes) -> _Place | None:
    for segment, offset in reader.placed():
        local = segment.document(article_id)
        if local is not None and reader.live[offset + local]:
            return _Place(segment, local, offset + local)
    return None


class _Asking:
    """What tells most of one article, asked of all others."""

    def __init__(self, reader: EvidenceReader, place: _Place) -> None:
        self._reader = reader
        self._segment = place.segment
        self._words, self._pairs = _words_and_pairs(place)
        self._forms = {n: place.segment.lexicon.form(n) for n in self._words.keys.tolist()}
        self._scores = np.zeros(len(reader.live))
        self._shared = np.zeros(len(reader.live), np.int64)

    def scores(self) -> Scores:
        """Return what words and pairs say of each article, added up; 0 where only one of them does.

        A number that two articles share makes them no more alike.
        """
        self._add_words()
        self._add_pairs()
        self._scores[self._shared < 2] = 0
        return self._scores

    def _add_words(self) -> None:
        said = [self._reader.word(form, accents=True) for form in self._forms.values()]
        known = np.array([len(evidence.documents) for evidence in said], np.int64)
        for word, weight in self._most_telling(self._words, known, SIMILAR_WORDS):
            self._scores[said[word].documents] += weight * said[word].impacts
            self._shared[said[word].documents] += 1

    def _add_pairs(self) -> None:
        ranges = {number: self._ranges(number) for number in self._forms}
        pairs = [
            (ranges[n >> _SECOND], ranges[n & _SECOND_BITS]) for n in self._pairs.keys.tolist()
        ]
        found = entries(self._reader, pairs)
        known = np.bincount(found.pairs, minlength=len(pairs))
        weights = np.zeros(len(pairs))
        for pair, weight in self._most_telling(self._pairs, known, SIMILAR_PAIRS):
            weights[pair] = weight
        asked = weights[found.pairs] > 0
        found = Entries(*(column[asked] for column in found))
        said = weights[found.pairs] * impacts(self._reader, found, known)
        self._scores += np.bincount(found.documents, said, len(self._scores))
        self._shared += np.bincount(found.documents, minlength=len(self._shared))

    def _ranges(self, number: int) -> list[Range]:
        """Return the numbers that a word of the article has in each segment."""
        folded, accented = (form.encode() for form in self._forms[number])
        return [
            (number, number + 1)
            if segment is self._segment
            else segment.lexicon.of_accented(folded, accented)
            for segment, _ in self._reader.placed()
        ]

    def _most_telling(
        self, counted: _Counted, known: Numbers, most: int
    ) -> Iterator[tuple[int, float]]:
        """Yield the places of what tells most, best first, and the weight of each.

        *known* is how many articles have each. What no other has tells nothing of others.
        """
        telling = (known >= 2) & (known <= most_telling(self._reader.articles))
        places = np.flatnonzero(telling)
        worth = counted.weights[places] * np.log(self._reader.articles / known[places])
        # Equal ones in the order of their forms: it is that of their numbers in every segment.
        for place in places[np.argsort(-worth, kind="stable")][:most].tolist():
            weight = float(counted.weights[place])
            # As in BM25 the tenth time adds little.
            yield place, (K1 + 1) * weight / (K1 + weight)


def _words_and_pairs(place: _Place) -> tuple[_Counted, _Counted]:
    segment = place.segment
    stream = segment.stream(place.local).astype(np.int64)
    is_word = stream < len(segment.lexicon)
    zones = np.frombuffer(segment.zones(place.local), np.uint8)
    weights = _WEIGHTS[np.repeat(zones, np.diff(np.flatnonzero(~is_word), prepend=-1))]
    together = is_word[:-1] & is_word[1:]
    pairs = (stream[:-1] << _SECOND | stream[1:])[together]
    return (
        _distinct(stream[is_word], weights[is_word]),
        _distinct(pairs, weights[:-1][together]),
    )


def _distinct(keys: Numbers, weights: Weights) -> _Counted:
    distinct, places = np.unique(keys, return_inverse=True)
    return _Counted(distinct, np.bincount(places, weights, len(distinct)).astype(np.float64))
