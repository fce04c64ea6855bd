"""A chart as PNG, drawn with the fonts of the page: the same shapes as in SVG, on light paper."""

import io
import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from ui.trends.chart import SIZE, Band, Label, Line, Mark, Picture, Point, Rule
from ui.trends.ink import DASHES, LIGHT, outline

_SCALE, _FINE = 2, 2
"""Pixels of the file for one of the picture, and how many times finer all is drawn at first."""
_ZOOM = _SCALE * _FINE
_HATCH = 6
_FONTS = Path(__file__).parents[1] / "assets" / "fonts"


def png(picture: Picture) -> bytes:
    """Return *picture* as a PNG file of twice its width and height in pixels."""
    size = (picture.width * _ZOOM, picture.height * _ZOOM)
    image = Image.new("RGB", size, LIGHT.paper)
    canvas = _Canvas(ImageDraw.Draw(image))
    for shape in picture.shapes:
        canvas.draw(shape)
    small = image.resize((picture.width * _SCALE, picture.height * _SCALE), Image.Resampling.BOX)
    file = io.BytesIO()
    small.save(file, "PNG", optimize=True)
    return file.getvalue()


class _Canvas:
    """Draws shapes, fine enough for smooth edges once the picture is made smaller."""

    def __init__(self, drawing: ImageDraw.ImageDraw) -> None:
        self._drawing = drawing

    def draw(self, shape: Band | Rule | Line | Mark | Label) -> None:
        """Draw one shape."""
        match shape:
            case Band():
                self._band(shape)
            case Rule():
                ends = ((shape.left, shape.y), (shape.right, shape.y))
                self._line(ends, LIGHT.rule, 1.0)
            case Line():
                for dash in dashed(shape.points, DASHES[shape.series]):
                    self._line(dash, LIGHT.series[shape.series], 2.0)
            case Mark():
                corners = [_zoomed(point) for point in outline(shape.at, shape.series)]
                colour = LIGHT.series[shape.series]
                self._drawing.polygon(corners, LIGHT.paper, colour, width=round(1.8 * _ZOOM))
            case Label():
                self._label(shape)

    def _line(self, points: tuple[Point, ...], colour: str, width: float) -> None:
        zoomed = [_zoomed(point) for point in points]
        self._drawing.line(zoomed, colour, round(width * _ZOOM), joint="curve")

    def _band(self, band: Band) -> None:
        if band.gap == "outside":
            corners = (_zoomed((band.left, band.top)), _zoomed((band.right, band.bottom)))
            self._drawing.rectangle(corners, LIGHT.tint)
            return
        for ends in _hatches(band, rising=True):
            self._line(ends, LIGHT.hatch, 1.2)
        if band.gap == "unreachable":
            for ends in _hatches(band, rising=False):
                self._line(ends, LIGHT.hatch, 1.2)

    def _label(self, label: Label) -> None:
        weight = 400 if label.series is None else 600
        colour = LIGHT.text if label.series is None else LIGHT.series[label.series]
        pieces = [(text, _font(subset, weight)) for subset, text in _runs(label.text)]
        width = sum(font.getlength(text) for text, font in pieces)
        x, y = _zoomed(label.at)
        x -= {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
        for text, font in pieces:
            self._drawing.text((x, y), text, colour, font, anchor="ls")
            x += font.getlength(text)


def dashed(points: tuple[Point, ...], dashes: tuple[float, ...]) -> Iterator[tuple[Point, ...]]:
    """Yield the pieces of a line that its dashes leave; lengths run on around its corners."""
    if not dashes:
        yield points
        return
    place, left = 0, dashes[0]
    dash = [points[0]]
    for start, end in pairwise(points):
        length, done = math.dist(start, end), 0.0
        while length - done > left:
            done += left
            at = _between(start, end, done / length)
            if place % 2 == 0:
                yield (*dash, at)
            dash, place = [at], place + 1
            left = dashes[place % len(dashes)]
        left -= length - done
        dash.append(end)
    if place % 2 == 0:
        yield tuple(dash)


def _hatches(band: Band, *, rising: bool) -> Iterator[tuple[Point, Point]]:
    """Yield parallel lines at 45 degrees through a band, at equal steps from the picture's edge."""
    height = band.bottom - band.top
    step = _HATCH * math.sqrt(2)
    first = math.floor((band.left - height) / step)
    for number in range(first, math.ceil(band.right / step) + 1):
        # The line runs through x at the one edge and x + height at the other.
        x = number * step
        left, right = max(x, band.left), min(x + height, band.right)
        if left < right:
            low, high = left - x, right - x
            if rising:
                yield (left, band.bottom - low), (right, band.bottom - high)
            else:
                yield (left, band.top + low), (right, band.top + high)


def _between(start: Point, end: Point, part: float) -> Point:
    return start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])


def _zoomed(point: Point) -> Point:
    return point[0] * _ZOOM, point[1] * _ZOOM


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """Cut *text* where another file of the font has the letters."""
    for subset, letters in groupby(text, _subset):
        yield subset, "".join(letters)


def _subset(letter: str) -> str:
    vietnamese = "\u0102" <= letter <= "\u01b0" or "\u0300" <= letter <= "\u0329"
    return "vietnamese" if vietnamese or "\u1ea0" <= letter <= "\u1ef9" else "latin"


@lru_cache
def _font(subset: str, weight: int) -> ImageFont.FreeTypeFont:
    path = _FONTS / f"be-vietnam-pro-{subset}-{weight}-normal.woff2"
    layout = ImageFont.Layout.BASIC
    return ImageFont.truetype(path, SIZE * _ZOOM, layout_engine=layout)
