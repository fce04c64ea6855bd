"""What the archive holds of each source."""

import msgspec

from archive.store import Archive

_FIELDS = ("title", "published", "summary", "category", "authors", "body")


class SourceStatistics(msgspec.Struct, frozen=True, kw_only=True):
    """One source: how many articles, of which days, and how often each field is filled (0 to 1)."""

    source: str | None
    articles: int
    gone: int
    earliest: str | None
    latest: str | None
    last_fetched: str | None
    fill_rates: dict[str, float]


def by_source(archive: Archive) -> list[SourceStatistics]:
    """Return the statistics of every source, by name."""
    filled = ", ".join(
        f"avg(coalesce(json_extract(article, '$.{field}'), '') NOT IN ('', '[]'))"
        for field in _FIELDS
    )
    rows = archive.rows(
        "SELECT source, count(*), sum(status = 'gone'), min(published), max(published),"
        f" max(json_extract(article, '$.fetched_at')), {filled}"
        " FROM articles GROUP BY source ORDER BY source"
    )
    return [
        SourceStatistics(
            source=row[0],
            articles=row[1],
            gone=row[2],
            earliest=row[3],
            latest=row[4],
            last_fetched=row[5],
            fill_rates=dict(zip(_FIELDS, row[6:], strict=True)),
        )
        for row in rows
    ]
