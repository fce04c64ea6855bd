"""Every passage of passages.txt: each figure of it and no other."""

from pathlib import Path
from typing import NamedTuple

import pytest

from vietnamese.figures.finding import find

_CUMULATIVE = {"yes": (True, False), "no": (False, False), "?": (None, True), "-": (None, False)}


class Passage(NamedTuple):
    name: str
    published: str | None
    text: str
    figures: list[list[str]]


def passages():
    blocks = (Path(__file__).parent / "passages.txt").read_text("utf-8").split("\n== ")[1:]
    for block in blocks:
        head, text, *figures = block.strip().split("\n")
        name, _, published = head.rstrip(")").partition(" (")
        lines = [[part.strip() for part in line.split("|")] for line in figures]
        yield Passage(name, published.strip("-") and published, text, lines)


def told(text, figure):
    """Return a figure as passages.txt writes it."""
    start, end = figure.span
    value = f"{figure.value}"
    if figure.high is not None:
        value += f"..{figure.high}"
    if figure.of is not None:
        value += f"/{figure.of}"
    period = f"{figure.since or ''}..{figure.until or ''}"
    open_ = "cumulative" in figure.open
    cumulative = next(k for k, v in _CUMULATIVE.items() if v == (figure.cumulative, open_))
    return [
        text[start:end],
        f"{value} {figure.unit or ''}".strip(),
        period,
        cumulative,
        figure.plan or "",
        figure.measure or "",
    ]


@pytest.mark.parametrize("passage", list(passages()), ids=lambda passage: passage.name)
def test_passage(passage):
    found = [
        told(passage.text, figure)
        for figure in find(passage.text, published=passage.published or None)
    ]
    checked = [row[: len(wanted)] for row, wanted in zip(found, passage.figures, strict=False)]
    assert [row[0] for row in found] == [wanted[0] for wanted in passage.figures]
    assert checked == passage.figures
