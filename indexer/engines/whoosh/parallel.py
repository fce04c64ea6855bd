"""An archive -> segments, which are independent of each other, so that processes can share them."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from archive.article import Record
from archive.store import Archive
from indexer.contract import Told
from indexer.engines.whoosh.collector import Collector
from indexer.engines.whoosh.inside import ArraySegment
from indexer.runs import made_of

_RUN = 6_000


def segments_of(
    archive: Archive, folder: Path, *, processes: int, told: Told
) -> list[ArraySegment]:
    """Write every article of *archive* into segments in *folder*, and return those.

    Where it fails, files of unfinished segments may be left in *folder*.
    """
    work = partial(_collected, folder)
    made = made_of(archive, work, processes=processes, size=_RUN, told=told)
    return [segment for segments in made for segment in segments]


def _collected(folder: Path, articles: Iterable[Record]) -> list[ArraySegment]:
    segments: list[ArraySegment] = []
    collector = Collector(folder, segments)
    for record in articles:
        collector.add(record)
    collector.flush()
    return segments
