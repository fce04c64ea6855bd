"""A watch asks its question again, and tells what is new since it last did."""

from collections.abc import Iterator
from contextlib import closing

from archive.errors import TinxaError
from archive.folder import DataFolder
from archive.standing import Standing, standings
from archive.store import Archive
from searcher.opening import open_searcher
from searcher.searcher import Searcher
from searcher.watching.log import Known, Piece, WatchLog
from searcher.watching.saved import Watch, saved

Ran = tuple[Watch, list[Piece] | TinxaError]


def run_watches(folder: DataFolder, name: str | None = None) -> Iterator[Ran]:
    """Run every watch of *folder*, or that of one *name*; yield what is new in each.

    A watch that cannot be asked yields what is wrong, and the others go on.
    """
    watches = saved(folder.watches)
    if not watches and not folder.watch_log.exists():
        return
    with (
        closing(open_searcher(folder)) as searcher,
        Archive.open(folder.archive) as archive,
        WatchLog.open(folder.watch_log) as log,
    ):
        log.drop_others([watch.name for watch in watches])
        for watch in watches:
            if name not in (None, watch.name):
                continue
            try:
                yield watch, run(watch, searcher=searcher, archive=archive, log=log)
            except TinxaError as error:
                yield watch, error


def run(watch: Watch, *, searcher: Searcher, archive: Archive, log: WatchLog) -> list[Piece]:
    """Ask *watch* again; return what is new, in the order in which it came.

    What counts is whether this watch has found an article before, not any date. In its first run,
    and after its question changed, nothing is new. All of a run is kept, or nothing.
    """
    name = archive.clock().archive
    hits = searcher.found(watch.question)
    with log.writing():
        known = log.known(watch, archive=name)
        if known is None:
            log.begin(watch, archive=name)
            log.keep(watch, standings(archive, hits))
            return []
        # What no longer matches is followed too: what an edit took out may be what was sought.
        ids = (
            dict.fromkeys((*hits, *known)) if watch.changed else (i for i in hits if i not in known)
        )
        stand = sorted(standings(archive, ids), key=lambda one: one.arrival)
        told = [piece for one in stand for piece in _pieces(watch, one, known.get(one.id), log)]
        log.keep(watch, stand)
        return told


def _pieces(watch: Watch, one: Standing, known: Known | None, log: WatchLog) -> Iterator[Piece]:
    """Tell what is new of an article and yield it."""
    if not watch.changed:
        yield log.tell(watch, one, "new", before=one.versions)
    elif known is not None:
        if one.versions > known.versions:
            yield log.tell(watch, one, "edited", before=known.versions)
        if one.gone != known.gone:
            yield log.tell(watch, one, "gone" if one.gone else "back", before=one.versions)
