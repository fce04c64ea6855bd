"""Articles -> the arrays of one segment.

What is kept of an article is the stream of its words as numbers, its parts closed by a break; all
else follows from the streams by sorting. So merging segments is building one from their streams.
"""

from array import array
from typing import Final

import numpy as np

from archive.article import Record
from indexer.analysis import parts
from indexer.arrays import Array, strings_to_arrays
from indexer.engines.whoosh.inversion import pair_arrays, word_arrays
from indexer.engines.whoosh.lexicon import GrowingLexicon, Numbers, lexicon_arrays
from indexer.engines.whoosh.postings import MOST_DOCUMENTS, MOST_WORDS
from indexer.engines.whoosh.segment import ZONES, SegmentArrays
from indexer.engines.whoosh.values import value_arrays
from indexer.fields import Fields, fields_of

_ZONE = {name: number for number, name in enumerate(ZONES, 1)}
_BREAK: Final = 0xFFFFFFFF


class SegmentBuilder:
    """Collects the articles of one segment until it is *full*."""

    def __init__(self) -> None:
        self._lexicon = GrowingLexicon()
        self._words = array("I")
        self._ends = array("I")
        self._zones = bytearray()
        self._ids: list[bytes] = []
        self._known: set[bytes] = set()
        self._fields: list[Fields] = []

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, article_id: bytes) -> bool:
        return article_id in self._known

    @property
    def full(self) -> bool:
        """Whether it should take no more articles."""
        return len(self) >= MOST_DOCUMENTS or len(self._words) >= MOST_WORDS

    def has_room_for(self, segment: SegmentArrays) -> bool:
        """Tell whether the articles of *segment* fit beside those collected."""
        documents, words = len(self) + len(segment), len(self._words) + segment.words_in_all
        return documents <= MOST_DOCUMENTS and words <= MOST_WORDS

    def add(self, record: Record) -> None:
        """Add an article."""
        for part in parts(record.article):
            self._words.extend(self._lexicon.numbers(part.text))
            self._words.append(_BREAK)
            self._zones.append(_ZONE.get(part.name, 0))
        self._close(record.article.id.encode(), fields_of(record))

    def take(self, segment: SegmentArrays, documents: list[int]) -> None:
        """Add *documents* of a segment, from their streams, and no form that only others had."""
        known = np.full(len(segment.lexicon) + 1, _BREAK, np.uint32)
        used = np.zeros(len(known), np.bool_)
        for document in documents:
            used[segment.stream(document)] = True
        for number, form in enumerate(segment.lexicon.forms()):
            if used[number]:
                known[number] = self._lexicon.number(form)
        for document in documents:
            stream = known[segment.stream(document)]
            self._words.frombytes(stream.tobytes())
            self._zones.extend(segment.zones(document))
            self._close(segment.ids[document], segment.fields(document))

    def _close(self, article_id: bytes, fields: Fields) -> None:
        self._ends.append(len(self._words))
        self._ids.append(article_id)
        self._known.add(article_id)
        self._fields.append(fields)

    def arrays(self) -> dict[str, Array]:
        """Return the arrays of the segment."""
        ordered, new = self._lexicon.ordered()
        forms = len(ordered)
        stream = _renumbered(self._words, new)
        ends = np.array(self._ends, np.uint32)
        owners = np.repeat(np.arange(len(ends), dtype=np.uint16), np.diff(ends, prepend=0))
        zones = _spread(self._zones, np.flatnonzero(stream == forms))
        kept = {"all": stream < forms} | {
            zone: (zones == number) & (stream < forms) for zone, number in _ZONE.items()
        }
        arrays = lexicon_arrays(ordered)
        for name, mask in kept.items():
            arrays |= word_arrays(name, stream[mask], owners[mask], forms)
        arrays |= pair_arrays(stream, owners, forms)
        return arrays | {
            "stream": stream.astype(np.uint16) if forms < 0xFFFF else stream,
            "stream.ends": ends,
            "zones": np.frombuffer(bytes(self._zones), np.uint8),
            "lengths": np.bincount(owners[kept["all"]], minlength=len(ends)).astype(np.uint32),
            "title.lengths": np.bincount(owners[kept["title"]], minlength=len(ends)).astype(
                np.uint32
            ),
            **strings_to_arrays("ids", self._ids),
            "ids.order": np.array(sorted(range(len(ends)), key=self._ids.__getitem__), np.uint32),
            **value_arrays(self._fields),
        }


def _renumbered(words: "array[int]", new: Numbers) -> Numbers:
    """Return the stream in the lexicon's final numbers; a break is the number after the last."""
    stream = np.array(words, np.uint32)
    breaks = stream == _BREAK
    stream[breaks] = len(new)
    found: Numbers = np.append(new, np.uint32(len(new)))[stream]
    return found


def _spread(zones: bytearray, breaks: Array) -> Array:
    """Return the zone of each word of a stream from the zone of each part."""
    return np.repeat(np.frombuffer(bytes(zones), np.uint8), np.diff(breaks, prepend=-1))
