"""The lines of a page sorted: what each of them is."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from crawler.blocks import Paragraph
from crawler.bylines import is_labelled_byline
from crawler.cleaning import clean_text
from crawler.datelines import (
    dated_apart,
    is_date_label,
    is_void_date_line,
    read_category,
    read_date_line,
)  # fmt: skip
from crawler.furniture import ends_article, is_menu, is_site_name, is_widget
from crawler.labels import labels_joined
from crawler.lists import lists_told
from crawler.paragraphs import whole
from crawler.parts import Kind, Part

_POLLS = frozenset({"tham do y kien", "y kien tham do", "tham do du luan", "binh chon", "tham do"})


def parts_of(lines: Sequence[Paragraph], *, today: dt.date) -> list[Part]:
    """Return the parts of a page in order, without its empty lines."""

    def stands_alone(line: str) -> bool:
        return (
            _kind(line) != "text"
            or is_date_label(line)
            or read_date_line(line, today=today) is not None
        )

    single = [
        line._replace(text=piece) for line in lines for piece in dated_apart(clean_text(line.text))
    ]
    joined = whole(list(labels_joined(single, today)), stands_alone=stands_alone)
    return lists_told(_without_polls([_part(line, today) for line in joined]))


def _without_polls(parts: list[Part]) -> list[Part]:
    """Return *parts* with the question below a poll's heading marked as part of the menus."""
    pairs = pairwise(parts)
    asked = {i for i, (head, question) in enumerate(pairs, 1) if _asks(head, question)}
    return [Part(part.line, "menu") if i in asked else part for i, part in enumerate(parts)]


def _asks(head: Part, question: Part) -> bool:
    return head.bare in _POLLS and question.kind == "text" and question.text.endswith("?")


def _part(line: Paragraph, today: dt.date) -> Part:
    date = read_date_line(line.text, today=today)
    return Part(line, "date", date) if date else Part(line, _kind(line.text))


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
