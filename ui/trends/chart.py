"""A trend as shapes on a plane, which `ui.trends.svg` and `ui.trends.png` put on paper.

All lengths are pixels of the picture's own width; y grows downwards.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from searcher.attention import GAPS, Gap
from searcher.trendperiods import first_of, last_of
from searcher.trends import Trend
from searcher.trendtable import LETTERS
from ui.markup import grouped
from ui.texts import Texts
from ui.trends.axes import day_ticks, value_ticks

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]

SIZE, ROW = 13, 22
"""The height of letters, and of a row of the legend."""
_LEFT, _RIGHT, _BOTTOM, _PLOT = 48, 26, 26, 240
_MOST_MARKS = 30
_BESIDE = 700
_LETTER_WIDTH = 0.56


class Band(NamedTuple):
    """An area of days on which a *share* of the portals was not seen."""

    left: float
    top: float
    right: float
    bottom: float
    gap: Gap
    share: float


class Rule(NamedTuple):
    """A line of the grid, at a height *y*."""

    left: float
    right: float
    y: float


class Line(NamedTuple):
    """The line of a question, through two points or more."""

    points: tuple[Point, ...]
    series: int


class Mark(NamedTuple):
    """The mark of a question on one of its points."""

    at: Point
    series: int


class Label(NamedTuple):
    """A text; *at* is on its base line. That of a question has its colour."""

    at: Point
    text: str
    anchor: Anchor = "start"
    series: int | None = None


Shape = Band | Rule | Line | Mark | Label


class Picture(NamedTuple):
    """What is drawn, from the back to the front; *title* tells it to who does not see it."""

    width: int
    height: int
    title: str
    shapes: tuple[Shape, ...]


class _Plot(NamedTuple):
    """Where the days of a trend and the values up to *most* lie in the picture."""

    first: dt.date
    days: int
    most: float
    left: float
    right: float
    top: float
    bottom: float

    def x(self, day: dt.date, part: float = 0.0) -> float:
        """Return where a *part* of the *day* has passed."""
        passed = ((day - self.first).days + part) / self.days
        return round(self.left + passed * (self.right - self.left), 1)

    def y(self, value: float) -> float:
        return round(self.bottom - value / self.most * (self.bottom - self.top), 1)


def draw(trend: Trend, texts: Texts, *, share: bool, width: int, footer: str) -> Picture:
    """Return *trend* as a picture of *width*; *share* draws percentages in place of counts."""
    values = [one.shares if share else one.counts for one in trend.series]
    title = described(trend, texts, share=share)
    shapes, above = _legend(trend, texts, width)
    top = above + 32
    height = round(top + _PLOT + _BOTTOM + ROW)
    if trend.periods:
        plot = _plot(trend, values, width=width, top=top)
        shapes += _plane(plot, texts, trend, share=share)
        for number, numbers in enumerate(values):
            shapes += _series(plot, trend, numbers, number)
        shapes += _names(plot, trend, values)
    shapes.append(Label((4, height - 8), shortened(footer, width - 8)))
    return Picture(width, height, title, tuple(shapes))


def described(trend: Trend, texts: Texts, *, share: bool) -> str:
    """Return what a chart of *trend* shows, in a sentence."""
    if not trend.periods:
        return texts["trend_empty"]
    asked = "; ".join(
        f"{letter} {named(one.question.text, texts)}: {grouped(one.total)} {texts['articles']}"
        for letter, one in zip(LETTERS, trend.series, strict=False)
    )
    return texts["trend_alt"].format(
        what=texts["trend_share" if share else "trend_counts"],
        by=texts[f"per_{trend.by}"],
        first=trend.periods[0].name,
        last=trend.periods[-1].name,
        asked=asked,
    )


def named(query: str, texts: Texts) -> str:
    """Return how a question is called."""
    return query or texts["every_article"]


def shortened(text: str, room: float) -> str:
    """Return *text* so that it fits into *room*."""
    most = max(int(room / (SIZE * _LETTER_WIDTH)), 4)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _legend(trend: Trend, texts: Texts, width: int) -> tuple[list[Shape], float]:
    """Return the legend and its height: what the lines are, beside or above what the areas are."""
    beside = width >= _BESIDE
    room = width / 2 if beside else width
    shapes: list[Shape] = []
    for number, (letter, one) in enumerate(zip(LETTERS, trend.series, strict=False)):
        count = f" · {grouped(one.total)} {texts['articles']}"
        told = f"{letter}  {named(one.question.text, texts)}"
        told = shortened(told, room - 56 - len(count) * SIZE * _LETTER_WIDTH) + count
        y = number * ROW
        points = ((4.0, y + 10.0), (36.0, y + 10.0))
        shapes += [Line(points, number), Mark((20.0, y + 10), number), Label((44, y + 15), told)]
    gaps = [gap for gap in GAPS if any(run.gap == gap for run in trend.runs)]
    left, above = (width / 2, 0) if beside else (0, len(trend.series))
    for row, gap in enumerate(gaps, start=above):
        y = row * ROW
        shapes.append(Band(left + 4, y + 3, left + 36, y + 18, gap, 1.0))
        shapes.append(Label((left + 44, y + 15), shortened(texts[f"gap_{gap}"], room - 50)))
    rows = max(len(trend.series), len(gaps)) if beside else len(trend.series) + len(gaps)
    return shapes, rows * ROW


def _plot(
    trend: Trend, values: Sequence[Sequence[float | None]], *, width: int, top: float
) -> _Plot:
    first, last = first_of(trend.periods[0].name), last_of(trend.periods[-1].name)
    highest = max((one for numbers in values for one in numbers if one is not None), default=0)
    most = value_ticks(highest)[-1]
    return _Plot(first, (last - first).days + 1, most, _LEFT, width - _RIGHT, top, top + _PLOT)


def _plane(plot: _Plot, texts: Texts, trend: Trend, *, share: bool) -> Iterator[Shape]:
    """Yield what stands behind the lines: days not seen, the grid, both scales."""
    for run in trend.runs:
        left, right = plot.x(run.first), plot.x(run.last, 1)
        yield Band(left, plot.top, right, plot.bottom, run.gap, run.share)
    for value in value_ticks(plot.most):
        yield Rule(plot.left, plot.right, plot.y(value))
        yield Label((plot.left - 6, plot.y(value) + 4), _number(value), "end")
    yield Label((4, plot.top - 10), texts["axis_share" if share else "axis_counts"])
    last = plot.first + dt.timedelta(plot.days - 1)
    for day, text in day_ticks(plot.first, last, room=plot.right - plot.left):
        yield Label((plot.x(day), plot.bottom + 18), text, "middle")


def _series(
    plot: _Plot, trend: Trend, values: Sequence[float | None], number: int
) -> Iterator[Shape]:
    """Yield the line of one question: broken where nobody knows, marked at some points."""
    points = _points(plot, trend, values)
    every = max(1, -(-len(points) // _MOST_MARKS))
    for known, run in groupby(enumerate(points), lambda point: point[1] is not None):
        if not known:
            continue
        found = [(place, point) for place, point in run if point is not None]
        if len(found) > 1:
            yield Line(tuple(point for _, point in found), number)
        for place, point in found:
            if len(found) < 3 or place % every == number % every:
                yield Mark(point, number)


def _points(plot: _Plot, trend: Trend, values: Sequence[float | None]) -> list[Point | None]:
    points: list[Point | None] = []
    for period, value in zip(trend.periods, values, strict=True):
        first, last = first_of(period.name), last_of(period.name)
        middle = first + (last - first) // 2
        points.append(None if value is None else (plot.x(middle, 0.5), plot.y(value)))
    return points


def _names(plot: _Plot, trend: Trend, values: Sequence[Sequence[float | None]]) -> Iterator[Shape]:
    """Yield the letter of each question at the end of its line, none above another."""
    ends = []
    for number, numbers in enumerate(values):
        known = [point for point in _points(plot, trend, numbers) if point]
        if known:
            ends.append((known[-1][1], number))
    lowest = plot.top - SIZE
    for y, number in sorted(ends):
        lowest = max(y + 4, lowest + SIZE)
        yield Label((plot.right + 8, lowest), LETTERS[number], "start", number)


def _number(value: float) -> str:
    return grouped(int(value)) if value == int(value) else f"{value:g}".replace(".", ",")
