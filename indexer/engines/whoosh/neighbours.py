"""Many pairs of neighbouring words at once: which articles hold each, and BM25's impact on them.

One pair is asked for through its `EvidenceReader`; a hundred would be mostly looking up.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.engines.whoosh.evidence import EvidenceReader
from indexer.engines.whoosh.postings import Numbers
from indexer.engines.whoosh.segment import Range, SegmentArrays

Pair = tuple[list[Range], list[Range]]
"""The ranges of both words in each segment, of one number or none."""


class Entries(NamedTuple):
    """Live articles that hold one of several pairs: which pair, which article, how often."""

    pairs: Numbers
    documents: Numbers
    frequencies: Numbers


def entries(reader: EvidenceReader, pairs: Sequence[Pair]) -> Entries:
    """Return in which articles of the index each of *pairs* stands, in their order."""
    found = [Entries(*(np.empty(0, np.int64) for _ in Entries._fields))]
    for number, (segment, offset) in enumerate(reader.placed()):
        ones = [first[number] for first, _ in pairs]
        twos = [second[number] for _, second in pairs]
        own = _entries(segment, np.array(ones, np.int64), np.array(twos, np.int64))
        found.append(own._replace(documents=own.documents + offset))
    joined = Entries(*(np.concatenate(column) for column in zip(*found, strict=True)))
    alive = reader.live[joined.documents]
    return Entries(*(column[alive] for column in joined))


def impacts(reader: EvidenceReader, found: Entries, known: Numbers) -> npt.NDArray[np.float64]:
    """Return the impact of each entry; *known* says how many articles hold each pair."""
    most = np.array([reader.most(articles) for articles in known.tolist()])
    shares = reader.saturated(found.frequencies.astype(np.float32), found.documents)
    said: npt.NDArray[np.float64] = most[found.pairs] * shares
    return said


def _entries(segment: SegmentArrays, ones: Numbers, twos: Numbers) -> Entries:
    ones, twos = ones.reshape(-1, 2), twos.reshape(-1, 2)
    known = np.flatnonzero((ones[:, 0] < ones[:, 1]) & (twos[:, 0] < twos[:, 1]))
    places = segment.pair_places(ones[known, 0], twos[known, 0])
    held, documents, frequencies = segment.pair_entries(places[places >= 0])
    return Entries(known[places >= 0][held], documents, frequencies)
