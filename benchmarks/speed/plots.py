"""Latency and build over the size of the archive, beside the peers, as pictures for docs/."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

from benchmarks.speed.engines import TITLES
from benchmarks.speed.results import GROWTH, load

_IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
_INK, _FAINT, _PAPER = "#1d1a16", "#d9d4c7", "#fbf9f4"
_COLOURS = {
    "tinxa": "#8b1a1a",
    "tantivy": "#2f6690",
    "tantivy_pairs": "#7aa6c2",
    "fts5": "#5f7f3b",
    "whoosh": "#8c7b6b",
}
_LINE = 14.0
"""Points from one line of text to the next."""
_STYLE = {
    "font.size": 10.5,
    "text.color": _INK,
    "axes.labelcolor": _INK,
    "axes.edgecolor": _FAINT,
    "axes.facecolor": _PAPER,
    "figure.facecolor": _PAPER,
    "xtick.color": _INK,
    "ytick.color": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def draw() -> None:
    """Draw both plots from the last results of growth, where there are any."""
    sizes = load(GROWTH).get("growth", {}).get("sizes", [])
    if len(sizes) < 2:
        return
    _IMAGES.mkdir(parents=True, exist_ok=True)
    with mpl.rc_context(_STYLE):
        _plot(sizes, "p50_ms", "Time of a query, median of 60 (ms)", "speed-latency.png")
        _plot(sizes, "articles_per_second", "Articles indexed in a second", "speed-build.png")


def _plot(sizes: Sequence[dict[str, Any]], figure: str, title: str, file: str) -> None:
    drawing, axes = plt.subplots(figsize=(8, 4.6), dpi=150, layout="constrained")
    axes.set(xscale="log", yscale="log", xlabel="Articles in the archive")
    axes.set_title(title, loc="left", fontsize=12, pad=12)
    lines = {name: _points(sizes, name, figure) for name in TITLES}
    lines = {name: points for name, points in lines.items() if points}
    for name, points in lines.items():
        own = name == "tinxa"
        axes.plot(
            *zip(*points, strict=True), marker="o", markersize=5 if own else 4,
            color=_COLOURS[name], linewidth=2.4 if own else 1.4, zorder=3 if own else 2,
        )  # fmt: skip
    _scale(axes, [size["articles"] for size in sizes])
    drawing.canvas.draw()
    _label(axes, {name: points[-1] for name, points in lines.items()})
    drawing.savefig(_IMAGES / file)
    plt.close(drawing)


def _points(sizes: Sequence[dict[str, Any]], name: str, figure: str) -> list[tuple[float, float]]:
    return [
        (size["articles"], size["engines"][name][figure])
        for size in sizes
        if name in size["engines"]
    ]


def _scale(axes: Axes, articles: Sequence[int]) -> None:
    axes.set_xlim(articles[0] * 0.8, articles[-1] * 5)
    axes.set_xticks(articles, [f"{number:,}" for number in articles])
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.minorticks_off()
    axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))
    axes.grid(axis="y", color=_FAINT, linewidth=0.6)
    axes.tick_params(length=0)


def _label(axes: Axes, ends: dict[str, tuple[float, float]]) -> None:
    """Write each line's name at its end; names that would touch are moved apart."""
    to_points = 72 / axes.figure.dpi
    heights = {
        name: float(axes.transData.transform(end)[1]) * to_points for name, end in ends.items()
    }
    farthest = max(x for x, _ in ends.values())
    together = [name for name, (x, _) in ends.items() if x == farthest]
    shown = {**heights, **_spread({name: heights[name] for name in together})}
    for name, end in ends.items():
        axes.annotate(
            TITLES[name], end, xytext=(9, shown[name] - heights[name]),
            textcoords="offset points", va="center", color=_COLOURS[name],
            fontweight="bold" if name == "tinxa" else "normal",
        )  # fmt: skip


def _spread(heights: dict[str, float]) -> dict[str, float]:
    """Push heights that are nearer than a line of text apart, each as far as the other.

    >>> _spread({"low": 10.0, "high": 12.0, "far": 50.0})
    {'low': 4.0, 'high': 18.0, 'far': 50.0}
    """
    shown = dict(sorted(heights.items(), key=lambda pair: pair[1]))
    for _ in range(100):
        for low, high in pairwise(shown):
            if (overlap := _LINE - (shown[high] - shown[low])) > 0:
                shown[low] -= overlap / 2
                shown[high] += overlap / 2
    return shown
