"""The texts of attachments in the archive: put in, looked for, counted."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from archive.attachments import READABLE, FileText, is_replaced, with_texts
from archive.rows import tick
from archive.store import Archive


class Unread(NamedTuple):
    """An attachment whose text is not there: *article* is the id of the article that links it."""

    article: str
    url: str


class Counts(NamedTuple):
    """How many attachments were read from their own text, read by OCR, or found unreadable.

    *missing* could be read and were not fetched, *other* are of types that are not read.
    """

    text: int = 0
    ocr: int = 0
    unreadable: int = 0
    missing: int = 0
    other: int = 0


def keep_texts(archive: Archive, article_id: str, texts: Mapping[str, FileText]) -> bool:
    """Put *texts* into an article of *archive*; return whether that changed it.

    A text that is read for the first time makes no new version of the article, for the portal
    changed nothing; one that replaces another does.
    """
    with archive.writing() as cursor:
        known = archive.get(article_id)
        if known is None:
            return False
        filled = with_texts(known, texts)
        if filled == known:
            return False
        if is_replaced(known, filled):
            archive.put(filled)
            return True
        cursor.execute(
            "UPDATE articles SET change = ?, content_hash = ?, article = ? WHERE id = ?",
            (
                tick(cursor), filled.content_hash, msgspec.json.encode(filled).decode(), article_id,
            ),
        )  # fmt: skip
        return True


def unread(archive: Archive, sources: Sequence[str]) -> Iterator[Unread]:
    """Yield the attachments of the articles of *sources* that could be read and have no text."""
    marks = ",".join("?" * len(sources))
    query = (
        "SELECT a.id, json_extract(f.value, '$.url'), json_extract(f.value, '$.type')"
        " FROM articles a, json_each(a.article, '$.attachments') f"
        f" WHERE a.source IN ({marks}) AND json_extract(f.value, '$.text') IS NULL"
    )
    for article_id, url, kind in archive.rows(query, sources):
        if kind is None or kind in READABLE:
            yield Unread(article_id, url)


def count_attachments(archive: Archive) -> dict[str | None, Counts]:
    """Return how the attachments of every source fare; sources without any are left out."""
    kinds = ",".join(f"'{kind}'" for kind in sorted(READABLE))
    rows = archive.rows(
        "SELECT a.source,"
        " CASE WHEN json_extract(f.value, '$.text') IS NOT NULL"
        " THEN coalesce(json_extract(f.value, '$.text_source'), 'text')"
        " WHEN json_extract(f.value, '$.text_source') IS NOT NULL THEN 'unreadable'"
        f" WHEN coalesce(json_extract(f.value, '$.type'), 'pdf') IN ({kinds}) THEN 'missing'"
        " ELSE 'other' END AS state, count(*)"
        " FROM articles a, json_each(a.article, '$.attachments') f GROUP BY a.source, state"
    )
    found: dict[str | None, dict[str, int]] = {}
    for source, state, count in rows:
        found.setdefault(source, {})[state] = count
    return {source: Counts(**states) for source, states in found.items()}
