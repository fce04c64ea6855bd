"""Sets of hashes -> their MinHashes, by one permutation.

The hashes of a set are dealt into bins by their highest bits, and each bin keeps a byte of its
smallest: the share of equal bytes of two sketches is about the share that both sets have of all
(their Jaccard index), by one sort instead of a hundred hashes each. A bin that got none borrows
from one that did, in an order that is each bin's own (Shrivastava, Optimal Densification for Fast
and Accurate Minwise Hashing, 2017). All constants are fixed, for sketches are stored.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

MOST = 256
"""How many sets are sketched at once."""

_OWNER = 8
"""Bits of a key that tell whose hash it is; `MOST` owners fit."""
_FACTORS = (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53))
_SHIFT = np.uint64(33)

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]


class Sketches(NamedTuple):
    """For each set a row of bytes, one a bin, and how many different hashes it has."""

    bytes: Bytes
    sizes: Places


def sketches(hashes: Hashes, owners: Places, count: int, *, bins: int) -> Sketches:
    """Return the sketches of *count* sets; hash n is of set ``owners[n]``, below `MOST`.

    *bins* is a power of two. All bytes of an empty set are zero.
    """
    keys = owners.astype(np.uint64) << np.uint64(64 - _OWNER) | hashes >> np.uint64(_OWNER)
    keys.sort()
    bits = bins.bit_length() - 1
    asked = np.arange(count * bins, dtype=np.uint64) << np.uint64(64 - _OWNER - bits)
    starts = np.searchsorted(keys, asked)
    filled = (np.append(starts[1:], len(keys)) > starts).reshape(count, bins)
    # The lowest byte: the high ones chose bin and smallest, and so are much alike in all texts.
    lowest = np.append(keys.astype(np.uint8), np.uint8(0))
    kept = np.where(filled, lowest[starts].reshape(count, bins), 0).astype(np.uint8)
    _lend(kept, filled)
    new = np.append(True, keys[1:] != keys[:-1])[: len(keys)]
    whose = (keys[new] >> np.uint64(64 - _OWNER)).astype(np.int64)
    return Sketches(kept, np.bincount(whose, minlength=count))


def mixed(hashes: Hashes) -> Hashes:
    """Return *hashes* with every bit depending on all: the last steps of MurmurHash3."""
    for factor in _FACTORS:
        hashes = (hashes ^ (hashes >> _SHIFT)) * factor
    return hashes ^ (hashes >> _SHIFT)


def _lend(kept: Bytes, filled: "npt.NDArray[np.bool_]") -> None:
    """Fill the empty bins of each set that has any full one."""
    rows, bins = np.nonzero(~filled & filled.any(axis=1, keepdims=True))
    lenders = _lenders(kept.shape[1])[bins]
    first = np.argmax(filled[rows[:, None], lenders], axis=1)
    kept[rows, bins] = kept[rows, lenders[np.arange(len(rows)), first]]


@lru_cache
def _lenders(bins: int) -> Places:
    """Return for each bin all of them, in the order in which it asks to borrow."""
    numbered = np.arange(1, bins * bins + 1, dtype=np.uint64)
    return np.argsort(mixed(numbered).reshape(bins, bins), axis=1, kind="stable")
