"""An Article from the text of a page as a visitor sees it."""

import datetime as dt
from urllib.parse import unquote, urlsplit

from archive.article import Article, DateSource, FieldSource, Place, SourcedField
from archive.identity import article_id, sealed
from crawler.dates import ReadDate, date_in_url
from crawler.extract import NotAnArticle
from crawler.layout import Layout, read_layout
from crawler.legacy import in_unicode
from crawler.missing import says_missing
from crawler.reading import surety


def read_visitor_text(
    text: str,
    *,
    url: str,
    source: str | None = None,
    place: Place | None = None,
    today: dt.date | None = None,
) -> Article | NotAnArticle:
    """Return the article that *text* holds, the plain text of the whole page at *url*.

    The page's furniture may be in it. A date is taken from a line that stands apart from the text
    (`date_source` "text", or "guess" where that line is doubtful) or from the address, never from
    what the article tells. The other fields are "text" where title and date stand together, which
    shows where the article begins, else "guess".
    """
    layout = read_layout(text.splitlines(), today=today, slug=_last_step(url))
    if not layout.body and not (layout.title and layout.published):
        return NotAnArticle("no text")
    dated = layout.published is not None
    if says_missing(layout.title or layout.body[0], dated=dated, body=layout.body):
        return NotAnArticle("not found page")
    read, date_source = _dated(layout, date_in_url(url, today=today))
    body = "\n".join(layout.body)
    article = Article(
        id=article_id(url=url, title=layout.title, body=body),
        url=url,
        source=source,
        title=layout.title,
        category=layout.category,
        summary=layout.summary,
        published=read.date.isoformat() if read else None,
        published_at=_moment(read) if read else None,
        date_source=date_source,
        field_sources=_sources(layout),
        authors=layout.authors,
        captions=layout.captions,
        body=body,
        place=place,
    )
    return sealed(in_unicode(article))


def _sources(layout: Layout) -> dict[SourcedField, FieldSource]:
    told: tuple[SourcedField, ...] = (
        "title", "category", "summary", "authors", "captions", "body"
    )  # fmt: skip
    return {field: surety(layout) for field in told if getattr(layout, field)}


def _dated(layout: Layout, in_url: ReadDate | None) -> tuple[ReadDate | None, DateSource | None]:
    if in_url and layout.date_source != "text":
        return in_url, "url"
    if layout.published is None:
        return None, None
    return ReadDate(layout.published, layout.time), layout.date_source


def _moment(read: ReadDate) -> str | None:
    return f"{read.date}T{read.time.isoformat('seconds')}+07:00" if read.time else None


def _last_step(url: str) -> str:
    """Return the last step of the path of *url* without its suffix, with its hyphens as blanks."""
    step = unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2]
    return step.rpartition(".")[0].replace("-", " ") if "." in step else step.replace("-", " ")
