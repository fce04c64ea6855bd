"""What was begun to be forgotten, taken out of everything in the data folder."""

from collections.abc import Iterator
from contextlib import contextmanager

from archive.folder import DataFolder
from archive.forgetting import finish, unfinished
from archive.store import Archive
from crawler.frontier import Frontier
from crawler.refusals import drop


@contextmanager
def completing(folder: DataFolder, archive: Archive) -> Iterator[None]:
    """Complete what was begun, by a command that was killed perhaps, around a block.

    The block takes it out of the index; where it fails, the next command begins here again.
    """
    begun = unfinished(archive)
    if begun and folder.frontier.exists():
        with Frontier.open(folder.frontier) as frontier:
            drop(frontier, list(begun.addresses))
            frontier.shred()
    yield
    if begun:
        finish(archive, begun)
