"""An article read from the lines of a page as a visitor sees it, furniture included."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.article import DateSource
from crawler.blocks import Paragraph
from crawler.bylines import is_byline, split_authors
from crawler.captions import is_caption
from crawler.cleaning import bare, clean_text
from crawler.datelines import read_category
from crawler.dates import find_dates
from crawler.ending import find_ending
from crawler.furniture import crumbs, is_furniture
from crawler.headline import find_head
from crawler.parts import Part
from crawler.publication import Published, find_published
from crawler.sorting import parts_of
from crawler.wording import read_content
from vietnamese import clock

__all__ = [
    "Layout", "clean_text", "is_byline", "is_caption", "is_furniture", "read_layout",
    "split_authors",
]  # fmt: skip

_SITE_SUFFIX = re.compile(
    r"\s+[-–|]\s+(?:cổng|trang)\s+(?:thông\s+tin|ttđt|tin\b).*$", re.IGNORECASE
)
_TRAILING_DATE = re.compile(r"\s*\([^()]*\d{4}[^()]*\)$")


@dataclass(frozen=True)
class Layout:
    """The parts of an article; *paragraphs* hold its text, without captions and furniture.

    *date_source* is "text" for a date that stands apart from the body, else "guess".
    """

    title: str | None = None
    published: dt.date | None = None
    time: dt.time | None = None
    date_source: DateSource | None = None
    category: str | None = None
    summary: str | None = None
    authors: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def body(self) -> tuple[str, ...]:
        """The texts of the paragraphs."""
        return tuple(paragraph.text for paragraph in self.paragraphs)


def read_layout(
    lines: Iterable[str | Paragraph],
    *,
    today: dt.date | None = None,
    slug: str = "",
    name: str = "",
) -> Layout:
    """Return the article that *lines*, the text of a whole page, hold.

    *slug* is the last step of the page's address, and *name* the page's own title, if they are
    known; they often spell the article's.
    """
    today = today or clock.today()
    told = [line if isinstance(line, Paragraph) else Paragraph(line) for line in lines]
    parts = parts_of(told, today=today)
    if not parts:
        return Layout()
    title_at, prose = find_head(parts, slug=slug, name=name)
    start = _start(parts, prose, title_at)
    ending = find_ending(parts, start=min(start, prose))
    title = None if title_at is None else _SITE_SUFFIX.sub("", parts[title_at].text)
    found = find_published(parts, title=title_at, prose=prose, end=ending.limit, today=today)
    if found is None and title is not None:
        title, found = _dated_title(title, today)
    content = read_content(parts[start : ending.end], title=title or "", lead=prose - start)
    return Layout(
        title=title,
        published=found.read.date if found else None,
        time=found.read.time if found else None,
        date_source=None if found is None else "guess" if found.guess else "text",
        category=_category(parts[:prose], title or ""),
        summary=content.summary,
        authors=ending.authors or _authors_above(parts[:prose]),
        captions=content.captions,
        paragraphs=content.body,
    )


def _start(parts: Sequence[Part], prose: int, title: int | None) -> int:
    """Return where the text begins: behind the title, and behind a menu that parts them."""
    if title is None:
        while prose > 0 and parts[prose - 1].kind == "text" and is_caption(parts[prose - 1].text):
            prose -= 1
        return prose
    menus = [i for i in range(title + 1, prose) if parts[i].kind in ("menu", "link", "end")]
    return menus[-1] + 1 if menus else title + 1


def _dated_title(title: str, today: dt.date) -> tuple[str, Published | None]:
    """Take the date off a title such as "Lễ hội đền Nưa (29/06/2026, 14:49)"."""
    trailing = _TRAILING_DATE.search(title)
    found = next(find_dates(trailing[0], today=today), None) if trailing else None
    # Without a time it may be the day of what the title is about.
    if trailing is None or found is None or found.read.time is None:
        return title, None
    return title[: trailing.start()], Published(found.read, guess=False)


def _category(parts: Sequence[Part], title: str) -> str | None:
    """Return the category that a date's line or a trail of steps names."""
    for part in reversed(parts):
        category = part.date.category if part.date else read_category(part.text)
        if category:
            return category
        steps = [step for step in crumbs(part.text) if bare(step) != bare(title)]
        if len(steps) > 1:
            return steps[-1]
    return None


def _authors_above(parts: Sequence[Part]) -> tuple[str, ...]:
    """Return who is named above the text; an account there posted it and wrote nothing."""
    names = [name for part in parts if part.kind == "byline" for name in split_authors(part.text)]
    return tuple(dict.fromkeys(name for name in names if not name.islower()))
