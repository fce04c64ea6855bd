"""The contract that every engine keeps; tests/contract holds each of them to it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from archive.article import Record
from archive.store import Archive, Clock
from indexer.duplicates.groups import NO_GROUPS, Groups
from indexer.language.tables import LanguageTables
from indexer.query import Query
from indexer.results import EngineStatus, Further, Hit, Results

Told = Callable[[int], None]
"""Told from time to time how many articles are done."""


class Engine(Protocol):
    """An index that is asked. It shows the newest state that a writer has committed."""

    def search(self, query: Query, *, groups: Groups = NO_GROUPS) -> Results:
        """Answer *query*: exact totals and facets, and the hits from *offset* to *limit* more.

        Where the query folds, only the first hit of each of *groups* is one, and *offset* and
        *limit* count those; totals and facets go on counting articles.
        """

    def count(self, query: Query) -> int:
        """Return the total of *query* and nothing else."""

    def scan(self, query: Query) -> Iterator[str]:
        """Yield the id of every hit in the query's order, whatever its limit."""

    def further(self, query: Query) -> Further:
        """Return what *query* leaves out for its accents, under the same filters."""

    def language(self) -> LanguageTables:
        """Return what the indexed texts say about the language: accents, slips, completions."""

    def similar(self, article_id: str, *, limit: int) -> tuple[Hit, ...]:
        """Return the articles most like one, best first, never itself.

        None where no article has this id, or where its words tell nothing of others.
        """

    def status(self) -> EngineStatus:
        """Return the state of the index."""

    def check(self) -> None:
        """Read all of the index. Raises `DamagedIndex` where any of it is not as it was written."""

    def close(self) -> None:
        """Give up files and memory."""


class Writer(Protocol):
    """A change of an index: nothing of it shows before `commit`."""

    def write(self, records: Iterable[Record]) -> int:
        """Add *records*, each in place of the one with its id; return how many."""

    def fill(self, archive: Archive, *, processes: int, told: Told) -> int:
        """Add every article of *archive* to an empty index, in any order; return how many.

        An engine that gains nothing by several *processes* works in this one.
        """

    def delete(self, ids: Iterable[str]) -> int:
        """Take articles out; unknown ids are passed over. Return how many were there."""

    def erase(self, ids: Iterable[str]) -> int:
        """Take articles out for good, every earlier state of them too; return how many were there.

        After the commit no file of the index holds a word that only they had.
        """

    def commit(self, *, clock: Clock) -> None:
        """Make all of it visible at once, as what the archive held at *clock*."""

    def cancel(self) -> None:
        """Leave the index as it was."""


class Index(Protocol):
    """Where an index is kept: opened for asking, extended, or replaced by one built aside.

    *name* tells of it; one that is *shared* may be that of somebody else's archive.
    """

    name: str
    shared: bool

    def open(self) -> Engine:
        """Open the index for asking. Raises `NoIndex`, `OutdatedIndex`, `DamagedIndex`."""

    def writer(self, *, rebuild: bool) -> Writer:
        """Begin a change; with *rebuild* a new index aside, which `commit` puts in place.

        Raises `IndexBusy`, and without *rebuild* `OutdatedIndex`.
        """

    def followed(self) -> Clock | None:
        """Return how far the index follows which archive; None where none can be extended."""
