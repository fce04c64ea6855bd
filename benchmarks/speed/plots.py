"""Latency and build over the size of the archive, beside the peers, as pictures for docs/."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, NullFormatter

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
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))
    axes.grid(axis="y", color=_FAINT, linewidth=0.6)
    axes.tick_params(length=0)


def _label(axes: Axes, ends: dict[str, tuple[float, float]]) -> None:
    """Write each line's name at its end; names that would touch are moved apart."""
    least = 15.0
    places = {name: axes.transData.transform(end) for name, end in ends.items()}
    lowest = float("-inf")
    for name in sorted(places, key=lambda one: (places[one][0], places[one][1])):
        _, y = places[name]
        shown = max(y, lowest + least * axes.figure.dpi / 72) if name != "whoosh" else y
        lowest = shown if name != "whoosh" else lowest
        axes.annotate(
            TITLES[name], ends[name], xytext=(8, (shown - y) * 72 / axes.figure.dpi),
            textcoords="offset points", va="center", color=_COLOURS[name],
            fontweight="bold" if name == "tinxa" else "normal",
        )  # fmt: skip
