"""The parts of a page: each paragraph with what it is."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from crawler.bylines import is_byline_label, is_labelled_byline, is_name_list
from crawler.cleaning import bare, clean_text
from crawler.datelines import (
    DateLine,
    dated_apart,
    is_date_label,
    is_void_date_line,
    read_category,
    read_date_line,
)
from crawler.furniture import ends_article, is_menu, is_site_name, is_widget
from crawler.paragraphs import paragraphs

Kind = Literal["text", "date", "byline", "widget", "menu", "site", "end"]
_LONGEST_LINE = 250
_SHORT_SENTENCE = 18
_POLLS = frozenset({"tham do y kien", "y kien tham do", "tham do du luan", "binh chon", "tham do"})
_CLOSED = re.compile(r"[.!?…;:][”\"')\]]{0,2}$|/\.?$")


@dataclass(frozen=True)
class Part:
    """A paragraph of a page: its *text*, what it is, and the *date* of a line with a date."""

    text: str
    kind: Kind
    date: DateLine | None = None

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


def parts_of(lines: Sequence[str], *, today: dt.date) -> list[Part]:
    """Return the parts of a page in order, without its empty lines."""

    def stands_alone(line: str) -> bool:
        return _kind(line) != "text" or is_date_label(line) or _date(line, today) is not None

    single = [piece for line in lines for piece in dated_apart(clean_text(line))]
    whole = paragraphs(list(_labels_joined(single, today)), stands_alone=stands_alone)
    return _without_polls([_part(text, today) for text in whole])


def _without_polls(parts: list[Part]) -> list[Part]:
    """Return *parts* with the question below a poll's heading marked as part of the menus."""
    pairs = pairwise(parts)
    asked = {i for i, (head, question) in enumerate(pairs, 1) if _asks(head, question)}
    return [Part(part.text, "menu") if i in asked else part for i, part in enumerate(parts)]


def _asks(head: Part, question: Part) -> bool:
    return head.bare in _POLLS and question.kind == "text" and question.text.endswith("?")


def _labels_joined(lines: Sequence[str], today: dt.date) -> Iterator[str]:
    """Yield *lines* with a label put before the date or the names that stand on the next line."""
    label = ""
    for text in lines:
        if not text and label:
            continue
        if label and (_date(text, today) is not None or is_name_list(text)):
            yield f"{label} {text}"
            label = ""
            continue
        if label:
            yield label
        label = text if is_date_label(text) or is_byline_label(text) else ""
        if not label:
            yield text
    if label:
        yield label


def _part(text: str, today: dt.date) -> Part:
    date = _date(text, today)
    return Part(text, "date", date) if date else Part(text, _kind(text))


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
