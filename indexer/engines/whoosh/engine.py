"""The embedded engine: opened, asked, and extended through the contract."""

import threading
from collections.abc import Iterator
from pathlib import Path

from archive.settings import Settings
from archive.store import Clock
from indexer.arrays import DamagedFile
from indexer.contract import Writer
from indexer.duplicates.groups import NO_GROUPS, Groups
from indexer.engines.whoosh import inside
from indexer.engines.whoosh.executor import Execution
from indexer.engines.whoosh.folder import IndexFolder, Mark
from indexer.engines.whoosh.folding import Folding, folding
from indexer.engines.whoosh.lens import further
from indexer.engines.whoosh.similar import similar
from indexer.engines.whoosh.state import State, damaged, load
from indexer.errors import DamagedIndex, NoIndex, OutdatedIndex
from indexer.language.tables import LanguageTables
from indexer.query import Query
from indexer.results import EngineStatus, Further, Hit, Results

CACHE_BYTES = Settings().cache_mb << 20
"""How much of what was found is kept in memory, where nothing else is said."""


class WhooshEngine:
    """An open index. It follows commits and swaps: each question sees the newest state."""

    def __init__(self, folder: IndexFolder, *, cache_bytes: int) -> None:
        self._folder = folder
        self._cache_bytes = cache_bytes
        self._lock = threading.Lock()
        self._state = self._load()
        self._mark: Mark | None = None
        self._folded: tuple[State, Groups, Folding] | None = None

    def search(self, query: Query, *, groups: Groups = NO_GROUPS) -> Results:
        """Answer *query*."""
        state = self._newest()
        return Execution(state, query, self._folding(state, groups)).results()

    def count(self, query: Query) -> int:
        """Return the total of *query*."""
        return Execution(self._newest(), query).total()

    def scan(self, query: Query) -> Iterator[str]:
        """Yield the id of every hit in the query's order."""
        return Execution(self._newest(), query).ids()

    def further(self, query: Query) -> Further:
        """Return what *query* leaves out for its accents."""
        return further(self._newest(), query)

    def language(self) -> LanguageTables:
        """Return what the newest state says about the language."""
        return self._newest().language

    def similar(self, article_id: str, *, limit: int) -> tuple[Hit, ...]:
        """Return the articles most like one, best first."""
        return similar(self._newest(), article_id, limit=limit)

    def status(self) -> EngineStatus:
        """Return the state of the index."""
        state = self._newest()
        return EngineStatus(
            articles=state.reader.articles,
            archive=state.stamp.archive,
            change=state.stamp.change,
            built_at=state.stamp.built_at,
            bytes=sum(file.stat().st_size for file in state.folder.iterdir()),
        )

    def check(self) -> None:
        """Read every file of the index and compare its sums. Raises `DamagedIndex`."""
        state = self._newest()
        try:
            for segment in state.segments.values():
                segment.file.check()
            state.language.check()
        except DamagedFile as error:
            raise damaged(state.folder, error) from error

    def close(self) -> None:
        """Give up the files: their maps end with the last array that is read from them."""

    def _folding(self, state: State, groups: Groups) -> Folding | None:
        """Return how the articles fold, kept until the index or the groups change."""
        if groups is NO_GROUPS:
            return None
        kept = self._folded
        if kept is None or kept[0] is not state or kept[1] is not groups:
            kept = self._folded = (state, groups, folding(list(state.segments.values()), groups))
        return kept[2]

    def _load(self, before: State | None = None) -> State:
        return load(self._folder, cache_bytes=self._cache_bytes, before=before)

    def _newest(self) -> State:
        with self._lock:
            # Taken first, so that what changes meanwhile is seen next time.
            mark = self._folder.mark(self._state.folder)
            if mark is None or mark != self._mark:
                self._follow()
                self._mark = mark
            return self._state

    def _follow(self) -> None:
        current = self._folder.current()
        if (current, inside.latest(current)) != (self._state.folder, self._state.generation):
            self._state = self._load(self._state)


class WhooshIndex:
    """The embedded index in a folder."""

    shared = False

    def __init__(self, path: Path, *, cache_bytes: int = CACHE_BYTES) -> None:
        self.name = str(path)
        self._folder = IndexFolder(path)
        self._cache_bytes = cache_bytes

    def open(self) -> WhooshEngine:
        """Open the index for asking. Raises `NoIndex`, `OutdatedIndex`, `DamagedIndex`."""
        return WhooshEngine(self._folder, cache_bytes=self._cache_bytes)

    def writer(self, *, rebuild: bool) -> Writer:
        """Begin a change. Raises `IndexBusy`."""
        # A search starts sooner without what only writing needs.
        from indexer.engines.whoosh.writer import WhooshWriter

        return WhooshWriter(self._folder, rebuild=rebuild)

    def followed(self) -> Clock | None:
        """Return how far the present index follows which archive."""
        try:
            return self._folder.stamp(self._folder.current()).clock
        except (NoIndex, OutdatedIndex, DamagedIndex):
            return None
