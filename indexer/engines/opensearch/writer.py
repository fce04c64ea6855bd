"""Changes of an index in a cluster: a new build aside, or additions to the one in use.

Additions wait in a file until the commit, and the index shows nothing new before it is refreshed.
A new build has no copy while it is filled, and is not put in use before it has one.
The stamp comes last: a change that was cut short is repeated by the next, to the same end.
"""

import tempfile
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from archive.article import Record
from archive.database import now
from archive.store import Archive, Clock
from indexer.contract import Told
from indexer.engines.opensearch.documents import key_of, lines_of, record_in
from indexer.engines.opensearch.errors import Unreachable, Unready
from indexer.engines.opensearch.filling import additions, fill
from indexer.engines.opensearch.home import Home
from indexer.engines.opensearch.language import FILLED, MOST, Counting
from indexer.engines.opensearch.lock import Lock
from indexer.engines.opensearch.paging import Pages
from indexer.engines.opensearch.schema import Stamp, Tables
from indexer.engines.opensearch.sending import accepted, send

_IN_MEMORY = 32 << 20


class OpenSearchWriter:
    """The one writer of an index, from its lock to its commit or cancel."""

    def __init__(self, home: Home, *, rebuild: bool) -> None:
        self._home = home
        self._connection = home.connection
        self._lock = Lock(home)
        self._rebuild = rebuild
        try:
            self._before: tuple[Tables, ...] = ()
            if rebuild:
                self._build = home.aside()
            else:
                self._build, stamp = home.current()
                self._before = stamp.tables
            self._start(self._build)
        except BaseException:
            self._lock.release()
            raise

    def write(self, records: Iterable[Record]) -> int:
        """Add *records*, each in place of the one with its id; return how many."""
        count = 0
        for record in records:
            self._pending[record.article.id] = self._kept(record)
            count += 1
        return count

    def fill(self, archive: Archive, *, processes: int, told: Told) -> int:
        """Send every article of *archive* to the new build; return how many.

        Where that loses its one copy on the way, it is begun anew once.
        """
        try:
            return self._filled(archive, processes=processes, told=told)
        except (Unready, Unreachable):
            self._home.remove(f"{self._build}*")
            self._spool.close()
            self._start(self._home.aside())
            return self._filled(archive, processes=processes, told=told)

    def delete(self, ids: Iterable[str]) -> int:
        """Take articles out; return how many were there."""
        there = self._there(list(ids))
        self._pending |= dict.fromkeys(there)
        return len(there)

    def erase(self, ids: Iterable[str]) -> int:
        """Take articles out for good: the commit makes the index anew without them.

        Only so do the cluster's files and logs keep nothing of them.
        """
        count = self.delete(ids)
        self._anew |= bool(count)
        return count

    def commit(self, *, clock: Clock) -> None:
        """Make the change visible."""
        if self._anew:
            self._copied_aside()
        else:
            self._send(self._written(), change=clock.change)
            gone = [one for one, kept in self._pending.items() if kept is None]
            send(self._connection, (_deletion(self._build, one) for one in gone))
            self._counting.put(change=clock.change)
        self._lock.check()
        self._home.refresh(self._build)
        outdated = self._recounted()
        stamp = self._stamped(clock)
        if self._rebuild or self._anew:
            self._home.completed(self._build, articles=stamp.articles)
        self._home.stamp(self._build, stamp)
        if self._rebuild or self._anew:
            self._home.point_to(self._build)
        self._counting.remove(outdated)
        self._close()

    def cancel(self) -> None:
        """Leave the index as it was."""
        try:
            if self._rebuild:
                self._home.remove(f"{self._build}*")
        finally:
            self._close()

    def _start(self, build: str) -> None:
        """Begin with nothing to send to *build*."""
        self._build = build
        self._counting = Counting(self._connection, build)
        self._spool = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self._pending: dict[str, tuple[int, int] | None] = {}
        self._anew = False

    def _kept(self, record: Record) -> tuple[int, int]:
        """Put *record* aside; return where."""
        content = msgspec.json.encode(record)
        start = self._spool.seek(0, 2)
        self._spool.write(content)
        return start, len(content)

    def _written(self) -> Iterator[Record]:
        for place in self._pending.values():
            if place is not None:
                self._spool.seek(place[0])
                yield msgspec.json.decode(self._spool.read(place[1]), type=Record)

    def _filled(self, archive: Archive, *, processes: int, told: Told) -> int:
        sent, tables = fill(archive, self._connection, self._build, processes=processes, told=told)
        count = accepted(sent, self._home.alias)
        self._counting.tables += tables
        self._home.completed(self._build, articles=count)
        return count

    def _send(self, records: Iterable[Record], *, change: int) -> None:
        sent = send(self._connection, additions(records, self._counting, self._home, change=change))
        accepted(sent, self._home.alias)

    def _there(self, ids: list[str]) -> list[str]:
        """Return those of *ids* that are in the index as it will be."""
        unknown = [one for one in ids if one not in self._pending]
        found: set[str] = set()
        if unknown:
            asked = [{"_id": key_of(one), "_source": False} for one in unknown]
            found = {each["_id"] for each in self._connection.documents(self._build, asked)}
        return [one for one in ids if key_of(one) in found or self._pending.get(one) is not None]

    def _copied_aside(self) -> None:
        """Make a new build of the articles of the old one and of what was written since."""
        old, pending, written = self._build, self._pending, list(self._written())
        self._spool.close()
        self._start(self._home.aside())
        self._anew = True
        self._before = ()
        kept = (record for record in self._all(old) if record.article.id not in pending)
        self._send(kept, change=FILLED)
        self._send(written, change=FILLED)
        self._counting.put(change=FILLED)

    def _all(self, build: str, after: int = -1) -> Iterator[Record]:
        """Yield every article of *build* that was written after a *change* of the archive."""
        query = {"range": {"change": {"gt": after}}}
        with Pages(self._connection, build, {"query": query, "sort": [{"id": "asc"}]}) as pages:
            for hit in pages.rest(_source=["record"]):
                yield record_in(hit["_source"])

    def _recounted(self) -> tuple[Tables, ...]:
        """Count the tables of later changes anew as one where there are many; return those."""
        tables = (*self._before, *self._counting.tables)
        later = tuple(table for table in tables if table.change != FILLED)
        if len(later) < MOST:
            return ()
        self._before = tuple(table for table in tables if table.change == FILLED)
        self._counting.tables.clear()
        # Where no table is of the first filling, all articles were written as changes.
        for record in self._all(self._build, FILLED if self._before else FILLED - 1):
            self._counting.add(lines_of(record), change=later[-1].change)
        self._counting.put(change=later[-1].change)
        return later

    def _stamped(self, clock: Clock) -> Stamp:
        body = {
            "size": 0,
            "track_total_hits": True,
            "aggs": {
                "mean": {"avg": {"field": "length"}},
                "newest": {"max": {"field": "published"}},
            },
        }
        answer = self._connection.call("search", index=self._build, body=body)
        told = answer["aggregations"]
        return Stamp(
            archive=clock.archive,
            change=clock.change,
            built_at=now(),
            articles=answer["hits"]["total"]["value"],
            mean=told["mean"]["value"] or 1.0,
            newest=told["newest"].get("value_as_string"),
            tables=(*self._before, *self._counting.tables),
        )

    def _close(self) -> None:
        self._spool.close()
        self._lock.release()
        self._connection.close()


def _deletion(build: str, article_id: str) -> dict[str, Any]:
    return {"_op_type": "delete", "_index": build, "_id": key_of(article_id)}
