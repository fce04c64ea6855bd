"""What was begun to be forgotten, taken out of everything in the data folder."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from archive.folder import DataFolder
from archive.forgetting import finish, unfinished
from archive.store import Archive
from crawler.adding.drafts import Drafts
from crawler.adding.runs import forget_in_logs
from crawler.frontier import Frontier
from crawler.refusals import drop
from searcher.dossiers.dossier import Dossiers
from searcher.watching.log import WatchLog


@contextmanager
def completing(folder: DataFolder, archive: Archive) -> Iterator[None]:
    """Complete what was begun, by a command that was killed perhaps, around a block.

    The block takes it out of the index; where it fails, the next command begins here again.
    """
    begun = unfinished(archive)
    if begun:
        _take_out(folder, begun.ids)
        Drafts(folder.drafts).forget(begun.addresses)
        forget_in_logs(folder.logs, begun.addresses)
    if begun and folder.frontier.exists():
        with Frontier.open(folder.frontier) as frontier:
            drop(frontier, list(begun.addresses))
            frontier.shred()
    yield
    if begun:
        finish(archive, begun)


def _take_out(folder: DataFolder, ids: Sequence[str]) -> None:
    """Take articles out of what people collected, and of what the saved searches found."""
    Dossiers(folder.dossiers).forget(ids)
    if folder.watch_log.exists():
        with WatchLog.open(folder.watch_log) as log:
            log.forget(ids)
