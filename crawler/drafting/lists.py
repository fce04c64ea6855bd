"""Selectors of the links on a list: to articles, and to the list's further pages."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from bs4 import Tag

from crawler.cleaning import bare
from crawler.discover import PAGER, Found
from crawler.document import Document, Link
from crawler.drafting.selectors import steps
from crawler.rules import Discovery

# A page's number, or an arrow or a word for the next one.
_PAGE = re.compile(
    r"\d*|(?:trang )?(?:sau|truoc|dau|cuoi|tiep|tiep theo|ke tiep)|next|prev\w*|last|first"
)
_LEAST = 3
_ANCESTORS = 5
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})


def propose_links(document: Document, links: Found) -> Discovery:
    """Return selectors that lead to the articles among *links* alone, and to further pages.

    *links* are told apart by their shape.
    """
    articles = frozenset(links.articles)
    pages = frozenset(link.url for link in document.links if _turns_pages(link))
    titled = _best(document, articles.__contains__, least=_LEAST)
    return Discovery(
        list_links=(titled,) if titled else (),
        pager=tuple(filter(None, [_best(document, pages.__contains__, least=1)])),
    )


def _turns_pages(link: Link) -> bool:
    return bool(PAGER.search(link.url)) and _PAGE.fullmatch(bare(link.text)) is not None


def _best(document: Document, wanted: Callable[[str], bool], *, least: int) -> str | None:
    """Return the selector with most links that are all *wanted*; of equal ones the shortest."""
    anchors = [
        link for link in document.soup.find_all("a", href=True) if _leads(document, link, wanted)
    ]
    tried = Counter(selector for anchor in anchors for selector in set(_selectors(anchor)))
    scores: list[tuple[int, int, str]] = []
    for selector, count in tried.items():
        found = document.soup.select(selector)
        if count >= least and all(_leads(document, tag, wanted) for tag in found):
            scores.append((-count, len(selector), selector))
    return min(scores)[2] if scores else None


def _leads(document: Document, anchor: Tag, wanted: Callable[[str], bool]) -> bool:
    return any(wanted(link.url) for link in document.links_of([anchor]))


def _selectors(anchor: Tag) -> Iterator[str]:
    yield from steps(anchor)
    inner = ["a"]
    for parent in list(anchor.parents)[:_ANCESTORS]:
        if parent.name in {"[document]", "html", "body"}:
            return
        for step in steps(parent):
            yield from (f"{step} {each}" for each in inner)
        if parent.name in _HEADINGS:
            inner.append(f"{parent.name} a")
