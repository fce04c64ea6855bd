"""What the archive holds of each source."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice

import msgspec

from archive.store import Archive

# The path at which an article tells where the field came from.
_ORIGINS = {
    "title": "$.field_sources.title",
    "published": "$.date_source",
    "category": "$.field_sources.category",
    "summary": "$.field_sources.summary",
    "authors": "$.field_sources.authors",
    "captions": "$.field_sources.captions",
    "body": "$.field_sources.body",
    "attachments": "$.field_sources.attachments",
}
_BATCH = 1_000
UNKNOWN = "unknown"
"""The origin of a field of which an imported record says nothing."""


class SourceStatistics(msgspec.Struct, frozen=True, kw_only=True):
    """One source: how many articles, of which days, and how many have each field.

    *fields* counts for each field the articles that have it by where it came from: "selector",
    "metadata", "url", "text", "guess", "corrected", or "unknown".
    """

    source: str | None
    articles: int
    gone: int
    earliest: str | None
    latest: str | None
    last_fetched: str | None
    fields: Mapping[str, Mapping[str, int]]

    def filled(self, field: str) -> int:
        """Return how many articles have *field*."""
        return sum(self.fields[field].values())


def by_source(archive: Archive) -> list[SourceStatistics]:
    """Return the statistics of every source, by name."""
    counts = _counts(archive)
    rows = archive.rows(
        "SELECT source, count(*), sum(status = 'gone'), min(published), max(published),"
        " max(json_extract(article, '$.fetched_at')) FROM articles GROUP BY source ORDER BY source"
    )
    return [
        SourceStatistics(
            source=row[0],
            articles=row[1],
            gone=row[2],
            earliest=row[3],
            latest=row[4],
            last_fetched=row[5],
            fields={field: counts.get((row[0], field), {}) for field in _ORIGINS},
        )
        for row in rows
    ]


def by_day(archive: Archive, ids: Iterable[str]) -> dict[str | None, int]:
    """Return how many of the articles *ids* were published on each day; undated ones under None."""
    counts: Counter[str | None] = Counter()
    rest = iter(ids)
    while batch := list(islice(rest, _BATCH)):
        marks = ",".join("?" * len(batch))
        query = f"SELECT published, count(*) FROM articles WHERE id IN ({marks}) GROUP BY published"
        counts.update(dict(archive.rows(query, batch)))
    return counts


def _counts(archive: Archive) -> dict[tuple[str | None, str], dict[str, int]]:
    """Return how many articles of each source have each field, by its origin."""
    # Every article is parsed once, for SQLite keeps the JSON that it read last.
    fields = ", ".join(f"('{field}', '$.{field}', '{path}')" for field, path in _ORIGINS.items())
    rows = archive.rows(
        f"WITH fields (name, place, origin) AS (VALUES {fields})"
        " SELECT source, name, coalesce(json_extract(article, origin), ?1), count(*)"
        " FROM articles CROSS JOIN fields"
        " WHERE coalesce(json_extract(article, place), '') NOT IN ('', '[]') GROUP BY 1, 2, 3",
        (UNKNOWN,),
    )
    counts: dict[tuple[str | None, str], dict[str, int]] = {}
    for source, field, origin, count in rows:
        counts.setdefault((source, field), {})[origin] = count
    return counts
