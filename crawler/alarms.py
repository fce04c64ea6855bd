"""What has become worse at a portal: fields that are no longer filled, days without articles."""

import datetime as dt
from collections.abc import Sequence
from math import exp

from archive.store import Archive
from crawler.coverage import Day

_FIELDS = ("title", "published", "summary", "category", "authors", "body")
_LATEST = 20
_BEFORE = 200
_DROP = 0.5
_RECENT_DAYS = 14
_UNLIKELY = 0.001


def dropped_fields(archive: Archive, hosts: Sequence[str]) -> list[str]:
    """Return a sentence for each field that the latest articles of *hosts* lack and earlier had.

    The latest twenty that were taken, against the two hundred before: a selector has gone rotten.
    """
    latest, before = _rates(archive, hosts, 0, _LATEST), _rates(archive, hosts, _LATEST, _BEFORE)
    if latest is None or before is None:
        return []
    return [
        f"{field}: filled in {new:.0%} of the latest {_LATEST} articles, {old:.0%} before."
        " The portal may have a new layout; look at the selectors of its profile."
        for field, new, old in zip(_FIELDS, latest, before, strict=True)
        if old - new >= _DROP
    ]


def dropped_days(days: Sequence[Day]) -> str | None:
    """Return a sentence where the last two weeks of *days* have far fewer articles than usual.

    Fewer than chance would have it once in a thousand times; only days count that were looked at.
    """
    recent, before = days[-_RECENT_DAYS:], days[:-_RECENT_DAYS]
    looked = [day for day in recent if day.looked == "reached" or day.seen_later]
    if not before or not looked:
        return None
    usual = sum(day.articles for day in before) / len(before)
    count, expected = sum(day.articles for day in looked), usual * len(looked)
    if _at_most(count, expected) >= _UNLIKELY:
        return None
    return (
        f"{count} articles in the last {len(looked)} days, {expected:.0f} would be usual."
        " Look at the portal: its lists may have moved."
    )


def window(today: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and last day that `dropped_days` wants to see."""
    return today - dt.timedelta(120), today


def _rates(
    archive: Archive, hosts: Sequence[str], skip: int, most: int
) -> tuple[float, ...] | None:
    """Return how often each field is filled in *most* articles after the *skip* latest."""
    filled = ", ".join(
        f"avg(coalesce(json_extract(article, '$.{field}'), '') NOT IN ('', '[]'))"
        for field in _FIELDS
    )
    marks = ",".join("?" * len(hosts))
    rows = archive.rows(
        f"SELECT count(*), {filled} FROM (SELECT article FROM articles WHERE source IN ({marks})"
        " ORDER BY row DESC LIMIT ? OFFSET ?)",
        (*hosts, most, skip),
    )
    count, *rates = rows[0]
    return tuple(rates) if count >= _LATEST else None


def _at_most(count: int, expected: float) -> float:
    """Return how likely *count* or fewer are where *expected* are usual (Poisson)."""
    term = total = exp(-expected)
    for number in range(1, count + 1):
        term *= expected / number
        total += term
    return total
