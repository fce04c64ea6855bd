"""A chart as SVG: in light and dark, told apart without colours, and told to who cannot see it."""

from collections.abc import Iterator

from searcher.feed import NOT_XML
from ui.markup import esc
from ui.trends.chart import SIZE, Band, Label, Line, Mark, Picture, Rule, Shape
from ui.trends.ink import DARK, DASHES, LIGHT, Ink, outline


def svg(picture: Picture) -> str:
    """Return *picture* as an SVG document, which holds no script and loads nothing."""
    width, height = picture.width, picture.height
    shapes = "\n".join(_shape(shape) for shape in picture.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" role="img" aria-labelledby="t"><title id="t">{_text(picture.title)}'
        f"</title>\n<style>{_style()}</style>\n{_PATTERN}\n"
        f'<rect class="paper" width="{width}" height="{height}"/>\n{shapes}\n</svg>\n'
    )


_PATTERN = (
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><path class="hatch" d="M0 0V6"/></pattern>'
    '<pattern id="cross" width="6" height="6" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><path class="hatch" d="M0 0V6M0 0H6"/></pattern></defs>'
)


def _style() -> str:
    families = '"Be Vietnam Pro","Noto Sans",system-ui,sans-serif'
    return (
        f"text{{font:{SIZE}px {families}}}path,polyline{{fill:none}}"
        ".line{stroke-width:2;stroke-linejoin:round}.hatch{stroke-width:1.6}"
        ".name{font-weight:700}"
        f"{_colours(LIGHT)}@media (prefers-color-scheme:dark){{{_colours(DARK)}}}"
    )


def _colours(ink: Ink) -> str:
    series = "".join(
        f".s{number}{{stroke:{colour}}}.n{number}{{fill:{colour}}}"
        for number, colour in enumerate(ink.series)
    )
    return (
        f".paper{{fill:{ink.paper}}}text{{fill:{ink.text}}}.rule{{stroke:{ink.rule}}}"
        f".hatch{{stroke:{ink.hatch}}}.outside{{fill:{ink.tint}}}.mark{{fill:{ink.paper}}}{series}"
    )


def _shape(shape: Shape) -> str:
    match shape:
        case Band():
            fill = _FILLS[shape.gap]
            size = f'width="{shape.right - shape.left:g}" height="{shape.bottom - shape.top:g}"'
            strength = "" if shape.share == 1 else f' opacity="{0.35 + 0.65 * shape.share:.2f}"'
            return f'<rect x="{shape.left:g}" y="{shape.top:g}" {size} {fill}{strength}/>'
        case Rule():
            return f'<path class="rule" d="M{shape.left:g} {shape.y:g}H{shape.right:g}"/>'
        case Line():
            return (
                f'<polyline class="line s{shape.series}" points="{_points(shape.points)}"'
                f"{_dashes(shape.series)}/>"
            )
        case Mark():
            closed = _points(outline(shape.at, shape.series))
            return f'<polygon class="mark s{shape.series}" stroke-width="1.8" points="{closed}"/>'
        case Label():
            return _label(shape)


_FILLS = {
    "unreachable": 'fill="url(#cross)"',
    "down": 'fill="url(#hatch)"',
    "outside": 'class="outside"',
}


def _label(label: Label) -> str:
    x, y = label.at
    anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
    kind = "" if label.series is None else f' class="name n{label.series}"'
    return f'<text x="{x:g}" y="{y:g}"{anchor}{kind}>{_text(label.text)}</text>'


def _dashes(series: int) -> str:
    dashes = " ".join(f"{length:g}" for length in DASHES[series])
    return f' stroke-dasharray="{dashes}"' if dashes else ""


def _points(points: "tuple[tuple[float, float], ...]") -> str:
    return " ".join(_pair(points))


def _pair(points: "tuple[tuple[float, float], ...]") -> Iterator[str]:
    for x, y in points:
        yield f"{x:g},{y:g}"


def _text(text: str) -> str:
    return esc(NOT_XML.sub("\ufffd", text))
