"""What the archive holds of each source."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec

from archive.schema import FIELDS
from archive.store import Archive


class SourceStatistics(msgspec.Struct, frozen=True, kw_only=True):
    """One source: how many articles, of which days, and how many have each field.

    *changed* counts the articles of which earlier versions are kept. *fields* counts for each field
    the articles that have it by where it came from: "selector", "metadata", "url", "text", "guess",
    "corrected", or "unknown".
    """

    source: str | None
    articles: int
    gone: int
    changed: int
    earliest: str | None
    latest: str | None
    last_fetched: str | None
    fields: Mapping[str, Mapping[str, int]]

    def filled(self, field: str) -> int:
        """Return how many articles have *field*."""
        return sum(self.fields[field].values())


def by_source(archive: Archive) -> list[SourceStatistics]:
    """Return the statistics of every source, by name."""
    changed = _changed(archive)
    rows = archive.rows(
        "SELECT source, fields, count(*), sum(status = 'gone'), min(published), max(published),"
        " max(fetched_at) FROM articles GROUP BY source, fields ORDER BY source"
    )
    return [
        _told(source, [row[1:] for row in alike], changed=changed.get(source, 0))
        for source, alike in groupby(rows, key=itemgetter(0))
    ]


def _told(source: str | None, rows: Sequence[Sequence[Any]], *, changed: int) -> SourceStatistics:
    """Return one source from *rows*, each of which tells of the articles with the same fields."""
    fields: dict[str, dict[str, int]] = {field: {} for field in FIELDS}
    for origins, articles, *_ in rows:
        for field, origin in zip(FIELDS, origins.split(","), strict=True):
            if origin:
                fields[field][origin] = fields[field].get(origin, 0) + articles
    _, counts, gone, firsts, lasts, fetched = zip(*rows, strict=True)
    return SourceStatistics(
        source=source,
        articles=sum(counts),
        gone=sum(gone),
        changed=changed,
        earliest=min(filter(None, firsts), default=None),
        latest=max(filter(None, lasts), default=None),
        last_fetched=max(filter(None, fetched), default=None),
        fields=fields,
    )


def by_day(archive: Archive, sources: Sequence[str | None], *, since: str = "") -> dict[str, int]:
    """Return how many articles of *sources* each day has, ``YYYY-MM-DD``, from *since* on."""
    which = " OR ".join(["source IS ?"] * len(sources)) or "0"
    return dict(
        archive.rows(
            f"SELECT published, count(*) FROM articles WHERE ({which}) AND published >= ?"
            " GROUP BY published",
            (*sources, since),
        )
    )


def _changed(archive: Archive) -> dict[str | None, int]:
    # Most articles never change: what is kept of those that did leads to them.
    return dict(
        archive.rows(
            "SELECT source, count(*) FROM (SELECT DISTINCT id FROM versions) CROSS JOIN articles"
            " USING (id) GROUP BY source"
        )
    )
