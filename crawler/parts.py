"""The parts of a page: each paragraph with what it is."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from crawler.blocks import Paragraph
from crawler.bylines import is_byline_label, is_labelled_byline, is_name_list
from crawler.cleaning import bare, clean_text
from crawler.datelines import (
    DateLine,
    dated_apart,
    is_category_label,
    is_date_label,
    is_void_date_line,
    read_category,
    read_date_line,
)
from crawler.furniture import ends_article, is_menu, is_site_name, is_widget
from crawler.paragraphs import whole

Kind = Literal["text", "date", "byline", "widget", "menu", "site", "link", "end"]
_LONGEST_LINE = 250
_SHORT_SENTENCE = 18
_LONGEST_CATEGORY = 8
_POLLS = frozenset({"tham do y kien", "y kien tham do", "tham do du luan", "binh chon", "tham do"})
_CLOSED = re.compile(r"[.!?…;:][”\"')\]]{0,2}$|/\.?$")


@dataclass(frozen=True)
class Part:
    """A paragraph of a page: its *line*, what it is, and the *date* of a line with a date.

    A "link" is an entry of a list that leads to other articles, or the date of such a one.
    """

    line: Paragraph
    kind: Kind
    date: DateLine | None = None

    @property
    def text(self) -> str:
        """What it says."""
        return self.line.text

    @property
    def bare(self) -> str:
        """The words of the part, for comparing it with others."""
        return bare(self.text)

    @property
    def is_prose(self) -> bool:
        """Whether it reads as a sentence."""
        return self.kind == "text" and bool(_CLOSED.search(self.text)) and self.text.count(" ") > 5

    @property
    def is_paragraph(self) -> bool:
        """Whether it is longer than headlines and captions are, and reads as sentences."""
        if self.kind != "text":
            return False
        ended = self.is_prose and not self.text.endswith(("…", "..."))
        return len(self.text) > _LONGEST_LINE or (ended and self.text.count(" ") > _SHORT_SENTENCE)


def parts_of(lines: Sequence[Paragraph], *, today: dt.date) -> list[Part]:
    """Return the parts of a page in order, without its empty lines."""

    def stands_alone(line: str) -> bool:
        return _kind(line) != "text" or is_date_label(line) or _date(line, today) is not None

    single = [
        line._replace(text=piece) for line in lines for piece in dated_apart(clean_text(line.text))
    ]
    joined = whole(list(_labels_joined(single, today)), stands_alone=stands_alone)
    return _links_told(_without_polls([_part(line, today) for line in joined]))


def _without_polls(parts: list[Part]) -> list[Part]:
    """Return *parts* with the question below a poll's heading marked as part of the menus."""
    pairs = pairwise(parts)
    asked = {i for i, (head, question) in enumerate(pairs, 1) if _asks(head, question)}
    return [Part(part.line, "menu") if i in asked else part for i, part in enumerate(parts)]


def _asks(head: Part, question: Part) -> bool:
    return head.bare in _POLLS and question.kind == "text" and question.text.endswith("?")


def _links_told(parts: list[Part]) -> list[Part]:
    """Return *parts* with the entries of lists of links, and the dates beside them, told as such.

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
            above = run[0] - 1
            if begun and above >= 0 and _heads_list(parts[above]):
                listed.add(above)
        run = []
    return [Part(part.line, "link") if i in listed else part for i, part in enumerate(parts)]


def _heads_list(part: Part) -> bool:
    """Tell whether *part*, right above a list of links, is its heading."""
    short = part.text.count(" ") < _LONGEST_CATEGORY
    return part.kind == "text" and short and not part.is_prose and not part.line.caption


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


def _labels_joined(lines: Sequence[Paragraph], today: dt.date) -> Iterator[Paragraph]:
    """Yield *lines* with a label put before the date or the names that stand on the next line."""
    label: Paragraph | None = None
    for line in lines:
        if not line.text and label:
            continue
        if label and _completes(label.text, line.text, today):
            yield line._replace(text=f"{label.text} {line.text}")
            label = None
            continue
        if label:
            yield label
        label = line if _is_label(line.text) else None
        if not label:
            yield line
    if label:
        yield label


def _is_label(text: str) -> bool:
    return is_date_label(text) or is_byline_label(text) or is_category_label(text)


def _completes(label: str, text: str, today: dt.date) -> bool:
    if is_category_label(label):
        return text.count(" ") < _LONGEST_CATEGORY and text[-1].isalpha()
    return _date(text, today) is not None or is_name_list(text)


def _part(line: Paragraph, today: dt.date) -> Part:
    date = _date(line.text, today)
    return Part(line, "date", date) if date else Part(line, _kind(line.text))


def _date(text: str, today: dt.date) -> DateLine | None:
    return read_date_line(text, today=today)


def _kind(text: str) -> Kind:
    if is_widget(text) or read_category(text) or is_void_date_line(text):
        return "widget"
    if ends_article(text):
        return "end"
    if is_site_name(text):
        return "site"
    if is_menu(text):
        return "menu"
    return "byline" if is_labelled_byline(text) else "text"
