"""One committed state of an index, opened for asking."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from whoosh.index import EmptyIndexError

from indexer.arrays import DamagedFile
from indexer.engines.whoosh.evidence import Cache, EvidenceReader
from indexer.engines.whoosh.folder import IndexFolder, Stamp
from indexer.engines.whoosh.inside import ArraySegment, Contents, contents, opened
from indexer.engines.whoosh.language import open_tables
from indexer.engines.whoosh.segment import SegmentArrays
from indexer.engines.whoosh.table import Table
from indexer.errors import DamagedIndex
from indexer.language.tables import LanguageTables

_MOST_MATCHES = 16
"""Whole queries that are kept: what some people are turning pages and choosing filters of."""


@dataclass(frozen=True)
class State:
    """A snapshot: the segments by name, what is live of them, and what is read of them."""

    folder: Path
    stamp: Stamp
    generation: int
    segments: Mapping[str, SegmentArrays]
    reader: EvidenceReader
    matches: Cache
    table: Table
    _listed: tuple[ArraySegment, ...]

    @cached_property
    def language(self) -> LanguageTables:
        """What the texts say about the language. Raises `DamagedIndex`."""
        try:
            return open_tables(self.folder, self._listed)
        except (OSError, DamagedFile) as error:
            raise damaged(self.folder, error) from error


def load(folder: IndexFolder, *, cache_bytes: int, before: State | None = None) -> State:
    """Open the newest committed state; segments that *before* has open are taken over.

    Raises `NoIndex`, `OutdatedIndex`, `DamagedIndex`.
    """
    current = folder.current()
    stamp = folder.stamp(current)
    known = before.segments if before and before.folder == current else {}
    try:
        found = contents(current)
        segments = {
            segment.segment_id(): known.get(segment.segment_id())
            or SegmentArrays(opened(current, segment))
            for segment in found.segments
        }
    except (OSError, EmptyIndexError, DamagedFile, ValueError, EOFError, TypeError) as error:
        raise damaged(current, error) from error
    arrays = list(segments.values())
    reader = EvidenceReader(arrays, _live(found, arrays), Cache(cache_bytes))
    return State(
        current,
        stamp,
        found.generation,
        segments,
        reader,
        Cache(cache_bytes // 4, _MOST_MATCHES),
        Table(arrays),
        tuple(found.segments),
    )


def damaged(folder: Path, error: Exception) -> DamagedIndex:
    """Return the error to raise where a file in *folder* is missing or not as it was written."""
    return DamagedIndex(
        f"{folder}: a file of the index is missing or damaged ({error})."
        " Make it anew from the archive: tinxa index --rebuild"
    )


def _live(found: Contents, arrays: list[SegmentArrays]) -> "np.typing.NDArray[np.bool_]":
    masks = [np.empty(0, np.bool_)]
    for segment, opened_arrays in zip(found.segments, arrays, strict=True):
        mask = np.ones(len(opened_arrays), np.bool_)
        mask[list(segment.deleted_docs())] = False
        masks.append(mask)
    return np.concatenate(masks)
