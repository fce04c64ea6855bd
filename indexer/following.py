"""The index of a data folder brought up to date with its archive, facts and groups too."""

from collections.abc import Callable

from archive import derivations
from archive.folder import DataFolder
from archive.settings import EngineName
from archive.store import Archive
from indexer.build import BuildSummary, build
from indexer.duplicates.grouping import regroup
from indexer.engines.choosing import index_of
from indexer.recognition import VERSIONS, refresh

Advance = Callable[[str, int, int | None], None]
"""Told how many of a task's steps are done: advance(task, done, total or None for unknown)."""


def bring_up_to_date(
    folder: DataFolder,
    archive: Archive,
    *,
    rebuild: bool = False,
    engine: EngineName | None = None,
    processes: int = 1,
    advance: Advance = lambda _task, _done, _total: None,
) -> BuildSummary:
    """Derive what is stale, index what is new, changed or removed. Raises what `build` does."""
    size = len(archive)
    refresh(
        archive,
        progress=lambda done: advance("reading facts", done, size),
        processes=processes,
    )
    regroup(archive, progress=lambda done: advance("finding near-duplicates", done, size))
    return build(
        archive,
        index_of(folder, engine=engine),
        rebuild=rebuild,
        progress=lambda done, total: advance("indexing", done, total),
        processes=processes,
    )


def is_followed(folder: DataFolder, archive: Archive) -> bool:
    """Tell whether there is an index that holds all that *archive* does, with all facts fresh.

    Then it follows the change of one article in no time.
    """
    if index_of(folder).followed() != archive.clock():
        return False
    return next(derivations.stale(archive, VERSIONS), None) is None
