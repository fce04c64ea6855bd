"""Lists of documents with frequencies, one for each key, read where they lie.

``starts`` says where each key's list begins among all entries; an entry is a document number of 16
bits and how often the key stands in that document: in 8 bits (more than 255 count as 255), or for
pairs in 2 (more than 4 count as 4).
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.arrays import Array

MOST_DOCUMENTS = 1 << 16
"""Documents of a segment, so that their numbers fit in 16 bits."""
MOST_WORDS = 1 << 22
"""Words after which a segment takes no more articles: they bound the memory of a build."""

_SEARCH = 5
"""A binary search costs about as much as so many entries of a table written and read."""

_SHIFTS = np.array([0, 2, 4, 6], np.uint8)

Keys = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
Documents = npt.NDArray[np.int32]


class Entries(NamedTuple):
    """Sorted (key, document) pairs, each once, with its frequency."""

    keys: Keys
    documents: npt.NDArray[np.uint16]
    frequencies: Numbers


class Found(NamedTuple):
    """One list: documents in order, each once, with frequencies."""

    documents: Documents
    frequencies: Numbers


def count(keys: Keys, documents: Keys) -> Entries:
    """Return how often each key stands in each document; the arguments run side by side.

    Keys are under 2**48: key and document become one integer, which numpy sorts fast.
    """
    joined = (keys << np.uint64(16)) | documents
    joined.sort()
    places = firsts(joined)
    distinct = joined[places]
    return Entries(
        distinct >> np.uint64(16),
        (distinct & np.uint64(0xFFFF)).astype(np.uint16),
        np.diff(places, append=len(joined)),
    )


def packed(frequencies: Numbers) -> npt.NDArray[np.uint8]:
    """Return frequencies in 2 bits each, four to a byte."""
    small = np.zeros(-(-len(frequencies) // 4) * 4, np.uint8)
    small[: len(frequencies)] = np.minimum(frequencies, 4) - 1
    four: npt.NDArray[np.uint8] = np.bitwise_or.reduce(small.reshape(-1, 4) << _SHIFTS, axis=1)
    return four


def unpacked(bits: Array, places: Numbers) -> Numbers:
    """Return the frequencies at *places* out of 2 bits each."""
    shifted = bits[places >> 2].astype(np.int64) >> ((places & 3) << 1)
    found: Numbers = (shifted & 3) + 1
    return found


def united(found: list[Found], *, several: bool) -> Found:
    """Return lists as one: each document once; *several* where one may be in two."""
    if not found:
        return Found(np.empty(0, np.int32), np.empty(0, np.int64))
    if not several:
        return found[0]
    documents = np.concatenate([one.documents for one in found])
    frequencies = np.concatenate([one.frequencies for one in found])
    totals = np.bincount(documents, weights=frequencies)
    distinct = np.flatnonzero(totals > 0)
    return Found(distinct.astype(np.int32), totals[distinct].astype(np.int64))


def shared(ones: Documents, others: Documents) -> tuple[Numbers, Array]:
    """Return where the documents that both lists hold stand in the one, and where in the other.

    The shorter list is looked up in the longer: one by one, or where it is long too in a table of
    the longer one's places, which costs less than many searches.
    """
    if len(ones) > len(others):
        there, here = shared(others, ones)
        return here, there
    if not len(ones):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    last = int(others[-1])
    if len(ones) * _SEARCH < len(others) + last // 8:
        places: Array = others.searchsorted(ones)
        # One behind the last is clipped to the last, which is none of them either.
        inside = (others.take(places, mode="clip") == ones).nonzero()[0]
        return inside, places[inside]
    table = np.full(max(last, int(ones[-1])) + 1, -1, np.int32)
    table[others] = np.arange(len(others), dtype=np.int32)
    places = table[ones]
    inside = (places >= 0).nonzero()[0]
    return inside, places[inside]


def firsts(ordered: "Keys | Numbers") -> Numbers:
    """Return where each distinct value of a sorted array stands first."""
    different = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=different[1:])
    return different.nonzero()[0]
