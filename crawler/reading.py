"""A page read by its portal's profile: each field with where it came from."""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from bs4 import Tag

from archive.article import FieldSource
from crawler.automatic import find_category, read_automatically
from crawler.cleaning import bare, clean_text
from crawler.content import Content
from crawler.dates import ReadDate
from crawler.dating import date_of
from crawler.document import Document
from crawler.layout import Layout
from crawler.metadata import Metadata, page_title
from crawler.missing import says_missing
from crawler.profile import Profile
from crawler.selecting import Selected, read_selected
from crawler.sitenames import SiteNames
from crawler.trace import Found, Unfit, Value, selected

# In words of whole sentences; less is some page's text, where neither profile nor date says more.
_LEAST_PROSE = 120
_LEFT_OVER = re.compile(r"(?:null|undefined)\s+", re.IGNORECASE)
_LABEL = re.compile(r"(?:chuyên mục|danh mục|thể loại)\s*:\s*", re.IGNORECASE)
_HOMES = frozenset({"trang chu", "home", "trang nhat"})
_RULE = "automatic reading"


class Reading(NamedTuple):
    """The fields of a page; *reason* says why it is no article, where it is none."""

    title: Found[str]
    date: Found[ReadDate] = Found()
    category: Found[str] = Found()
    content: Selected = Selected(Found(), Found(), Found(), Found(), Found())
    reason: str | None = None

    @property
    def fields(self) -> Mapping[str, Found[Any]]:
        """All fields by name, the date as `published`."""
        first: dict[str, Found[Any]] = {
            "title": self.title,
            "published": self.date,
            "category": self.category,
        }
        return first | self.content._asdict()


def read(document: Document, profile: Profile) -> Reading:
    """Return what *document* holds: by the profile's selectors, metadata, automatic reading."""
    names = SiteNames(document, (profile.title or "",))
    metadata = Metadata(document, names)
    title = _title(document, profile, names, metadata)
    if title.value is None:
        return Reading(title, reason="no title")
    content = read_selected(document, profile.article, title=title.value)
    prose = None
    if content.body.value is None:
        automatic = read_automatically(document, title=title.value)
        prose = automatic.prose
        content = _completed(content, automatic, surety(document.layout))
    dated = date_of(document, profile, metadata)
    category = _category(document, profile, title=title.value)
    reading = Reading(title, dated, category, content)
    return reading._replace(reason=_why_none(reading, prose))


def surety(layout: Layout) -> FieldSource:
    """Return how sure the fields are that *layout* tells by where they stand.

    Title and date together show where an article begins.
    """
    return "text" if layout.title and layout.date_source == "text" else "guess"


def _title(
    document: Document, profile: Profile, names: SiteNames, metadata: Metadata
) -> Found[str]:
    found = selected(document, profile.article.title, partial(_heading, names=names))
    return found.otherwise(
        lambda: metadata.title,
        lambda: page_title(document, names),
        lambda: Found(document.layout.title, surety(document.layout), "a line of the page"),
    )


def _heading(tags: Sequence[Tag], *, names: SiteNames) -> str:
    texts = [_LEFT_OVER.sub("", clean_text(tag.get_text(" "))) for tag in tags]
    found = next((text for text in texts if text and not names.are_known_to_include(text)), None)
    if found is None:
        raise Unfit("the site's name" if any(texts) else "empty")
    return found


def _category(document: Document, profile: Profile, *, title: str) -> Found[str]:
    found = selected(document, profile.article.category, partial(_named, title=title))
    return found.otherwise(
        lambda: Found(profile.category, "selector", "the profile's category"),
        # Lines are asked only where no profile knows the page.
        lambda: Found() if profile.article.body else _shown_category(document, title=title),
    )


def _shown_category(document: Document, *, title: str) -> Found[str]:
    name = _LABEL.sub("", find_category(document, title=title) or "")
    return Found(name or None, surety(document.layout), "a line of the page")


def _named(tags: Sequence[Tag], *, title: str) -> str:
    names = [_LABEL.sub("", clean_text(tag.get_text(" "))) for tag in tags]
    found = next((name for name in names if name), None)
    if found is None:
        raise Unfit("empty")
    if bare(found) in _HOMES or bare(found) == bare(title):
        raise Unfit("the title" if bare(found) == bare(title) else "the home page")
    return found


def _completed(chosen: Selected, automatic: Content, source: FieldSource) -> Selected:
    """Return what selectors found with the rest as the automatic reading has it."""

    def else_(found: Found[Value], value: Value | None) -> Found[Value]:
        return found.otherwise(lambda: Found(value, source, _RULE) if value else Found())

    return Selected(
        body=chosen.body.otherwise(lambda: Found(automatic.body, source, _RULE)),
        summary=else_(chosen.summary, automatic.summary),
        authors=else_(chosen.authors, automatic.authors),
        captions=else_(chosen.captions, automatic.captions),
        attachments=else_(chosen.attachments, automatic.attachments),
    )


def _why_none(reading: Reading, prose: int | None) -> str | None:
    """Return why this is no article; *prose* is None where a selector found the body.

    A date makes a short notice one.
    """
    body, is_dated = reading.content.body.value or (), reading.date.value is not None
    if prose is not None and (not body or (not is_dated and prose < _LEAST_PROSE)):
        return "no text"
    if says_missing(reading.title.value or "", dated=is_dated, body=body):
        return "not found page"
    return None
