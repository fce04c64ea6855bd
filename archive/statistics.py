"""What the archive holds of each source."""

from collections.abc import Mapping, Sequence

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
    counts, changed = _counts(archive), _changed(archive)
    rows = archive.rows(
        "SELECT source, count(*), sum(status = 'gone'), min(published), max(published),"
        " max(fetched_at) FROM articles GROUP BY source ORDER BY source"
    )
    return [
        SourceStatistics(
            source=row[0],
            articles=row[1],
            gone=row[2],
            changed=changed.get(row[0], 0),
            earliest=row[3],
            latest=row[4],
            last_fetched=row[5],
            fields=counts[row[0]],
        )
        for row in rows
    ]


def by_day(archive: Archive, sources: Sequence[str | None]) -> dict[str, int]:
    """Return how many articles of *sources* each day has, ``YYYY-MM-DD``."""
    which = " OR ".join(["source IS ?"] * len(sources)) or "0"
    return dict(
        archive.rows(
            f"SELECT published, count(*) FROM articles WHERE ({which}) AND published IS NOT NULL"
            " GROUP BY published",
            sources,
        )
    )


def _counts(archive: Archive) -> dict[str | None, dict[str, dict[str, int]]]:
    """Return how many articles of each source have each field, by its origin."""
    counts: dict[str | None, dict[str, dict[str, int]]] = {}
    for source, fields, articles in archive.rows(
        "SELECT source, fields, count(*) FROM articles GROUP BY source, fields"
    ):
        of_source = counts.setdefault(source, {field: {} for field in FIELDS})
        for field, origin in zip(FIELDS, fields.split(","), strict=True):
            if origin:
                of_source[field][origin] = of_source[field].get(origin, 0) + articles
    return counts


def _changed(archive: Archive) -> dict[str | None, int]:
    # Most articles never change: what is kept of those that did leads to them.
    return dict(
        archive.rows(
            "SELECT source, count(*) FROM (SELECT DISTINCT id FROM versions) CROSS JOIN articles"
            " USING (id) GROUP BY source"
        )
    )
