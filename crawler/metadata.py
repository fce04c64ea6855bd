"""What a page says of itself to machines: meta elements, JSON-LD, microdata, its canonical URL."""

import json
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from archive.addresses import canonical_url, host_of
from crawler.cleaning import clean_text
from crawler.document import Document
from crawler.furniture import is_site_name
from crawler.markup import attribute
from crawler.profile import Profile

_ARTICLE_TYPES = frozenset({"Article", "NewsArticle", "BlogPosting", "Report", "WebPage"})
_DATES = (
    'meta[property="article:published_time"]', '[itemprop="datePublished"]',
    'meta[name="pubdate" i]', 'meta[name="publishdate" i]', 'meta[name="dc.date.issued" i]',
    'meta[name="dc.date" i]', 'meta[itemprop="dateCreated"]', "article time[datetime]",
)  # fmt: skip
_TITLES = ('[itemprop="headline"]', 'meta[property="og:title"]')
# "Tỉnh ủy" may be what an article is about; a site's name is longer.
_SHORT_NAME = 3
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
# "Title - Cổng thông tin điện tử huyện X", "Title | X": a site's name follows, set off by blanks.
_SITE_NAME = re.compile(
    r"\s+[-–—|»]+\s+(?:[^-–—|»]*\b(?:cổng|trang|website|portal|báo|đài|ubnd|ủy ban|uỷ ban|xã|phường"
    r"|huyện|quận|thị xã|thị trấn|thành phố|tỉnh|\w+\.vn)\b[^|»]*|[^|»]*)$",
    re.IGNORECASE,
)


class Metadata:
    """Title and dates that *document* declares of its article; looked for only when asked."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def title(self) -> str | None:
        """The title of the article, without the site's name."""
        titles = [clean_text(str(each.get("headline") or "")) for each in self._linked]
        titles += _values(self._document, _TITLES)
        return next(filter(None, titles), None) or _page_title(self._document)

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """The dates of publication as they stand there, the most telling first."""
        dates = [str(each["datePublished"]) for each in self._linked if each.get("datePublished")]
        return (*dates, *_values(self._document, _DATES))

    @cached_property
    def _linked(self) -> list[dict[str, Any]]:
        return list(_linked_data(self._document))


def believed_url(document: Document, profile: Profile) -> str:
    """Return the canonical address of *document*.

    `rel=canonical` is believed where it names another page of the same host that can be an article:
    some templates name the home page or a list everywhere.
    """
    link = document.soup.select_one('link[rel~="canonical" i][href]')
    declared = document.absolute(attribute(link, "href")) if link else None
    own = canonical_url(document.url)
    if declared is None or host_of(declared) != host_of(own):
        return own
    declared = canonical_url(declared)
    pattern = profile.discover.article_pattern or r"^\w+://[^/]+/."
    entries = map(canonical_url, profile.start)
    return declared if re.search(pattern, declared) and declared not in entries else own


def _values(document: Document, selectors: tuple[str, ...]) -> list[str]:
    """Return the first value of each of *selectors*: an attribute's, else the text."""
    values = []
    for selector in selectors:
        found = document.soup.select_one(selector)
        if found is not None:
            value = attribute(found, "content") or attribute(found, "datetime")
            values.append(clean_text(value or found.get_text(" ")))
    return [value for value in values if value]


def _page_title(document: Document) -> str | None:
    """Return the title element's text without the site's name, as a line of the page shows.

    Some portals give all their pages one title, which is the site's name alone.
    """
    text = document.name
    if is_site_name(text) and len(text.split()) > _SHORT_NAME:
        return None
    return max(document.named, key=len, default=_SITE_NAME.sub("", text)) or None


def _linked_data(document: Document) -> Iterator[dict[str, Any]]:
    for script in document.soup.find_all("script", type="application/ld+json"):
        try:
            data = json.loads(_TRAILING_COMMA.sub(r"\1", script.get_text()), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (each for each in _objects(data) if _is_article(each))


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for each in data:
            yield from _objects(each)
    elif isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph"))


def _is_article(data: dict[str, Any]) -> bool:
    kinds = data.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind in _ARTICLE_TYPES for kind in kinds)
