"""Pictures of trends: what is in them, and that what nobody knows is not drawn as zero."""

import datetime as dt
import io
from itertools import pairwise

import pytest
from lxml import etree
from PIL import Image

from searcher.attention import Unseen
from searcher.question import Question
from searcher.trends import Period, Series, Trend
from ui.texts import TEXTS
from ui.trends.axes import day_ticks, value_ticks
from ui.trends.chart import Band, Label, Line, Mark, draw
from ui.trends.ink import DASHES, outline
from ui.trends.png import dashed, png
from ui.trends.svg import svg

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = ("<script>alert(1)</script>", "a" * 200, "]]>&\"'\x00\x0b\ud800", "$x$ **b**")


def made(*rows, queries=None):
    """Return a trend over the first months of 2023, a row of counts for each question."""
    names = [f"2023-{month:02}" for month in range(1, len(rows[0]) + 1)]
    asked = queries or [f"câu {number}" for number in range(len(rows))]
    return Trend(
        by="month",
        periods=tuple(Period(name, {"down": 28} if name == "2023-02" else {}) for name in names),
        series=tuple(
            Series(
                question=Question(text=query), matched="all", total=7, undated=0, counts=tuple(row),
                among=tuple(10 for _ in row), communes={},
            )
            for query, row in zip(asked, rows, strict=True)
        ),
        runs=(Unseen(dt.date(2023, 2, 1), dt.date(2023, 2, 28), "down", 0.5),),
        uncrawled=(),
    )  # fmt: skip


def drawn(trend, *, share=False, width=960, lang="vi"):
    return draw(trend, TEXTS[lang], share=share, width=width, footer="Tin Xã")


def below(picture, kind):
    """Return the shapes of a kind on the plane, without those of the legend."""
    top = min(shape.y for shape in picture.shapes if hasattr(shape, "y"))
    shapes = [shape for shape in picture.shapes if isinstance(shape, kind)]
    if kind is Line:
        return [shape for shape in shapes if shape.points[0][1] >= top]
    return [shape for shape in shapes if (shape.top if kind is Band else shape.at[1]) >= top]


def test_a_line_is_broken_where_nobody_knows():
    picture = drawn(made([3, 4, None, 0, 2], [None, 5, None, 5, None]))
    lines = below(picture, Line)
    assert [(line.series, len(line.points)) for line in lines] == [(0, 2), (0, 2)]
    # Counts that stand alone have their marks; what is not known has none.
    assert sum(mark.series == 1 for mark in below(picture, Mark)) == 2
    (band,) = below(picture, Band)
    assert (band.gap, band.share) == ("down", 0.5)
    assert band.right - band.left == pytest.approx(28 / 151 * (960 - 48 - 26), abs=0.2)


@pytest.mark.parametrize("share", [False, True])
def test_heights_are_in_proportion(share):
    picture = drawn(made([0, 4, 8]), share=share)
    (line,) = below(picture, Line)
    low, middle, high = (y for _, y in line.points)
    assert low - middle == pytest.approx(middle - high, abs=0.2)
    assert low > high


def test_six_questions_are_told_apart_without_colours():
    assert len(set(DASHES)) == 6
    assert len({outline((0, 0), number) for number in range(6)}) == 6
    picture = drawn(made(*[[n, n, n, 5] for n in range(6)]))
    letters = [one for one in below(picture, Label) if one.series is not None]
    assert sorted(one.text for one in letters) == list("ABCDEF")
    heights = sorted(one.at[1] for one in letters)
    assert min(b - a for a, b in pairwise(heights)) >= 12


@pytest.mark.parametrize("width", [328, 960])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_everything_stays_within_the_picture(width, lang):
    picture = drawn(made(*[[1000] * 12] * 6, queries=["w" * 200] * 6), width=width, lang=lang)
    for shape in picture.shapes:
        if isinstance(shape, Label):
            size = 0.5 * 13 * len(shape.text)
            left = shape.at[0] - {"start": 0, "middle": size / 2, "end": size}[shape.anchor]
            assert left >= 0, shape
            assert left + size <= width + 1, shape
            assert 0 < shape.at[1] < picture.height


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_questions_are_text(hostile):
    document = svg(drawn(made([1, 2], queries=[hostile])))
    root = etree.fromstring(document.encode())
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {
        "svg", "title", "style", "defs", "pattern", "path", "rect", "polyline", "polygon", "text",
    }  # fmt: skip
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not [name for name in attributes if name.startswith("on") or "href" in name]
    assert hostile[:6].strip("\x00\ud800]") in root.find(f"{SVG}title").text
    assert root.get("role") == "img"


def test_it_says_what_it_shows():
    root = etree.fromstring(svg(drawn(made([1, 2], queries=["lúa"]))).encode())
    assert root.find(f"{SVG}title").text == (
        "Biểu đồ: Số bài theo tháng, từ 2023-01 đến 2023-02. A lúa: 7 bài. Số liệu ở bảng bên dưới."
    )
    assert "prefers-color-scheme:dark" in root.find(f"{SVG}style").text


def test_a_trend_without_dates_is_a_picture_too():
    empty = Trend(by="year", periods=(), series=made([1]).series, runs=(), uncrawled=())
    assert "Không có bài nào" in svg(drawn(empty))


@pytest.mark.parametrize("hostile", ["lúa", *HOSTILE])
def test_the_same_in_pixels(hostile):
    picture = drawn(made([3, None, 2], queries=[hostile]))
    image = Image.open(io.BytesIO(png(picture)))
    assert image.size == (2 * picture.width, 2 * picture.height)
    # Paper, letters, and the line of the question.
    assert image.getpixel((image.width - 2, 2)) == (251, 249, 244)
    colours = {colour for _, colour in image.getcolors(1_000_000)}
    assert (139, 26, 26) in colours
    assert len(colours) > 20


@pytest.mark.parametrize("dashes", [dash for dash in DASHES if dash])
def test_dashes_run_on_around_corners(dashes):
    pieces = list(dashed(((0, 0), (30, 0), (30, 40)), dashes))
    inked = sum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for piece in pieces for a, b in pairwise(piece))
    along = [length for _ in range(70) for length in dashes]
    wanted = sum(
        min(70, sum(along[: n + 1])) - min(70, sum(along[:n])) for n in range(0, len(along), 2)
    )
    assert inked == pytest.approx(wanted)


@pytest.mark.parametrize("highest", [0, 0.004, 0.31, 1, 2, 7, 99, 12345])
def test_ticks_of_values(highest):
    ticks = value_ticks(highest)
    assert ticks[0] == 0
    assert ticks[-1] >= highest
    assert 2 <= len(ticks) <= 7
    # Articles come whole.
    assert highest < 1 or all(tick == int(tick) for tick in ticks)


@pytest.mark.parametrize(
    ("first", "last"),
    [("1990-03-01", "2025-12-31"), ("2023-02-01", "2023-05-31"), ("2023-02-01", "2023-02-28")],
)
@pytest.mark.parametrize("room", [250, 880])
def test_ticks_of_days_have_room(first, last, room):
    first, last = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    ticks = list(day_ticks(first, last, room=room))
    assert 1 <= len(ticks) <= room / 60 + 1
    assert all(first <= day <= last for day, _ in ticks)
