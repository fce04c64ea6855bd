"""The index folder: one sub-folder for each build, and a pointer to the one in use.

A rebuild fills a new sub-folder while the page goes on reading the old one; replacing the pointer
is the swap. A build that was killed leaves a sub-folder that nothing points to.
"""

import shutil
import time
from pathlib import Path
from uuid import uuid4

import msgspec

from archive.store import Clock
from indexer.analysis import VERSION as ANALYSIS
from indexer.errors import DamagedIndex, IndexBeingBuilt, NoIndex, OutdatedIndex
from vietnamese.places.table import fingerprint

Mark = tuple[int, int, int]
_FRESH = 2_000_000_000
"""Nanoseconds that no file system's clock is coarser than."""
FORMAT = 7
"""Raised whenever an index made before cannot be read as it is."""


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """What made an index, and how far it follows which archive."""

    format: int = FORMAT
    analysis: str = ANALYSIS
    places: str = msgspec.field(default_factory=fingerprint)
    archive: str
    change: int
    built_at: str

    @property
    def clock(self) -> Clock:
        """How far the index follows its archive."""
        return Clock(self.change, self.archive)


class IndexFolder:
    """The files of an embedded index."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._pointer = path / "current"

    @property
    def lock(self) -> Path:
        """The file that the one writer holds."""
        return self.path / "writer.lock"

    def current(self) -> Path:
        """Return the sub-folder in use. Raises `NoIndex`, `IndexBeingBuilt`."""
        try:
            return self.path / self._pointer.read_text("utf-8").strip()
        except FileNotFoundError:
            raise self._missing() from None

    def _missing(self) -> NoIndex:
        # A search starts sooner without what only writing needs.
        from filelock import FileLock, Timeout

        if self.lock.exists():
            try:
                with FileLock(self.lock, timeout=0):
                    pass
            except Timeout:
                return IndexBeingBuilt(
                    f"{self.path}: the first index is being built. Wait for it to end."
                )
        return NoIndex(f"{self.path}: nothing is indexed yet. Run: tinxa index")

    def mark(self, folder: Path) -> Mark | None:
        """Return what stays the same as long as nothing in *folder* or the pointer changes.

        None while a change is so fresh that another one could bear the same time.
        """
        try:
            pointer, inside = self._pointer.stat(), folder.stat()
        except OSError:
            return None
        settled = max(pointer.st_mtime_ns, inside.st_mtime_ns) < time.time_ns() - _FRESH
        return (pointer.st_mtime_ns, pointer.st_ino, inside.st_mtime_ns) if settled else None

    def aside(self) -> Path:
        """Make a new sub-folder that nothing points to yet."""
        folder = self.path / f"build-{uuid4().hex[:12]}"
        folder.mkdir(parents=True)
        return folder

    def point_to(self, folder: Path) -> None:
        """Put *folder* in use, in one step, and remove the others."""
        _write_whole(self._pointer, folder.name.encode())
        self.sweep()

    def sweep(self) -> None:
        """Remove the build before and what a kill left. For the one writer only."""
        used = self._pointer.read_text("utf-8").strip() if self._pointer.exists() else None
        for folder in self.path.glob("build-*"):
            if folder.name != used:
                # On Windows a reader may still hold files of it; the next writer removes them.
                shutil.rmtree(folder, ignore_errors=True)

    def stamp(self, folder: Path) -> Stamp:
        """Return the stamp of *folder*. Raises `DamagedIndex`, `OutdatedIndex`.

        Nothing else of an index is read before its stamp, for its files hold pickles.
        """
        try:
            stamp = msgspec.json.decode((folder / "stamp.json").read_bytes(), type=Stamp)
        except (OSError, msgspec.MsgspecError) as error:
            raise DamagedIndex(
                f"{folder}: the index has no readable stamp ({error})."
                " Make it anew: tinxa index --rebuild"
            ) from error
        if (stamp.format, stamp.analysis, stamp.places) != (FORMAT, ANALYSIS, fingerprint()):
            raise OutdatedIndex(
                f"{folder}: the index was made by another version of Tinxa or of its tables."
                " Make it anew: tinxa index --rebuild"
            )
        return stamp

    def write_stamp(self, folder: Path, stamp: Stamp) -> None:
        """Stamp *folder*."""
        _write_whole(folder / "stamp.json", msgspec.json.encode(stamp))


def _write_whole(path: Path, content: bytes) -> None:
    beside = path.with_name(path.name + ".new")
    beside.write_bytes(content)
    beside.replace(path)
