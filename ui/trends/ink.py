"""How the questions of a chart look: colours, dashes and marks, each enough to tell them apart."""

import math
from typing import NamedTuple


class Ink(NamedTuple):
    """The colours of a chart on one paper."""

    paper: str
    text: str
    rule: str
    hatch: str
    tint: str
    series: tuple[str, ...]


LIGHT = Ink(
    paper="#fbf9f4", text="#1d1a16", rule="#d9d2c3", hatch="#a89d86", tint="#efe9db",
    series=("#8b1a1a", "#1d5a96", "#2f6b2f", "#8a5a00", "#65378f", "#4a4a4a"),
)  # fmt: skip
DARK = Ink(
    paper="#15161a", text="#ece8e1", rule="#33363d", hatch="#6d727d", tint="#20232a",
    series=("#f0a48f", "#8cbcf0", "#8fd19a", "#e5c069", "#c7a6ec", "#cfcfcf"),
)  # fmt: skip

DASHES: tuple[tuple[float, ...], ...] = (
    (), (8, 4), (2, 3), (10, 3, 2, 3), (5, 2), (14, 4, 2, 4, 2, 4),
)  # fmt: skip
"""The lengths of dashes and gaps, in turn; a line without any is whole."""

_CORNERS = (16, 4, 3, 4, 5, 8)
_TURNS = (0.0, math.pi / 4, -math.pi / 2, 0.0, -math.pi / 2, 0.0)
_RADII = (3.4, 4.4, 4.6, 4.6, 4.4, 4.6)


def outline(at: tuple[float, float], series: int) -> tuple[tuple[float, float], ...]:
    """Return the corners of the mark of a question around its middle *at*.

    In turn a circle, a square, a triangle, a rhomb, a pentagon and a star.
    """
    corners, star = _CORNERS[series], series == len(_CORNERS) - 1
    points = []
    for corner in range(corners):
        angle = _TURNS[series] + 2 * math.pi * corner / corners
        radius = _RADII[series] * (0.45 if star and corner % 2 else 1)
        x, y = at[0] + radius * math.cos(angle), at[1] + radius * math.sin(angle)
        points.append((round(x, 2), round(y, 2)))
    return tuple(points)
