"""An archive -> a new build: analysed and sent by several processes, each a run at a time.

The build has no copy while it is filled, for each copy would index every article once more. Where
the node dies that holds it the build is begun anew: the archive has all of it still.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import Any, NamedTuple

from archive.article import Record
from archive.settings import ClusterSettings
from archive.store import Archive
from indexer.contract import Told
from indexer.engines.opensearch.connection import Connection, Identity
from indexer.engines.opensearch.documents import document_of, key_of, lines_of
from indexer.engines.opensearch.errors import ForeignArticles
from indexer.engines.opensearch.home import Home
from indexer.engines.opensearch.language import FILLED, TOGETHER, Counting
from indexer.engines.opensearch.schema import Tables
from indexer.engines.opensearch.sending import Sent, send
from indexer.runs import made_of

_ASKED = 500
"""Articles that are asked for at once, whether another archive has them."""
_LOST_SECONDS = 15
"""How long a bulk waits for the one copy of a build before that counts as lost."""


class _Part(NamedTuple):
    sent: Sent
    tables: list[Tables]


def fill(
    archive: Archive, connection: Connection, build: str, *, processes: int, told: Told
) -> tuple[Sent, list[Tables]]:
    """Send every article of *archive* to *build*; return how that went, and the tables made."""
    work = partial(_sent, connection.settings, connection.identity, build)
    made = made_of(archive, work, processes=processes, size=TOGETHER, told=told)
    rejected = list(chain.from_iterable(part.sent.rejected for part in made))
    tables = list(chain.from_iterable(part.tables for part in made))
    return Sent(sum(part.sent.effective for part in made), rejected), tables


def additions(
    records: Iterable[Record], counting: Counting, home: Home, *, change: int
) -> Iterator[dict[str, Any]]:
    """Yield what adds *records* to the build that is counted, and count their words.

    Raises `ForeignArticles` where another archive has any of them.
    """
    rest = iter(records)
    while batch := list(islice(rest, _ASKED)):
        _refuse_foreign(home, [record.article.id for record in batch])
        for record in batch:
            lines = lines_of(record)
            counting.add(lines, change=change)
            yield {
                "_op_type": "index",
                "_index": counting.build,
                "_id": key_of(record.article.id),
                "_source": document_of(record, lines, change=change),
            }


def _refuse_foreign(home: Home, ids: list[str]) -> None:
    if foreign := home.foreign(ids):
        listed = "\n".join(f"{each}: from the archive {archive}" for each, archive in foreign)
        raise ForeignArticles(
            f"{home.alias}: {len(foreign)} articles of the archive {home.archive} are there already"
            " from another, so the index stays as it was. Let one machine crawl each portal, and"
            f" take them out of one of the two (tinxa forget):\n{listed}"
        )


def _sent(
    settings: ClusterSettings, identity: Identity, build: str, records: Iterable[Record]
) -> _Part:
    """Send *records* from a process of our own, perhaps."""
    connection = Connection(settings, identity)
    counting = Counting(connection, build)
    actions = additions(records, counting, Home(connection), change=FILLED)
    sent = send(connection, actions, timeout=f"{_LOST_SECONDS}s")
    counting.put(change=FILLED)
    connection.close()
    return _Part(sent, counting.tables)
