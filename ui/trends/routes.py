"""A trend to take away: its picture as SVG or PNG, and its figures as CSV or Excel."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from archive.errors import TinxaError
from archive.slugs import slug
from searcher.exporting.workbook import write_sheet
from searcher.trendtable import COLUMNS, csv_lines, table
from ui.service import folder
from ui.texts import TEXTS
from ui.trends.making import NARROW, WIDE, made, picture, told
from ui.trends.svg import svg
from ui.trends.view import PATH, TrendView, trend_view_of
from ui.trouble import refusal
from ui.view import asked_of, view_of

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NO_SCRIPT = {
    # A picture that is opened by itself is a document: nothing in it may run or load.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}

Answer = Callable[[TrendView, bool], Response]


def _route(ending: str, answer: Answer) -> Route:
    def answered(request: Request) -> Response:
        query = request.query_params
        parameters = asked_of(query)
        asked = trend_view_of(view_of(parameters), parameters)
        try:
            response = answer(asked, query.get("narrow") == "1")
        except TinxaError as error:
            return refusal(error, TEXTS[asked.filters.lang])
        # Pictures are shown within the page, tables are always saved.
        shown = "inline" if ending in ("svg", "png") else "attachment"
        name = f'{shown}; filename="{_file_name(asked)}.{ending}"'
        response.headers.update({"Content-Disposition": name, **_NO_SCRIPT})
        return response

    return Route(f"{PATH}.{ending}", answered)


def _svg(asked: TrendView, narrow: bool) -> Response:  # noqa: FBT001 - an Answer
    width = NARROW if narrow else WIDE
    drawn = picture(asked, made(asked), TEXTS[asked.filters.lang], width=width)
    return Response(svg(drawn), media_type="image/svg+xml")


def _png(asked: TrendView, _narrow: bool) -> Response:  # noqa: FBT001 - an Answer
    # Only who asks for such a picture waits for the library.
    from ui.trends.png import png

    drawn = picture(asked, made(asked), TEXTS[asked.filters.lang], width=WIDE)
    return Response(png(drawn), media_type="image/png")


def _csv(asked: TrendView, _narrow: bool) -> Response:  # noqa: FBT001 - an Answer
    text = "".join(csv_lines(made(asked), told(asked)))
    return Response(text, media_type="text/csv; charset=utf-8")


def _xlsx(asked: TrendView, _narrow: bool) -> Response:  # noqa: FBT001 - an Answer
    with tempfile.TemporaryDirectory() as beside:
        path = Path(beside) / "trend.xlsx"
        write_sheet(path, COLUMNS, table(made(asked), told(asked)))
        return Response(path.read_bytes(), media_type=_XLSX)


def _file_name(asked: TrendView) -> str:
    """Return an ASCII name that says what is compared, and that the demo is one."""
    words = slug(" ".join(asked.queries))[:80].strip("-")
    parts = ("tinxa-xu-huong", "minh-hoa" if folder().is_demo else "", words)
    return "-".join(part for part in parts if part)


TREND_ROUTES: tuple[BaseRoute, ...] = (
    _route("svg", _svg),
    _route("png", _png),
    _route("csv", _csv),
    _route("xlsx", _xlsx),
)
