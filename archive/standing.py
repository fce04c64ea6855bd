"""How articles stand in the archive: when they came, how often they changed, whether they went."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from archive.store import Archive

_BATCH = 500


class Standing(NamedTuple):
    """One article: *arrival* counts up as articles come, whatever their dates.

    *first_seen* is an instant in UTC, *versions* how many earlier ones the archive keeps.
    """

    id: str
    arrival: int
    first_seen: str
    versions: int
    gone: bool


def standings(archive: Archive, ids: Iterable[str]) -> Iterator[Standing]:
    """Yield how the articles *ids* stand, in no order, unknown ones not."""
    rest = iter(ids)
    while batch := list(islice(rest, _BATCH)):
        rows = archive.rows(
            "SELECT id, row, first_seen, status = 'gone',"
            " (SELECT count(*) FROM versions WHERE versions.id = articles.id)"
            f" FROM articles WHERE id IN ({','.join('?' * len(batch))})",
            batch,
        )
        for article_id, row, first_seen, gone, versions in rows:
            yield Standing(article_id, row, first_seen, versions, bool(gone))
