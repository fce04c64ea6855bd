"""What the page's server answers besides the page: the export, completions, and the assets."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from archive.errors import TinxaError
from archive.slugs import slug
from searcher.errors import NoFacet
from searcher.export import lines
from ui.finding import SEARCHED, VALUES, find
from ui.service import folder, searcher
from ui.texts import TEXTS
from ui.view import View, view_of

ASSETS = "/tx"
_LONGEST_TYPED = 200
_ASSETS_FOLDER = Path(__file__).parent / "assets"


def export(request: Request) -> Response:
    """Stream the whole result of a view as CSV."""
    query = request.query_params
    view = view_of({key: query.getlist(key) for key in query})
    try:
        opened = searcher()
        opened.query(view.question())
    except TinxaError as error:
        return PlainTextResponse(f"{error}\n", status_code=400)
    # The page folds near-duplicates, an export holds every article.
    records = opened.records(msgspec.structs.replace(view.question(), fold=False))
    encoded: Iterator[bytes] = (line.encode() for line in lines("csv", records))
    return StreamingResponse(
        encoded,
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{_file_name(view)}"'},
    )


def completions(request: Request) -> Response:
    """Answer the questions that begin as ``q`` does: a JSON list of 8 at most, the likeliest first.

    Empty where ``q`` is too long to be a question, and where anything is wrong with the index:
    typing goes on, and the search itself will say what it is.
    """
    typed = request.query_params.get("q", "")
    found: tuple[str, ...] = ()
    if len(typed) <= _LONGEST_TYPED:
        with suppress(TinxaError):
            found = searcher().complete(typed)
    # What somebody types is nobody else's, a proxy's neither.
    return JSONResponse(found, headers={"Cache-Control": "no-store"})


def values(request: Request) -> Response:
    """Answer the values of ``facet`` in which ``tim`` stands, counted under the view's filters."""
    query = request.query_params
    view = view_of({key: query.getlist(key) for key in query})
    texts = TEXTS[view.lang]
    facet, typed = query.get("facet", ""), query.get("tim", "")[:_LONGEST_TYPED]
    try:
        if facet not in SEARCHED:
            raise NoFacet(facet, SEARCHED)
        found = find(facet, searcher().facet(view.question(), facet), typed, view, texts)
    except TinxaError as error:
        return JSONResponse({"html": "", "told": str(error)}, status_code=400)
    return JSONResponse(found._asdict(), headers={"Cache-Control": "no-store"})


def _file_name(view: View) -> str:
    """Return an ASCII file name that says what was searched, and that the demo is one."""
    parts = ("tinxa", "minh-hoa" if folder().is_demo else "", slug(view.q))
    return "-".join(part for part in parts if part) + ".csv"


ROUTES: tuple[BaseRoute, ...] = (
    Route("/xuat.csv", export),
    Route("/goi-y", completions),
    Route(VALUES, values),
    Mount(ASSETS, StaticFiles(directory=_ASSETS_FOLDER)),
)
