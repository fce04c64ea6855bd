"""Streams of words -> lists of documents, in slices that bound the memory of a build."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from indexer.arrays import Array
from indexer.engines.whoosh.postings import count, packed

_SLICE = 1 << 20
"""Words that are sorted at a time."""
SECOND = 24
"""Bits of a form's number in the key of a pair: 16 million forms."""


def word_arrays(name: str, words: Array, owners: Array, forms: int) -> dict[str, Array]:
    """Return the lists of every form from 0 to *forms*; *owners* has each word's document."""
    sizes = np.zeros(forms + 1, np.uint32)
    documents, frequencies = [_NO_DOCUMENTS], [_NO_FREQUENCIES]
    for low, high in _slices(words, forms):
        inside = (words >= low) & (words < high)
        entries = count(words[inside].astype(np.uint64), owners[inside].astype(np.uint64))
        sizes[1:] += np.bincount(entries.keys.astype(np.int64), minlength=forms).astype(np.uint32)
        documents.append(entries.documents)
        frequencies.append(np.minimum(entries.frequencies, 255).astype(np.uint8))
    return {
        f"{name}.starts": np.cumsum(sizes, dtype=np.uint32),
        f"{name}.documents": np.concatenate(documents),
        f"{name}.frequencies": np.concatenate(frequencies),
    }


def pair_arrays(stream: Array, owners: Array, forms: int) -> dict[str, Array]:
    """Return the lists of every two forms that stand side by side in one part.

    ``pairs.firsts`` says where the pairs that begin with a form begin, ``pairs.seconds`` has their
    second forms in order, ``pairs.starts`` where the list of each pair begins.
    """
    first, second, owners = stream[:-1], stream[1:], owners[:-1]
    together = (first < forms) & (second < forms)
    first, second, owners = first[together], second[together], owners[together]
    of_first = np.zeros(forms + 1, np.uint32)
    seconds, sizes = [np.empty(0, np.uint32)], [np.zeros(1, np.uint32)]
    documents, frequencies = [_NO_DOCUMENTS], [np.empty(0, np.int64)]
    for low, high in _slices(first, forms):
        inside = (first >= low) & (first < high)
        keys = (first[inside].astype(np.uint64) << np.uint64(SECOND)) | second[inside]
        entries = count(keys, owners[inside].astype(np.uint64))
        pairs, starts = np.unique(entries.keys, return_index=True)
        of_first[1:] += np.bincount(
            (pairs >> np.uint64(SECOND)).astype(np.int64), minlength=forms
        ).astype(np.uint32)
        seconds.append((pairs & np.uint64((1 << SECOND) - 1)).astype(np.uint32))
        sizes.append(np.diff(starts, append=len(entries.keys)).astype(np.uint32))
        documents.append(entries.documents)
        frequencies.append(entries.frequencies)
    all_seconds = np.concatenate(seconds)
    return {
        "pairs.firsts": np.cumsum(of_first, dtype=np.uint32),
        "pairs.seconds": all_seconds.astype(np.uint16) if forms <= 1 << 16 else all_seconds,
        "pairs.starts": np.cumsum(np.concatenate(sizes), dtype=np.uint32),
        "pairs.documents": np.concatenate(documents),
        "pairs.frequencies": packed(np.concatenate(frequencies)),
    }


_NO_DOCUMENTS = np.empty(0, np.uint16)
_NO_FREQUENCIES = np.empty(0, np.uint8)


def _slices(words: Array, forms: int) -> Iterator[tuple[int, int]]:
    """Cut the forms into ranges that hold about `_SLICE` of *words* each."""
    reached = np.cumsum(np.bincount(words, minlength=forms)) // _SLICE
    edges = [0, *(np.flatnonzero(np.diff(reached)) + 1).tolist(), forms]
    for low, high in pairwise(edges):
        if low < high:
            yield low, high
