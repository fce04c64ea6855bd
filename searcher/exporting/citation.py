"""An article as it is cited: what every format of references draws on."""

from typing import NamedTuple
from urllib.parse import quote, urlsplit

from archive.article import Record
from searcher.exporting.plain import flat
from vietnamese.clock import day_of


class Citation(NamedTuple):
    """The fields of a reference, each on one line; *lead* is the summary or the first paragraph.

    *published* and *accessed* are days, ``YYYY-MM-DD``, the second being when Tinxa fetched it, in
    Vietnam. *url* is an address of the web or None.
    """

    title: str
    authors: tuple[str, ...]
    source: str
    published: str | None
    accessed: str | None
    url: str | None
    lead: str
    keywords: tuple[str, ...]


def citation(record: Record) -> Citation:
    """Return what is needed to cite an article."""
    article, derived = record.article, record.derived
    named = (*(one.label for one in derived.communes), *(one.number for one in derived.documents))
    return Citation(
        title=flat(article.title),
        authors=tuple(name for name in map(flat, article.authors) if name),
        source=flat(article.source),
        published=article.published,
        accessed=day_of(article.fetched_at or ""),
        url=_address(article.url),
        lead=flat(article.summary or article.body.partition("\n")[0]),
        keywords=tuple(dict.fromkeys(filter(None, map(flat, (article.category or "", *named))))),
    )


def shown_day(day: str | None) -> str:
    """Return a day as a Vietnamese reference has it.

    >>> shown_day("2023-05-09")
    '9/5/2023'
    """
    return "/".join(part.lstrip("0") for part in reversed(day.split("-"))) if day else ""


def _address(url: str | None) -> str | None:
    """Return *url* where it is one of the web, without what ends it in a reference."""
    if not url or urlsplit(url).scheme not in ("http", "https"):
        return None
    return quote(url, safe="%:/?#[]@!$&'()*+,;=~-._")
