"""Which of the dates on a page is the day of publication."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from crawler.dates import ReadDate
from crawler.headline import lists_dates
from crawler.parts import Part

_BESIDE = 2


class Published(NamedTuple):
    """A date of publication, and whether it is but a guess."""

    read: ReadDate
    guess: bool


def find_published(
    parts: Sequence[Part], *, title: int | None, prose: int, end: int, today: dt.date
) -> Published | None:
    """Return the article's date, or None where no line says it.

    *title* and *prose* tell where the title and the first paragraph stand, *end* where the
    article is over. A line that speaks of publication is trusted most, then a bare date between
    title and text, then one of a later change, then a bare date right above the title. Clocks in
    the page's head and the dates of other articles are not.
    """
    dates = [i for i, part in enumerate(parts[:end]) if part.date]
    top = -1 if title is None else title
    below = [
        i
        for i in dates
        if top < i <= _reach(parts, prose)
        and (not _parted(parts, i, prose) or (title is not None and _follows(parts, i, top, prose)))
    ]
    above = [i for i in dates if i < (prose if title is None else title)]
    # The nearest first: the sidebar has others.
    labelled = below + above[::-1] + [i for i in dates if i > prose]
    near = [i for i in labelled if i > prose or not _parted(parts, i, top if i < top else prose)]
    bare = below if title is not None else []
    for label, chosen in (("published", near), ("plain", bare), ("updated", near)):
        at = next((i for i in chosen if _label(parts, i) == label), None)
        if at is not None:
            return _published(parts, at, guess=_is_listed(parts, at, prose))
    found = _above(parts, above, prose if title is None else title, today)
    far = [i for i in labelled if _label(parts, i) in ("published", "updated")]
    clocks = [i for i in below if title is not None and _label(parts, i) == "clock"]
    after = [i for i in dates if i > prose and _label(parts, i) == "plain" and i >= end - 3]
    doubtful = next(iter(far + clocks + after), None)
    if found is None and doubtful is not None:
        return _published(parts, doubtful, guess=True)
    return found


def _is_listed(parts: Sequence[Part], at: int, prose: int) -> bool:
    """Tell whether a bare date may belong to another article of a list above this one."""
    if _label(parts, at) != "plain":
        return False
    texts_follow = bool(_texts(parts[at:prose]))
    return lists_dates(parts[:prose], more_than=1 if texts_follow else 2)


def _above(
    parts: Sequence[Part], dates: Sequence[int], title: int, today: dt.date
) -> Published | None:
    if not dates:
        return None
    nearest = dates[-1]
    date = parts[nearest].date
    between = [part.kind for part in parts[nearest + 1 : title]]
    if date is None or any(kind not in ("widget", "date") for kind in between):
        return None
    if date.label == "clock" or date.read.date == today:
        return None
    if lists_dates(parts[:title]):
        return _published(parts, nearest, guess=True) if _set_apart(parts, dates) else None
    return _published(parts, nearest, guess=date.named or _follows_headline(parts, nearest, title))


def _set_apart(parts: Sequence[Part], dates: Sequence[int]) -> bool:
    """Tell whether the last of *dates* looks other than those of the lists before it."""
    *listed, last = (re.sub(r"\d", "0", parts[i].text) for i in dates)
    return last not in listed


def _follows_headline(parts: Sequence[Part], at: int, title: int) -> bool:
    """Tell whether the text before a date may be another article's headline, with its date."""
    texts = _texts(parts[:at])
    if not texts or parts[at - 1].kind not in ("text", "widget"):
        return False
    return (
        texts[-1].text.count(" ") > 4 and title < len(parts) and texts[-1].bare != parts[title].bare
    )


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
    return any(part.kind in ("menu", "link", "end") for part in parts[low + 1 : high])


def _follows(parts: Sequence[Part], at: int, title: int, prose: int) -> bool:
    """Tell whether a date stands right below the title, with at most two menu entries behind it.

    They name the category there; the page's own menu has more.
    """
    beside = all(part.kind in ("date", "widget", "byline") for part in parts[title + 1 : at])
    kinds = [part.kind for part in parts[at + 1 : prose]]
    return beside and not {"link", "end"} & set(kinds) and kinds.count("menu") <= _BESIDE


def _reach(parts: Sequence[Part], prose: int) -> int:
    """Return the last place of a date that follows a lead."""
    index = prose + 1
    while index < len(parts) and parts[index].kind == "widget":
        index += 1
    return index
