"""Changes of an index in a cluster: a new build aside, or additions to the one in use.

Additions wait in a file until the commit, and the index shows nothing new before it is refreshed.
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
from indexer.engines.opensearch.documents import document_of, key_of, record_in
from indexer.engines.opensearch.home import Home
from indexer.engines.opensearch.language import MOST, Counting
from indexer.engines.opensearch.lock import Lock
from indexer.engines.opensearch.paging import Pages
from indexer.engines.opensearch.schema import Stamp, Tables
from indexer.engines.opensearch.sending import send

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

    def fill(self, archive: Archive, *, processes: int, told: Told) -> int:  # noqa: ARG002
        """Send every article of *archive* to the new build; return how many."""
        done = 0

        def records() -> Iterator[Record]:
            nonlocal done
            for change in archive.changes():
                if change.record is not None:
                    yield change.record
                    done += 1
                    if not done % 100:
                        told(done)

        return self._send(records(), change=0)

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
        self._connection.call("indices.refresh", index=self._build)
        outdated = self._recounted(clock)
        self._home.stamp(self._build, self._stamped(clock))
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

    def _send(self, records: Iterable[Record], *, change: int) -> int:
        return send(self._connection, self._additions(records, change=change))

    def _additions(self, records: Iterable[Record], *, change: int) -> Iterator[dict[str, Any]]:
        for record in records:
            self._counting.add(record)
            yield {
                "_op_type": "index",
                "_index": self._build,
                "_id": key_of(record.article.id),
                "_source": document_of(record, change=change),
            }

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
        self._send(kept, change=0)
        self._send(written, change=0)

    def _all(self, build: str, after: int = -1) -> Iterator[Record]:
        """Yield every article of *build* that was written after a *change* of the archive."""
        query = {"range": {"change": {"gt": after}}}
        with Pages(self._connection, build, {"query": query, "sort": [{"id": "asc"}]}) as pages:
            for hit in pages.rest(_source=["record"]):
                yield record_in(hit["_source"])

    def _recounted(self, clock: Clock) -> tuple[Tables, ...]:
        """Count the later files of tables anew as one where there are many; return those."""
        later = (*self._before, *self._counting.tables)[1:]
        if len(later) < MOST:
            return ()
        first = (*self._before, *self._counting.tables)[0]
        self._counting.tables.clear()
        self._before = (first,)
        for record in self._all(self._build, first.change):
            self._counting.add(record)
        self._counting.put(change=clock.change)
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
