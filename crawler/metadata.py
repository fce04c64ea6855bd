"""What a page says of itself to machines: meta elements, JSON-LD, microdata, its canonical URL."""

import json
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from archive.addresses import canonical_url, host_of
from crawler.cleaning import clean_text
from crawler.document import Document
from crawler.markup import attribute
from crawler.profile import Profile
from crawler.sitenames import SiteNames
from crawler.trace import Found, Passed

_ARTICLE_TYPES = frozenset({"Article", "NewsArticle", "BlogPosting", "Report", "WebPage"})
_DATES = (
    'meta[property="article:published_time"]', '[itemprop="datePublished"]',
    'meta[name="pubdate" i]', 'meta[name="publishdate" i]', 'meta[name="dc.date.issued" i]',
    'meta[name="dc.date" i]', 'meta[itemprop="dateCreated"]', "article time[datetime]",
)  # fmt: skip
_TITLES = ('[itemprop="headline"]', 'meta[property="og:title"]')
_LINKED = "JSON-LD"
_OWN_ADDRESSES = (
    ('link[rel~="canonical" i]', "href"),
    ('meta[property="og:url" i]', "content"),
)
_TRAILING_COMMA = re.compile(r",\s*([}\]])")


class Declared(NamedTuple):
    """A value that a page declares, and the selector or rule that finds it."""

    rule: str
    value: str


class Metadata:
    """Title and dates that *document* declares of its article; looked for only when asked."""

    def __init__(self, document: Document, names: SiteNames) -> None:
        self._document = document
        self._names = names

    @cached_property
    def title(self) -> Found[str]:
        """The title that the page declares, without the site's name."""
        passed: list[Passed] = []
        for rule, text in (*self._headlines, *_declared(self._document, _TITLES)):
            title = self._names.cut_off(text)
            if title and not self._names.include(title):
                return Found(title, "metadata", rule, tuple(passed))
            passed.append(Passed(rule, "the site's name"))
        return Found(passed=tuple(passed))

    @cached_property
    def dates(self) -> tuple[Declared, ...]:
        """The dates of publication as they stand there, the most telling first."""
        dates = [str(each["datePublished"]) for each in self._linked if each.get("datePublished")]
        linked = (Declared(f"{_LINKED} datePublished", date) for date in dates)
        return (*linked, *_declared(self._document, _DATES))

    @property
    def _headlines(self) -> Iterator[Declared]:
        """Yield the one headline of the linked data; several belong to a list of articles."""
        headlines = {clean_text(str(each.get("headline") or "")) for each in self._linked} - {""}
        if len(headlines) == 1:
            yield Declared(f"{_LINKED} headline", headlines.pop())

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


def own_address(document: Document) -> str | None:
    """Return the address under which a saved page says that it was published."""
    for selector, name in _OWN_ADDRESSES:
        tag = document.soup.select_one(selector)
        value = attribute(tag, name).strip() if tag else ""
        if value.startswith(("http://", "https://")):
            return value
    return None


def page_title(document: Document, names: SiteNames) -> Found[str]:
    """Return the title element's text without the site's name: as a line shows it, or cut off.

    Some portals give all their pages one title, which is the site's name alone.
    """
    text = document.name
    if not text:
        return Found()
    if names.include(text):
        return Found(passed=(Passed("title", "the site's name"),))
    if document.named:
        return Found(max(document.named, key=len), "text", "a line that begins the title element")
    return Found(names.cut_off_roughly(text) or None, "guess", "title")


def _declared(document: Document, selectors: tuple[str, ...]) -> Iterator[Declared]:
    """Yield the first value of each of *selectors*: an attribute's, else the text."""
    for selector in selectors:
        found = document.soup.select_one(selector)
        if found is not None:
            value = attribute(found, "content") or attribute(found, "datetime")
            text = clean_text(value or found.get_text(" "))
            if text:
                yield Declared(selector, text)


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
