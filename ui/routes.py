"""What the page's server answers besides the page: exports, completions, and the assets."""

from contextlib import suppress
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from archive.errors import TinxaError
from ui import desk_routes, feeds
from ui.access import guarded
from ui.exports import EXPORTS
from ui.service import searcher
from ui.trends_routes import TREND_ROUTES

ASSETS = "/tx"
_LONGEST_TYPED = 200
_ASSETS_FOLDER = Path(__file__).parent / "assets"


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


ROUTES: tuple[BaseRoute, ...] = guarded(
    (
        *EXPORTS,
        Route("/goi-y", completions),
        *TREND_ROUTES,
        *feeds.ROUTES,
        *desk_routes.ROUTES,
        Mount(ASSETS, StaticFiles(directory=_ASSETS_FOLDER)),
    ),
    public=ASSETS,
)
