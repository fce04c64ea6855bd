"""Lists of other articles on a page: told by their links, or by the days beside the headlines."""

import re
from collections.abc import Iterator, Sequence

from crawler.parts import Part

_SHORT_HEADING = 8
_LEAST_HEADLINE = 4
_LEAST_ENTRIES = 3
_DATED = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?: \d{1,2}:\d{2})?\W*$")


def lists_told(parts: list[Part]) -> list[Part]:
    """Return *parts* with the entries of lists, and the dates beside them, told as links."""
    listed = _linked(parts) | set(_dated(parts))
    return [Part(part.line, "link") if i in listed else part for i, part in enumerate(parts)]


def _linked(parts: Sequence[Part]) -> set[int]:
    """Return where lists of links stand, as markup tells.

    A headline that leads to itself is one link alone, or the last one before its text and in other
    type than those above it.
    """
    listed: set[int] = set()
    run: list[int] = []
    begun = False
    for index, part in enumerate([*parts, None]):
        begun = begun or bool(run == [] and part and part.is_paragraph)
        if part and (_is_entry(part) or (run and part.kind in ("date", "widget", "menu", "end"))):
            run.append(index)
            continue
        entries = [i for i in run if _is_entry(parts[i])]
        if part and part.is_paragraph and _stands_out(parts, entries):
            own = entries.pop()
            run = [i for i in run if i < own]
        if len(entries) > 1:
            listed.update(_dated_entries(parts, run, entries))
            listed.update(_heading(parts, run[0]) if begun else ())
        run = []
    return listed


def _dated(parts: Sequence[Part]) -> Iterator[int]:
    """Yield where headlines with their days stand, three at least, below the article's text."""
    begun = next((i for i, part in enumerate(parts) if part.is_paragraph), len(parts))
    index = begun
    while index < len(parts):
        end = index
        while length := _entry(parts, end):
            end += length
        entries = sum(_is_headline(part) for part in parts[index:end])
        if entries >= _LEAST_ENTRIES:
            yield from (*_heading(parts, index), *range(index, end))
        index = max(end, index + 1)


def _entry(parts: Sequence[Part], index: int) -> int:
    """Return of how many parts the entry at *index* consists; 0 where there is none."""
    if index >= len(parts) or not _is_headline(parts[index]):
        return 0
    if _DATED.search(parts[index].text):
        return 1
    following = parts[index + 1 : index + 2]
    return 2 if following and _label(following[0]) == "plain" else 0


def _is_headline(part: Part) -> bool:
    return part.kind == "text" and not part.is_prose and part.text.count(" ") >= _LEAST_HEADLINE


def _heading(parts: Sequence[Part], index: int) -> list[int]:
    """Return where the heading of the list at *index* stands, right above it, if it has one."""
    above = index - 1
    if above < 0 or parts[above].kind != "text":
        return []
    part = parts[above]
    short = part.text.count(" ") < _SHORT_HEADING
    return [above] if short and not part.is_prose and not part.line.caption else []


def _dated_entries(parts: Sequence[Part], run: Sequence[int], entries: Sequence[int]) -> set[int]:
    """Return *entries* and their dates; the last one's only where others have theirs, too."""
    last = entries[-1]
    dates = [i for i in run if parts[i].kind == "date" and _label(parts[i]) == "plain"]
    between = {i for i in dates if i < last}
    return (
        {i for i in entries if parts[i].kind in ("text", "date")}
        | between
        | ({last + 1} & set(dates) if between else set())
    )


def _label(part: Part) -> str:
    return part.date.label if part.date else ""


def _stands_out(parts: Sequence[Part], entries: Sequence[int]) -> bool:
    """Tell whether the last of *entries* is set in other type than the one before it."""
    if not entries or parts[entries[-1]].kind != "text":
        return False
    one, other = parts[entries[-1]].line, parts[entries[max(len(entries) - 2, 0)]].line
    return (one.heading, one.listed) != (other.heading, other.listed)


def _is_entry(part: Part) -> bool:
    return part.line.linked and part.kind in ("text", "menu", "date")
