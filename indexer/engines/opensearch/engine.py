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
from indexer.engines.opensearch.errors import Unready
from indexer.engines.opensearch.executor import Execution
from indexer.engines.opensearch.home import Home, language_of
from indexer.engines.opensearch.kept import records
from indexer.engines.opensearch.language import Copies
from indexer.engines.opensearch.lens import further
from indexer.engines.opensearch.present import Present
from indexer.engines.opensearch.rarity import Rarity
from indexer.engines.opensearch.similar import similar
from indexer.errors import DamagedIndex, NoIndex, OutdatedIndex
from indexer.language.tables import LanguageTables
from indexer.query import Query
from indexer.results import EngineStatus, Further, Hit, Results


class OpenSearchEngine:
    """What all archives have in a cluster, asked as the alias stands at that time."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._connection = home.connection
        self._present = home.present()
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
        present = self._present
        return further(
            self._connection,
            query,
            present=present,
            rarity=self._rarity(present),
            language=self.language(),
        )

    def language(self) -> LanguageTables:
        """Return what the newest state says about the language."""
        try:
            return self._copies.open(self._newest().tables)
        except DamagedFile as error:
            raise DamagedIndex(
                f"{self._home.alias}: the language tables are damaged ({error})."
                " Make the index anew: tinxa index --rebuild"
            ) from error

    def similar(self, article_id: str, *, limit: int) -> tuple[Hit, ...]:
        """Return the articles most like one, best first."""
        return similar(self._connection, self._newest(), article_id, limit=limit)

    def records(self, ids: Sequence[str]) -> list[Record]:
        """Return the articles with *ids* as indexed, in order; unknown ids are left out."""
        found = records(self._connection, ids)
        return [found[each] for each in ids if each in found]

    def foreign_records(self, ids: Sequence[str]) -> list[Record]:
        """Return those of the articles with *ids* that are of other archives, in order."""
        found = records(self._connection, ids, but=self._home.stem)
        return [found[each] for each in ids if each in found]

    def status(self) -> EngineStatus:
        """Return the state of the index; of several archives the names, and changes added up."""
        builds = self._newest().builds
        names = [name for build in builds for name in (build.name, language_of(build.name))]
        stored = self._connection.call("indices.stats", index=",".join(names), metric="store")
        return EngineStatus(
            articles=self._present.articles,
            archive=" ".join(build.stamp.archive for build in builds),
            change=sum(build.stamp.change for build in builds),
            built_at=max(build.stamp.built_at for build in builds),
            bytes=stored["_all"]["primaries"]["store"]["size_in_bytes"],
        )

    def check(self) -> None:
        """See that every part of the index answers, and that it holds what its stamps tell."""
        present = self._newest()
        found = self.count(Query())
        if found != present.articles:
            raise DamagedIndex(
                f"{self._home.alias}: holds {found} articles, not {present.articles}."
                " Make it anew: tinxa index --rebuild"
            )
        if found and not present.tables:
            raise Unready(f"{self._home.alias}: the language tables are missing.")
        self.language().check()

    def close(self) -> None:
        """Give up the connections and the files."""
        self._copies.close()
        self._connection.close()

    def _execution(self, query: Query, groups: Groups = NO_GROUPS) -> Execution:
        present = self._present
        rarity = self._rarity(present)
        return Execution(self._connection, query, present=present, rarity=rarity, groups=groups)

    def _rarity_of(self, present: Present) -> Rarity:
        return Rarity(self._connection, articles=present.articles)

    def _newest(self) -> Present:
        self._present = self._home.present()
        return self._present


class OpenSearchIndex:
    """The index of a name in a cluster, and what one archive has in it."""

    shared = True

    def __init__(self, settings: ClusterSettings, identity: Identity | None = None) -> None:
        """Take the index of *settings*; who asks is told by the environment, if not here."""
        self.name = f"{settings.index}-{settings.archive}"
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
        """Return how far the index follows the archive of its name. Raises `ClusterError`."""
        try:
            return self._home().current().stamp.clock
        except (NoIndex, OutdatedIndex, DamagedIndex):
            return None

    def _home(self) -> Home:
        return Home(Connection(self._settings, self._identity))
