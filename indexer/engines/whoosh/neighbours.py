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
from indexer.ranking import K1, B

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
    lengths = np.concatenate([segment.lengths for segment, _ in reader.placed()])
    mean = max(float(lengths[reader.live].mean()), 1.0)
    norms = K1 * (1 - B + B * lengths[found.documents] / mean)
    articles = np.count_nonzero(reader.live)
    rarity = np.log(1 + (articles - known + 0.5) / (known + 0.5))
    said: npt.NDArray[np.float64] = (
        rarity[found.pairs] * (K1 + 1) * found.frequencies / (found.frequencies + norms)
    )
    return said


def _entries(segment: SegmentArrays, ones: Numbers, twos: Numbers) -> Entries:
    ones, twos = ones.reshape(-1, 2), twos.reshape(-1, 2)
    known = np.flatnonzero((ones[:, 0] < ones[:, 1]) & (twos[:, 0] < twos[:, 1]))
    places = segment.pair_places(ones[known, 0], twos[known, 0])
    held, documents, frequencies = segment.pair_entries(places[places >= 0])
    return Entries(known[places >= 0][held], documents, frequencies)
