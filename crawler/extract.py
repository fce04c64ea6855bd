"""The pure core: a page, its address and its portal's profile in, an Article out."""

import re
from typing import Any

import msgspec
from bs4 import BeautifulSoup

from archive.addresses import host_of
from archive.article import Article
from archive.identity import article_id, sealed
from crawler.automatic import find_category, read_automatically
from crawler.cleaning import clean_text
from crawler.content import Content, read_content
from crawler.dating import date_of
from crawler.document import Document
from crawler.legacy import in_unicode
from crawler.metadata import Metadata, believed_url
from crawler.missing import says_missing
from crawler.profile import Profile
from crawler.rules import Fields, Selectors

# In words of whole sentences; less is some page's text, where neither profile nor date says more.
_LEAST_PROSE = 120
_LEFT_OVER = re.compile(r"(?:null|undefined)\s+", re.IGNORECASE)
_LABEL = re.compile(r"(?:chuyên mục|danh mục|thể loại)\s*:\s*", re.IGNORECASE)

AUTOMATIC = Profile(name="automatic")
"""A profile that knows nothing of the page."""


class NotAnArticle(msgspec.Struct, frozen=True):
    """A page that holds no article, and why."""

    reason: str


def extract(
    html: str | BeautifulSoup | Document,
    url: str,
    profile: Profile = AUTOMATIC,
    *,
    fetched_at: str | None = None,
) -> Article | NotAnArticle:
    """Return the article of the page *html* at *url*, read by *profile*.

    Each field comes from the profile's selectors, else from metadata, else from automatic
    extraction. *fetched_at* is an instant in UTC.
    """
    document = html if isinstance(html, Document) else Document(html, url)
    metadata = Metadata(document)
    title = _title(document, profile.article, metadata)
    if title is None:
        return NotAnArticle("no title")
    content = read_content(document, profile.article, title=title)
    content = content or read_automatically(document, title=title)
    dated = date_of(document, profile, metadata)
    if _is_thin(content, dated=dated.published is not None):
        return NotAnArticle("no text")
    if says_missing(title, dated=dated.published is not None, body=content.body):
        return NotAnArticle("not found page")
    address = believed_url(document, profile)
    article = Article(
        id=article_id(url=address, title=title, body=""),
        url=address,
        source=host_of(address),
        title=title,
        category=_category(document, profile, title=title),
        place=profile.archived_place,
        fetched_at=fetched_at,
        **dated._asdict(),
        **_parts(content),
    )
    return sealed(in_unicode(article))


def _parts(content: Content) -> dict[str, Any]:
    """Return the fields of an article that *content* fills."""
    parts = content._asdict()
    del parts["prose"]
    return parts | {"body": "\n".join(content.body)}


def _is_thin(content: Content, *, dated: bool) -> bool:
    """Tell whether this is too little for an article; a date makes a short notice one."""
    if content.prose is None:
        return False
    return not content.body or (not dated and content.prose < _LEAST_PROSE)


def _title(document: Document, fields: Fields, metadata: Metadata) -> str | None:
    heading = _first_text(document, fields.title) or metadata.title or document.layout.title
    return _LEFT_OVER.sub("", heading or "") or None


def _category(document: Document, profile: Profile, *, title: str) -> str | None:
    name = _first_text(document, profile.article.category) or profile.category
    # Lines are asked only where no profile knows the page.
    if not (name or profile.article.body):
        name = find_category(document, title=title)
    return _LABEL.sub("", name or "") or None


def _first_text(document: Document, selectors: Selectors) -> str | None:
    """Return the text of the first element with any that the first useful selector finds."""
    for selector in selectors:
        for tag in document.soup.select(selector):
            if text := clean_text(tag.get_text(" ")):
                return text
    return None
