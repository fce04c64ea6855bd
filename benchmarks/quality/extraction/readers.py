"""Tinxa and its peers behind one function: a page in, the fields of its article out."""

import importlib.metadata
import importlib.util
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup

from archive.article import Article
from crawler.document import Document
from crawler.extract import AUTOMATIC, extract
from crawler.families import pick_family
from crawler.profile import Profile
from crawler.visitor import read_visitor_text


@dataclass(frozen=True)
class Reading:
    """What a reader found; *guess* where it says that the date is doubtful."""

    title: str = ""
    date: str | None = None
    guess: bool = False
    sapo: str | None = None
    body: str = ""
    category: str | None = None
    authors: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()


Reader = Callable[[str, str], Reading | None]
"""Takes markup and address; returns None where it finds no article."""


def with_profile(html: str, url: str) -> Reading | None:
    """Read by the family whose marks the page shows."""
    return _own(html, url, pick_family(BeautifulSoup(html, "lxml")) or AUTOMATIC)


def without_profile(html: str, url: str) -> Reading | None:
    """Read by automatic extraction alone."""
    return _own(html, url, AUTOMATIC)


def as_broken_text(html: str, url: str) -> Reading | None:
    """Read the page's text with a line for each piece between tags."""
    soup = BeautifulSoup(html, "lxml")
    for tag in soup(["script", "style", "title"]):
        tag.decompose()
    return _reading(read_visitor_text(soup.get_text("\n"), url=url))


def as_text(html: str, url: str) -> Reading | None:
    """Read the page's text as a visitor sees it."""
    text = "\n".join(Document(html, url).lines)
    return _reading(read_visitor_text(text, url=url))


def _own(html: str, url: str, profile: Profile) -> Reading | None:
    return _reading(extract(html, url, profile))


def _reading(found: Any) -> Reading | None:
    if not isinstance(found, Article):
        return None
    return Reading(
        title=found.title or "",
        date=found.published,
        guess=found.date_source == "guess",
        sapo=found.summary,
        body=found.body,
        category=found.category,
        authors=found.authors,
        captions=found.captions,
    )


def _trafilatura(html: str, url: str) -> Reading | None:
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = bare_extraction(html, url=url, with_metadata=True, include_comments=False)
    if found is None:
        return None
    read = found if isinstance(found, dict) else found.as_dict()
    return Reading(
        title=read["title"] or "", date=read["date"], sapo=read["description"], body=read["text"]
    )


def _newspaper(html: str, url: str) -> Reading | None:
    import newspaper

    article = newspaper.article(url, language="vi", input_html=html)
    day = article.publish_date
    return Reading(
        title=article.title or "",
        date=day.date().isoformat() if day else None,
        sapo=article.meta_description,
        body=article.text,
    )


PEERS: Mapping[str, tuple[str, str, Reader]] = {
    "trafilatura": ("trafilatura", "trafilatura", _trafilatura),
    "newspaper4k": ("newspaper", "newspaper4k", _newspaper),
}


def peers() -> dict[str, Reader]:
    """Return the readers of the installed peers by name and version; tell which are not there."""
    found: dict[str, Reader] = {}
    for name, (module, package, reader) in PEERS.items():
        if importlib.util.find_spec(module) is None:
            print(f"{name} is not installed and is left out: make bench-extraction sets it up")
            continue
        found[f"{name} {importlib.metadata.version(package)}"] = reader
    return found
