"""Archive -> index: what is new, changed or removed since the index last followed."""

from collections.abc import Callable, Iterator
from itertools import groupby

import msgspec

from archive.forgetting import cleared_until, unfinished
from archive.store import Archive, Change, Clock
from indexer.contract import Index, Writer
from indexer.errors import ForeignIndex

Progress = Callable[[int, int], None]
"""Told after each batch: how many changes are done, and of how many."""


class BuildSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What a build did; *rebuilt* where it made a whole new index."""

    written: int
    deleted: int
    rebuilt: bool


def build(
    archive: Archive, index: Index, *, rebuild: bool, progress: Progress, processes: int = 1
) -> BuildSummary:
    """Bring *index* to the state of *archive*; with *rebuild*, or where it must, from nothing.

    What the archive is about to forget is erased.

    A new index may be built by several *processes*; a script that asks for them needs the guard
    ``if __name__ == "__main__":``, for they import it.

    Raises `IndexBusy`, and without *rebuild* `ForeignIndex` where a shared index is of another
    archive; on any failure the index stays as it was.
    """
    clock = archive.clock()
    begun = unfinished(archive)
    erased = begun.ids if begun else ()
    followed = None if rebuild else index.followed()
    if followed is not None and followed.archive != clock.archive and index.shared:
        raise ForeignIndex(
            f'the index "{index.name}" follows another archive than {archive.path}. Give this one a'
            " name of its own in tinxa.toml ([opensearch] archive), or put it in the other's place:"
            " tinxa index --rebuild"
        )
    if followed is None or not _can_follow(archive, followed, clock):
        followed, rebuild = Clock(0, clock.archive), True
    if followed == clock and not (rebuild or erased):
        return BuildSummary(written=0, deleted=0, rebuilt=False)
    writer = index.writer(rebuild=rebuild)
    try:
        if rebuild:
            size = len(archive)
            written = writer.fill(
                archive, processes=processes, told=lambda done: progress(done, size)
            )
            deleted = 0
        else:
            written, deleted = _follow(archive, writer, after=followed.change, progress=progress)
            writer.erase(erased)
        writer.commit(clock=clock)
    except BaseException:
        writer.cancel()
        raise
    return BuildSummary(written=written, deleted=deleted, rebuilt=rebuild)


def lag(archive: Archive, followed: Clock | None) -> int | None:
    """Return how many changes of *archive* an index has not *followed* yet; all where it has none.

    None where it has to be made anew, for it followed another archive, or this one further.
    """
    if followed is None:
        return archive.count_changes(after=0)
    if not _can_follow(archive, followed, archive.clock()):
        return None
    return archive.count_changes(after=followed.change)


def _can_follow(archive: Archive, followed: Clock, clock: Clock) -> bool:
    """Tell whether an index that has *followed* so far can learn all that happened since."""
    return followed.archive == clock.archive and (
        cleared_until(archive) <= followed.change <= clock.change
    )


def _follow(archive: Archive, writer: Writer, *, after: int, progress: Progress) -> tuple[int, int]:
    total = archive.count_changes(after=after)
    written = deleted = 0
    for batch in _alike(archive.changes(after=after)):
        if batch[0].record is None:
            deleted += writer.delete([change.id for change in batch])
        else:
            written += writer.write(change.record for change in batch if change.record)
        progress(written + deleted, total)
    return written, deleted


def _alike(changes: Iterator[Change]) -> Iterator[list[Change]]:
    """Cut *changes* into runs of additions or of removals, of at most 100."""
    numbered = enumerate(changes)
    for _, run in groupby(numbered, lambda pair: (pair[1].record is None, pair[0] // 100)):
        yield [change for _, change in run]
