"""Which of the dates on a page is the day of publication."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from crawler.dates import ReadDate
from crawler.headline import lists_dates
from crawler.parts import Part


class Published(NamedTuple):
    """A date of publication, and whether it is but a guess."""

    read: ReadDate
    guess: bool


def find_published(
    parts: Sequence[Part], *, title: int | None, prose: int, end: int, today: dt.date
) -> Published | None:
    """Return the article's date, or None where no line says it.

    *title* and *prose* tell where the title and the first paragraph stand, *end* where the
    article is over. A line with a label is trusted most, then one between title and text, then
    one right above the title. Clocks in the page's head and dates of other articles are not.
    """
    dates = [i for i, part in enumerate(parts[:end]) if part.date]
    top = -1 if title is None else title
    labelled = [i for i in dates if _label(parts, i) == "published"] + [
        i for i in dates if _label(parts, i) == "updated"
    ]
    near = [
        i for i in labelled if i > prose or not _parted(parts, i, top if i < top else prose)
    ]
    if near or labelled:
        # Of two labelled dates the one at the article's head; the sidebar has others.
        return _published(parts, (near or labelled)[0], guess=not near)
    below = [i for i in dates if top < i <= _reach(parts, prose) and not _parted(parts, i, prose)]
    if below and title is not None:
        listed = lists_dates(parts[:prose]) and _texts(parts[below[0] : prose])
        doubtful = listed or _label(parts, below[0]) == "clock"
        return _published(parts, below[0], guess=bool(doubtful))
    above = [i for i in dates if i < (prose if title is None else title)]
    found = _above(parts, above, prose if title is None else title, today)
    if found:
        return found
    after = [i for i in dates if i > prose and _label(parts, i) == "plain" and i >= end - 3]
    return _published(parts, after[-1], guess=True) if after else None


def _above(
    parts: Sequence[Part], dates: Sequence[int], title: int, today: dt.date
) -> Published | None:
    if not dates or lists_dates(parts[:title]):
        return None
    nearest = dates[-1]
    date = parts[nearest].date
    between = [part.kind for part in parts[nearest + 1 : title]]
    if date is None or any(kind not in ("widget", "date") for kind in between):
        return None
    if date.label == "clock" or date.read.date == today:
        return None
    return _published(parts, nearest, guess=date.named or _follows_headline(parts, nearest, title))


def _follows_headline(parts: Sequence[Part], at: int, title: int) -> bool:
    """Tell whether the text before a date may be another article's headline, with its date."""
    texts = _texts(parts[:at])
    if not texts or parts[at - 1].kind not in ("text", "widget"):
        return False
    return texts[-1].text.count(" ") > 4 and title < len(parts) and texts[-1].bare != parts[title].bare


def _texts(parts: Sequence[Part]) -> list[Part]:
    return [part for part in parts if part.kind == "text"]


def _published(parts: Sequence[Part], at: int, *, guess: bool) -> Published | None:
    date = parts[at].date
    return Published(date.read, guess or date.read.guess) if date else None


def _label(parts: Sequence[Part], at: int) -> str | None:
    date = parts[at].date
    return date.label if date else None


def _parted(parts: Sequence[Part], at: int, other: int) -> bool:
    """Tell whether a menu stands between two parts."""
    low, high = sorted((at, other))
    return any(part.kind in ("menu", "end") for part in parts[low + 1 : high])


def _reach(parts: Sequence[Part], prose: int) -> int:
    """Return the last place of a date that follows a lead."""
    index = prose + 1
    while index < len(parts) and parts[index].kind == "widget":
        index += 1
    return index
