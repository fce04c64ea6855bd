"""Where an article ends on a page, and who is named there."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from crawler.bylines import is_name_list, is_source, split_authors
from crawler.captions import is_caption, is_listed
from crawler.furniture import is_footer
from crawler.parts import Part

_SIGNING = re.compile(
    r"(?:TM|KT|TL|TUQ|Q)\.|\(?đã ký|nơi nhận|(?:phó )?chủ tịch$|bí thư$", re.IGNORECASE
)
_NEARLY_ALL = 0.8
_OWN = ("text", "widget", "byline")
_OPEN_END = re.compile(r"(?:[-–,&;]|\bvà)$")


class Ending(NamedTuple):
    """*end* is the first part that is no more of the text; *authors* are named there.

    Behind *limit* the page turns to something else.
    """

    end: int
    limit: int
    authors: tuple[str, ...] = ()


def find_ending(parts: Sequence[Part], *, start: int) -> Ending:
    """Return where the article that begins at *start* ends, with the authors named after it."""
    limit = _within(parts, start, _limit(parts, start))
    signed = _signed(parts, start, limit)
    if signed is not None:
        return Ending(signed, limit, _names(parts, signed, limit))
    prose = [i for i in range(start, limit) if parts[i].is_prose]
    if all(part.kind in ("text", "date") for part in parts):
        return _plain_ending(parts, start)
    last = prose[-1] if prose else _last_of_run(parts, start, limit)
    return _tail(parts, last + 1, limit)


def _last_of_run(parts: Sequence[Part], start: int, limit: int) -> int:
    """Return the last line of a text without sentences: a list goes on as far as the next menu."""
    last = start
    for index in range(start, limit):
        if parts[index].kind in ("menu", "link", "site"):
            break
        if parts[index].kind == "text" and not is_name_list(parts[index].text):
            last = index
    return last


def _limit(parts: Sequence[Part], start: int) -> int:
    """Return where the page turns to something else, or to the same article once more."""
    first, prose = "", 0
    for index in range(start, len(parts)):
        part = parts[index]
        # A lead repeated at once is no second article.
        again = prose > 1 and part.is_paragraph and part.bare == first
        # In plain text nothing else bounds the article.
        ends = part.kind == "end" or (part.kind == "link" and not part.line.place)
        if again or (ends and not _goes_on(parts, index)):
            return index
        prose += bool(first) and part.is_prose
        first = first or (part.bare if part.is_paragraph else "")
    return len(parts)


def _within(parts: Sequence[Part], start: int, limit: int) -> int:
    """Return where the element ends, if markup shows one, that holds nearly all of the prose.

    Who wrote may be named right below it.
    """
    prose = [part for part in parts[start:limit] if part.is_prose]
    inner = prose[0].line.place if prose else ()
    total = sum(len(part.text) for part in prose)
    while inner and sum(len(p.text) for p in prose if _stands_in(p, inner)) < _NEARLY_ALL * total:
        inner = inner[:-1]
    if not inner:
        return limit
    end = max(i for i in range(start, limit) if _stands_in(parts[i], inner)) + 1
    for part in parts[end : min(end + 2, limit)]:
        names = part.kind == "byline" or is_name_list(part.text) or is_source(part.text)
        if not names and part.kind != "widget":
            break
        end += 1
    return end


def _stands_in(part: Part, place: tuple[int, ...]) -> bool:
    return part.line.place[: len(place)] == place


def _goes_on(parts: Sequence[Part], mark: int) -> bool:
    """Tell whether the article continues behind a block of links inside it."""
    following = list(parts[mark + 1 : mark + 10])
    if any(one.is_paragraph and two.is_paragraph for one, two in pairwise(following)):
        return True
    # Markup tells which lines are links: what follows them is the article's, or ends it.
    links = next((i for i, part in enumerate(following) if part.kind != "link"), 0)
    rest: list[Part] = list(takewhile(lambda part: part.kind in _OWN, parts[mark + 1 + links :]))
    after = parts[mark + 1 + links + len(rest) :][:1]
    foreign = bool(after) and after[0].kind == "link"
    return links > 0 and not foreign and any(part.is_paragraph for part in rest)


def _signed(parts: Sequence[Part], start: int, limit: int) -> int | None:
    """Return where a label says who wrote, if little more than adverts follows it."""
    for index in range(start + 1, limit):
        part = parts[index]
        if part.kind == "byline" or (part.kind == "text" and is_source(part.text)):
            before = sum(len(p.text) for p in parts[start:index] if p.is_prose)
            after = sum(len(p.text) for p in parts[index + 1 : limit] if p.is_prose)
            if before and after * 3 <= before:
                return index
    return None


def _plain_ending(parts: Sequence[Part], start: int) -> Ending:
    """Return the ending of a text without furniture: all of it, but for names at its very end."""
    end = len(parts)
    while end - 1 > start and len(parts) - end < 4 and is_name_list(parts[end - 1].text):
        end -= 1
    if len(parts) - end > 3 or _SIGNING.match(parts[end - 1].text) or parts[end - 1].text.isupper():
        return Ending(len(parts), len(parts))
    return Ending(end, len(parts), _names(parts, end, len(parts)))


def _tail(parts: Sequence[Part], end: int, limit: int) -> Ending:
    """Go on behind the last sentence, over lists and a picture's caption, as far as a name."""
    for index in range(end, limit):
        part = parts[index]
        if part.kind in ("widget", "date"):
            continue
        if _is_signature(parts, index, limit):
            return Ending(end, limit, _names(parts, index, limit))
        if part.kind != "text":
            break
        named = any(_is_signature(parts, i, limit) for i in range(index + 1, min(index + 3, limit)))
        listed = is_listed(part.text) or _introduces(parts[index:limit])
        if listed or (is_caption(part.text) and (named or index == limit - 1)):
            end = index + 1
        elif not named:
            break
    return Ending(end, limit)


def _introduces(parts: Sequence[Part]) -> bool:
    """Tell whether the first of *parts* introduces a list: "Nơi nhận:"."""
    return parts[0].text.endswith(":") and len(parts) > 1 and is_listed(parts[1].text)


def _is_signature(parts: Sequence[Part], index: int, limit: int) -> bool:
    part = parts[index]
    if is_listed(part.text) and is_listed(parts[index - 1].text):
        return False
    if part.kind == "site":
        # The commune itself signs; but the footer begins with its name too.
        footer = limit < len(parts) and is_footer(parts[limit].text)
        return is_name_list(part.text) and index == limit - 1 and not footer
    return part.kind in ("text", "byline") and is_name_list(part.text)


def _names(parts: Sequence[Part], start: int, limit: int) -> tuple[str, ...]:
    """Return the names that stand from *start* on, over up to three lines."""
    names: list[str] = []
    sources: list[str] = []
    text = ""
    for part in parts[start : min(start + 4, limit)]:
        if part.kind in ("widget", "date"):
            continue
        text = f"{text} {part.text}".strip()
        if not (part.kind == "byline" or is_source(part.text) or is_name_list(part.text)):
            break
        (sources if is_source(part.text) else names).extend(split_authors(part.text))
    return tuple(dict.fromkeys(names or sources))
