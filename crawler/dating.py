"""When an article was published, and how we know."""

from collections.abc import Iterator
from typing import NamedTuple

from archive.article import DateSource
from crawler.dates import ReadDate, date_in_url, read_date
from crawler.document import Document
from crawler.markup import attribute
from crawler.metadata import Metadata
from crawler.profile import Profile


class Dated(NamedTuple):
    """The fields of an article that tell when it was published."""

    published: str | None = None
    published_at: str | None = None
    date_source: DateSource | None = None


def date_of(document: Document, profile: Profile, metadata: Metadata) -> Dated:
    """Return the date of the article: by selector, metadata, address, or a line that shows it.

    Lines are asked last: what else finds nothing is rotten, or the portal has changed.
    """
    selected = next(_selected(document, profile), None)
    if selected is not None:
        return _dated(selected, "selector", timed=not profile.date.minutes_unreliable)
    declared = next(filter(None, map(read_date, metadata.dates)), None)
    if declared is not None:
        return _dated(declared, "metadata")
    addressed = date_in_url(document.url)
    if addressed is not None:
        return _dated(addressed, "url")
    if (shown := document.layout).published is not None:
        return _dated(ReadDate(shown.published, shown.time), shown.date_source or "guess")
    return Dated()


def _selected(document: Document, profile: Profile) -> Iterator[ReadDate]:
    for selector in profile.article.date:
        for tag in document.soup.select(selector):
            printed = (attribute(tag, "datetime"), attribute(tag, "content"), tag.get_text(" "))
            yield from filter(None, map(read_date, printed))


def _dated(read: ReadDate, source: DateSource, *, timed: bool = True) -> Dated:
    day = read.date.isoformat()
    moment = f"{day}T{read.time.isoformat('seconds')}+07:00" if read.time and timed else None
    return Dated(day, moment, "guess" if read.guess else source)
