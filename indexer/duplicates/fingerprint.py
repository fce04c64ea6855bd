"""From articles to fingerprints: 200 bytes each, which tell how much of two texts is the same.

A text is taken as the set of its runs of three words, twice: once with every number read as one
and the same sign (its *form*), and once only the runs that hold a number, as they stand (its
*figures*). So a duty roster of another week has the same form and other figures.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np

from archive.article import Article
from indexer.duplicates.hashing import VERSION as HASHING
from indexer.duplicates.hashing import Hashes, are_numbers, word_hashes
from indexer.duplicates.sketching import MOST, Bytes, Places, mixed, sketches

FORM = 128
"""Bytes of the sketch of the form."""
FIGURES = 64
"""Bytes of the sketch of the figures."""
SIZES = 8
"""Bytes at the end: how many runs form and figures have, two numbers of 32 bits."""
LENGTH = FORM + FIGURES + SIZES
VERSION = f"1.{HASHING}"
"""Changes whenever the same article gives another fingerprint."""

_ANY_NUMBER = np.uint64(0x5BD1E9955BD1E995)
_FACTORS = tuple(np.uint64(f) for f in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_RUN = len(_FACTORS)


def fingerprints(articles: Sequence[Article]) -> list[bytes | None]:
    """Return the fingerprint of each article; None where it holds no word."""
    return [
        one
        for start in range(0, len(articles), MOST)
        for one in _fingerprinted([word_hashes(a) for a in articles[start : start + MOST]])
    ]


def _fingerprinted(texts: Sequence[Hashes]) -> Iterator[bytes | None]:
    words, starts, owners = _in_a_row(texts)
    numbers = are_numbers(words)
    formal = _runs(np.where(numbers, _ANY_NUMBER, words), starts)
    form = sketches(formal, owners, len(texts), bins=FORM)
    held = np.logical_or.reduce([numbers[starts + place] for place in range(_RUN)])
    figures = sketches(_runs(words, starts[held]), owners[held], len(texts), bins=FIGURES)
    sizes: Bytes = np.stack([form.sizes, figures.sizes], axis=1).astype("<u4").view(np.uint8)
    rows = np.concatenate([form.bytes, figures.bytes, sizes], axis=1)
    for row, text in zip(rows, texts, strict=True):
        yield row.tobytes() if len(text) else None


def _in_a_row(texts: Sequence[Hashes]) -> tuple[Hashes, Places, Places]:
    """Return all words, where runs begin, and of which text each run is.

    A text of one or two words is one run, as if blanks followed it.
    """
    padding = np.zeros(_RUN, np.uint64)
    filled = [
        text if not 0 < len(text) < _RUN else np.append(text, padding)[:_RUN] for text in texts
    ]
    counts = np.array([max(0, len(text) - _RUN + 1) for text in filled], np.int64)
    offsets = np.array([0, *accumulate(map(len, filled))][:-1], np.int64)
    owners = np.repeat(np.arange(len(texts)), counts)
    places = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.concatenate(filled), offsets[owners] + places, owners


def _runs(words: Hashes, starts: Places) -> Hashes:
    """Return a hash of the run of three words that begins at each of *starts*."""
    summed = words[starts] * _FACTORS[0]
    for place in range(1, _RUN):
        summed += words[starts + place] * _FACTORS[place]
    return mixed(summed)
