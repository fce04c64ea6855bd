"""What has become worse at a portal: fields that are no longer filled, days without articles."""

import datetime as dt
from collections.abc import Sequence
from math import exp, lgamma, log

import msgspec

from archive.schema import FIELDS
from archive.store import Archive
from crawler.coverage import Day

_LATEST = 20
_BEFORE = 200
_DROP = 0.5
_RECENT_DAYS = 14
_UNLIKELY = 0.001
_FIELDS = ("title", "published", "summary", "category", "authors", "body")


class DroppedField(msgspec.Struct, frozen=True):
    """A *field* that a share of *now* of the *latest* articles has, and of *before* of earlier."""

    field: str
    now: float
    before: float
    latest: int = _LATEST

    def __str__(self) -> str:
        """Return it as a sentence, with its cure."""
        return (
            f"{self.field}: filled in {self.now:.0%} of the latest {self.latest} articles,"
            f" {self.before:.0%} before. The portal may have a new layout; look at the selectors of"
            " its profile."
        )


class DroppedDays(msgspec.Struct, frozen=True):
    """Only *articles* in the last *days* that were looked at, where *usual* are expected."""

    articles: int
    days: int
    usual: float

    def __str__(self) -> str:
        """Return it as a sentence, with its cure."""
        return (
            f"{self.articles} articles in the last {self.days} days, {self.usual:.0f} would be"
            " usual. Look at the portal: its lists may have moved."
        )


Alarm = DroppedField | DroppedDays


def dropped_fields(archive: Archive, hosts: Sequence[str]) -> list[DroppedField]:
    """Return the fields that the latest articles of *hosts* lack and earlier ones had.

    The latest twenty that were taken, against the two hundred before: a selector has gone rotten.
    """
    latest, before = _rates(archive, hosts, 0, _LATEST), _rates(archive, hosts, _LATEST, _BEFORE)
    return [
        DroppedField(field, latest[field], before[field])
        for field in _FIELDS
        if latest and before and before[field] - latest[field] >= _DROP
    ]


def dropped_days(days: Sequence[Day]) -> DroppedDays | None:
    """Return how few articles the last two weeks of *days* have, where that is far below the usual.

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
    return DroppedDays(count, len(looked), expected)


def window(today: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and last day that `dropped_days` wants to see."""
    return today - dt.timedelta(120), today


def _rates(archive: Archive, hosts: Sequence[str], skip: int, most: int) -> dict[str, float]:
    """Return how often each field is filled in *most* articles after the *skip* latest.

    Nothing where these are too few to tell.
    """
    marks = ",".join("?" * len(hosts))
    rows = archive.rows(
        f"SELECT fields FROM articles WHERE source IN ({marks}) ORDER BY row DESC LIMIT ? OFFSET ?",
        (*hosts, most, skip),
    )
    if len(rows) < _LATEST:
        return {}
    columns = zip(*(row[0].split(",") for row in rows), strict=True)
    return {
        field: sum(map(bool, filled)) / len(rows)
        for field, filled in zip(FIELDS, columns, strict=True)
    }


def _at_most(count: int, expected: float) -> float:
    """Return how likely *count* or fewer are where *expected* are usual (Poisson)."""
    if not expected:
        return 1.0
    # By logarithms, for the first terms of a busy portal are smaller than any number.
    return sum(
        exp(number * log(expected) - expected - lgamma(number + 1)) for number in range(count + 1)
    )
