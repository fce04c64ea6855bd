"""Phrases of three words and more: found by their pairs, proved in the streams."""

from collections.abc import Sequence

import numpy as np

from indexer.engines.whoosh.evidence import EvidenceReader
from indexer.engines.whoosh.postings import Documents
from indexer.engines.whoosh.segment import Range, SegmentArrays
from indexer.query import Term, Zone


def holding(
    reader: EvidenceReader, phrase: Term, documents: Documents, *, accents: bool
) -> Documents:
    """Return those of *documents* in which the forms of *phrase* stand side by side in its zone."""
    ranges = [reader.ranges(form, accents=accents) for form in phrase.forms]
    found = [np.empty(0, np.int32)]
    for number, segment, local in reader.apart(documents):
        proved = _proved(segment, local, [one[number] for one in ranges], phrase.zone)
        found.append(proved + np.int32(reader.offsets[number]))
    return np.concatenate(found)


def _proved(
    segment: SegmentArrays, documents: Documents, ranges: Sequence[Range], zone: Zone
) -> Documents:
    """A document ends with a break, which is in no range: no phrase reaches into the next."""
    words, lengths = segment.streams(documents)
    ends = np.cumsum(lengths)
    last = len(words) - len(ranges) + 1
    if last <= 0:
        return documents[:0]
    fits = np.ones(last, np.bool_)
    for place, (low, high) in enumerate(ranges):
        shifted = words[place : place + last]
        fits &= (shifted >= low) & (shifted < high)
    places = np.flatnonzero(fits)
    owners = np.searchsorted(ends, places, side="right")
    if zone == "title":
        # All of *documents* have a title, and it is their first part.
        breaks = np.flatnonzero(words == len(segment.lexicon))
        starts = np.append(0, ends[:-1])
        owners = owners[places < breaks[np.searchsorted(breaks, starts)][owners]]
    return documents[np.unique(owners)]
