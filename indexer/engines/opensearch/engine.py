"""An OpenSearch cluster behind the engines' contract."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from archive.article import Record
from archive.settings import ClusterSettings
from archive.store import Clock
from indexer.arrays import DamagedFile
from indexer.contract import Writer
from indexer.duplicates.groups import NO_GROUPS, Groups
from indexer.engines.opensearch.connection import Connection, Identity
from indexer.engines.opensearch.documents import key_of, record_in
from indexer.engines.opensearch.errors import Unready
from indexer.engines.opensearch.executor import Execution
from indexer.engines.opensearch.home import Home, language_of
from indexer.engines.opensearch.language import Copies
from indexer.engines.opensearch.lens import further
from indexer.engines.opensearch.rarity import Rarity
from indexer.engines.opensearch.schema import Stamp
from indexer.engines.opensearch.similar import similar
from indexer.errors import DamagedIndex, NoIndex, OutdatedIndex
from indexer.language.tables import LanguageTables
from indexer.query import Query
from indexer.results import EngineStatus, Further, Hit, Results

State = tuple[str, Stamp]


class OpenSearchEngine:
    """An index in a cluster. Each question is asked of what the alias stands for at that time."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._connection = home.connection
        self._state = home.current()
        self._copies = Copies(self._connection)
        self._rarity = lru_cache(1)(self._rarity_of)

    def search(self, query: Query, *, groups: Groups = NO_GROUPS) -> Results:
        """Answer *query*."""
        return self._execution(query, groups).results()

    def count(self, query: Query) -> int:
        """Return the total of *query*."""
        return self._execution(query).total()

    def scan(self, query: Query) -> Iterator[str]:
        """Yield the id of every hit in the query's order, as the index was when it began."""
        return self._execution(query).ids()

    def further(self, query: Query) -> Further:
        """Return what *query* leaves out for its accents."""
        _, stamp = state = self._state
        return further(
            self._connection,
            query,
            stamp=stamp,
            rarity=self._rarity(state),
            language=self.language(),
        )

    def language(self) -> LanguageTables:
        """Return what the newest state says about the language."""
        build, stamp = self._newest()
        try:
            return self._copies.open(build, stamp.tables)
        except DamagedFile as error:
            raise DamagedIndex(
                f"{language_of(build)}: {error}. Make the index anew: tinxa index --rebuild"
            ) from error

    def similar(self, article_id: str, *, limit: int) -> tuple[Hit, ...]:
        """Return the articles most like one, best first."""
        return similar(self._connection, article_id, limit=limit)

    def records(self, ids: Sequence[str]) -> list[Record]:
        """Return the articles with *ids* as indexed, in order; unknown ids are left out."""
        if not ids:
            return []
        asked = [{"_id": key_of(each)} for each in ids]
        found = self._connection.documents(self._home.alias, asked)
        return [record_in(each["_source"]) for each in found]

    def status(self) -> EngineStatus:
        """Return the state of the index."""
        build, stamp = self._newest()
        names = f"{build},{language_of(build)}"
        stored = self._connection.call("indices.stats", index=names, metric="store")
        return EngineStatus(
            articles=stamp.articles,
            archive=stamp.archive,
            change=stamp.change,
            built_at=stamp.built_at,
            bytes=stored["_all"]["primaries"]["store"]["size_in_bytes"],
        )

    def check(self) -> None:
        """See that every part of the index answers, and that it holds what its stamp tells."""
        build, stamp = self._newest()
        found = self.count(Query())
        if found != stamp.articles:
            raise DamagedIndex(
                f"{build}: holds {found} articles, not {stamp.articles}."
                " Make it anew: tinxa index --rebuild"
            )
        if found and not self.language().complete([""]) and not stamp.tables:
            raise Unready(f"{language_of(build)}: the language tables are missing.")
        self.language().check()

    def close(self) -> None:
        """Give up the connections and the files."""
        self._copies.close()
        self._connection.close()

    def _execution(self, query: Query, groups: Groups = NO_GROUPS) -> Execution:
        state = self._state
        rarity = self._rarity(state)
        return Execution(self._connection, query, stamp=state[1], rarity=rarity, groups=groups)

    def _rarity_of(self, state: State) -> Rarity:
        return Rarity(self._connection, articles=state[1].articles)

    def _newest(self) -> State:
        self._state = self._home.current()
        return self._state


class OpenSearchIndex:
    """The index of a name in a cluster."""

    shared = True

    def __init__(self, settings: ClusterSettings, identity: Identity | None = None) -> None:
        """Take the index of *settings*; who asks is told by the environment, if not here."""
        self.name = settings.index
        self._settings = settings
        self._identity = identity or Identity.of_environment()

    def open(self) -> OpenSearchEngine:
        """Open the index for asking. Raises `ClusterError`, `NoIndex`, `OutdatedIndex`."""
        return OpenSearchEngine(self._home())

    def writer(self, *, rebuild: bool) -> Writer:
        """Begin a change. Raises `ClusterError`, `IndexBusy`."""
        from indexer.engines.opensearch.writer import OpenSearchWriter

        return OpenSearchWriter(self._home(), rebuild=rebuild)

    def followed(self) -> Clock | None:
        """Return how far the present index follows which archive. Raises `ClusterError`."""
        try:
            return self._home().current()[1].clock
        except (NoIndex, OutdatedIndex, DamagedIndex):
            return None

    def _home(self) -> Home:
        return Home(Connection(self._settings, self._identity))
