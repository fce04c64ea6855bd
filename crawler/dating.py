"""When an article was published, and how we know."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from bs4 import Tag

from archive.article import DateSource
from crawler.dates import Habits, ReadDate, date_in_url, read_date
from crawler.document import Document
from crawler.markup import attribute
from crawler.metadata import Metadata
from crawler.profile import Profile
from crawler.trace import Found, Passed, Unfit, selected

_CENTURY = 36_525


class Dated(NamedTuple):
    """The fields of an article that tell when it was published."""

    published: str | None = None
    published_at: str | None = None
    date_source: DateSource | None = None


def date_of(document: Document, profile: Profile, metadata: Metadata) -> Found[ReadDate]:
    """Return the date of the article: by selector, metadata, address, or a line that shows it.

    Lines are asked last: what else finds nothing is rotten, or the portal has changed. A date in
    the future is none.
    """
    habits = profile.date.habits
    untimed = profile.date.minutes_unreliable
    by_selector = selected(
        document, profile.article.date, partial(_printed, habits=habits, untimed=untimed)
    )
    found = by_selector.otherwise(
        lambda: _declared(metadata, habits),
        lambda: Found(date_in_url(document.url), "url", "the page's address"),
        lambda: _shown(document),
    )
    return replace(found, source="guess") if found.value and found.value.guess else found


def dated(found: Found[ReadDate]) -> Dated:
    """Return the date *found* as an article carries it."""
    read = found.value
    if read is None:
        return Dated()
    day = read.date.isoformat()
    moment = f"{day}T{read.time.isoformat('seconds')}+07:00" if read.time else None
    return Dated(day, moment, found.source)


def _printed(tags: Sequence[Tag], *, habits: Habits, untimed: bool) -> ReadDate:
    """Return the first date that *tags* print; an attribute of theirs is read before their text."""
    texts = [text for tag in tags for text in _texts(tag)]
    for text in texts:
        if read := read_date(text, habits=habits):
            return replace(read, time=None) if untimed else read
    raise Unfit(_why_none(texts, habits))


def _texts(tag: Tag) -> Iterator[str]:
    yield from (attribute(tag, "datetime"), attribute(tag, "content"), tag.get_text(" "))


def _declared(metadata: Metadata, habits: Habits) -> Found[ReadDate]:
    passed: list[Passed] = []
    for rule, text in metadata.dates:
        if read := read_date(text, habits=habits):
            return Found(read, "metadata", rule, tuple(passed))
        passed.append(Passed(rule, _why_none([text], habits)))
    return Found(passed=tuple(passed))


def _shown(document: Document) -> Found[ReadDate]:
    shown = document.layout
    if shown.published is None:
        return Found()
    read = ReadDate(shown.published, shown.time)
    return Found(read, shown.date_source or "guess", "a line of the page")


def _why_none(texts: Sequence[str], habits: Habits) -> str:
    later = replace(habits, ahead=_CENTURY)
    if any(read_date(text, habits=later) for text in texts):
        return "a date in the future"
    return "no date in it"
