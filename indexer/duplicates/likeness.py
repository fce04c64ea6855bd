"""Which fingerprints are of the same release.

Two texts are near-duplicates where at least half of the runs of words that either has are common
to both, and two thirds of the shorter one's; of a short text nearly all, for there a name makes
another notice. And as far as the words agree, the figures must: a roster, a bulletin or an
invitation of another week is another one, though all of its words but the figures are the same.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from archive.schema import BAND_BYTES, BANDS
from indexer.duplicates.fingerprint import FIGURES, FORM, LENGTH

VERSION = "1"
"""Changes whenever any two fingerprints may be told alike that were not, or the other way."""
LEAST_COMMON = 0.5
"""Of the runs that either text has, how many both must have."""
SHORT, LONG = 50, 200
"""Runs of a short text, and of one that is not short any more."""
LEAST_OF_SHORT, LEAST_OF_LONG = 0.9, 2 / 3
"""How much of the shorter text both must have, where that is short, and where it is long."""
LEAST_OF_FIGURES = 0.6
"""How much of the fewer figures both must have, however much the words were edited."""
DOUBT = 2.0
"""How many standard errors of what the sketches tell are given to the doubt about figures."""

# Bytes of different runs are equal by chance so often.
_CHANCE = 1 / 256

Fingerprints = npt.NDArray[np.uint8]
"""A row of `LENGTH` bytes for each."""
Shares = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


class Overlap(NamedTuple):
    """What two sets of runs have in common, as far as their sketches tell.

    *of_all* is the share of those in either, *of_less* the share of the smaller set, which has
    *less* runs. *lacking* of these are not in the other, give or take *error* (one standard error).
    """

    of_all: Shares
    of_less: Shares
    less: Shares
    lacking: Shares
    error: Shares


def stacked(fingerprints: list[bytes]) -> Fingerprints:
    """Return stored fingerprints as one array."""
    return np.frombuffer(b"".join(fingerprints), np.uint8).reshape(-1, LENGTH)


def same_release(one: Fingerprints, many: Fingerprints) -> Mask:
    """Return which of *many* are near-duplicates of *one* (a row); it is so both ways or not."""
    form = overlap(one, many, slice(0, FORM), 0)
    figures = overlap(one, many, slice(FORM, FORM + FIGURES), 1)
    long = np.clip((form.less - SHORT) / (LONG - SHORT), 0, 1)
    least = LEAST_OF_SHORT + (LEAST_OF_LONG - LEAST_OF_SHORT) * long
    # Where words were edited, runs with figures go too; where the figures are others, they alone.
    doubt = DOUBT * np.hypot(form.error, figures.error)
    most = np.minimum(
        form.lacking + doubt, (1 - LEAST_OF_FIGURES) * figures.less + DOUBT * figures.error
    )
    alike: Mask = (
        _share_a_band(one, many)
        & (form.of_all >= LEAST_COMMON)
        & (form.of_less >= least)
        & (figures.lacking <= most)
    )
    return alike


def overlap(one: Fingerprints, many: Fingerprints, sketch: slice, size: int) -> Overlap:
    """Return how much one set of runs of *one* has in common with those of *many*."""
    bins = sketch.stop - sketch.start
    equal = np.mean(one[sketch] == many[:, sketch], axis=1)
    own = float(one[FORM + FIGURES :].copy().view("<u4")[size])
    sizes = np.ascontiguousarray(many[:, FORM + FIGURES :]).view("<u4")[:, size].astype(np.float64)
    less, both = np.minimum(sizes, own), sizes + own
    # An estimate cannot be more than the sizes allow.
    most = less / np.maximum(both - less, 1)
    of_all = np.clip((equal - _CHANCE) / (1 - _CHANCE), 0, most)
    common = both * of_all / (1 + of_all)
    # A text without figures contradicts none.
    of_less = np.where(less > 0, common / np.maximum(less, 1), 1.0)
    error = both / (1 + of_all) ** 2 * np.sqrt(of_all * (1 - of_all) / bins)
    return Overlap(of_all, of_less, less, less - common, error)


def _share_a_band(one: Fingerprints, many: Fingerprints) -> Mask:
    """Return which of *many* the archive would find for *one*: alike is what can be found."""
    width = BANDS * BAND_BYTES
    equal = (one[:width] == many[:, :width]).reshape(-1, BANDS, BAND_BYTES)
    shared: Mask = equal.all(axis=2).any(axis=1)
    return shared
