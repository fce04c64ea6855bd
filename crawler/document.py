"""A page as a tree, parsed once: its links, its lines as a visitor reads them."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from crawler.blocks import Paragraph, paragraphs
from crawler.cleaning import clean_text
from crawler.furniture import is_menu_entry, is_widget
from crawler.layout import Layout, read_layout
from crawler.markup import attribute

# What parts a title from the name of the site.
_STROKE = re.compile(r"\s*(?:[-–—|»:]|$)")


class Link(NamedTuple):
    """A link to *url*, absolute and without fragment; *text* is what a visitor reads on it."""

    url: str
    text: str
    nofollow: bool


class Document:
    """A parsed page; *url* is where it stands."""

    def __init__(self, html: str | BeautifulSoup, url: str) -> None:
        self.soup = html if isinstance(html, BeautifulSoup) else BeautifulSoup(html, "lxml")
        self.url = url
        self._html = html

    @property
    def html(self) -> str:
        """The page's markup."""
        return str(self._html)

    @cached_property
    def base(self) -> str:
        """What relative addresses refer to."""
        element = self.soup.find("base", href=True)
        return urljoin(self.url, attribute(element, "href")) if element else self.url

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All links to other pages, in their order."""
        return tuple(self.links_of(self.soup.find_all("a", href=True)))

    def links_of(self, anchors: Iterable[Tag]) -> Iterator[Link]:
        """Yield the links of *anchors* that lead to web pages."""
        for anchor in anchors:
            url = self.absolute(attribute(anchor, "href"))
            if url:
                rel = attribute(anchor, "rel").lower()
                yield Link(url, clean_text(anchor.get_text(" ")), "nofollow" in rel)

    def absolute(self, href: str) -> str | None:
        """Return *href* as an absolute http or https address; None where it is none.

        In a page that is a file itself, a relative one may lead to a file beside it.
        """
        try:
            url = urljoin(self.base, href.strip()).partition("#")[0]
            beside = url.startswith("file:///") and not urlsplit(href.strip()).scheme
        except ValueError:
            return None
        return url if beside or url.startswith(("http://", "https://")) else None

    def selected(self, selectors: Iterable[str]) -> list[Tag]:
        """Return what the first of *selectors* finds that finds anything."""
        for selector in selectors:
            if found := self.soup.select(selector):
                return list(found)
        return []

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The page's text as a visitor reads it, menus and all."""
        return tuple(paragraphs(self.soup.body or self.soup))

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The texts of the paragraphs."""
        return tuple(paragraph.text for paragraph in self.paragraphs)

    @cached_property
    def name(self) -> str:
        """The text of the title element; empty where it names a section alone."""
        name = clean_text(self.soup.title.get_text()) if self.soup.title else ""
        return "" if is_menu_entry(name) or is_widget(name) else name

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The lines that the title element repeats; the site's name may follow there."""
        return tuple(line for line in self.lines if _opens(line, self.name))

    @cached_property
    def layout(self) -> Layout:
        """The article as its lines alone show it."""
        slug = PurePosixPath(unquote(urlsplit(self.url).path)).name
        return read_layout(self.paragraphs, slug=slug, name=self.name)


def _opens(line: str, text: str) -> bool:
    """Tell whether *text* is *line*, or begins with it and goes on behind a stroke."""
    begins = text.casefold().startswith(line.casefold())
    return begins and bool(_STROKE.match(text, len(line)))
