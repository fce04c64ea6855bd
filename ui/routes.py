"""What the page's server answers besides the page: exports, completions, and the assets."""

from contextlib import suppress
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from archive.errors import TinxaError
from searcher.errors import NoFacet
from ui import feeds
from ui.access import guarded
from ui.adding.routes import ROUTES as ADDING
from ui.alone import ASSETS
from ui.correcting.routes import ROUTES as CORRECTING
from ui.desk.routes import ROUTES as DESK
from ui.exports import EXPORTS
from ui.facets import LISTED, below, rest
from ui.finding import SEARCHED, VALUES, Found, find
from ui.service import searcher
from ui.texts import TEXTS
from ui.trends.routes import TREND_ROUTES
from ui.trouble import told
from ui.view import asked_of, view_of

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


def values(request: Request) -> Response:
    """Answer the values of ``facet`` in which ``tim`` stands, counted under the view's filters.

    With ``rest`` those instead that follow the head of the list, with ``below`` the communes that
    stand below the one it names.
    """
    query = request.query_params
    view = view_of(asked_of(query))
    texts = TEXTS[view.lang]
    facet, typed = query.get("facet", ""), query.get("tim", "")[:_LONGEST_TYPED]
    known = LISTED if "rest" in query else SEARCHED
    try:
        if facet not in known:
            raise NoFacet(facet, known)
        counted = searcher().facet(view.question(), facet)
        if "rest" in query:
            found = Found(rest(facet, counted, view, texts), "")
        elif "below" in query:
            found = Found(below(query["below"], counted, view, texts), "")
        else:
            found = find(facet, counted, typed, view, texts)
    except TinxaError as error:
        return JSONResponse({"html": "", "told": told(error, texts)}, status_code=400)
    return JSONResponse(found._asdict(), headers={"Cache-Control": "no-store"})


ROUTES: tuple[BaseRoute, ...] = guarded(
    (
        *EXPORTS,
        Route("/goi-y", completions),
        Route(VALUES, values),
        *TREND_ROUTES,
        *feeds.ROUTES,
        *DESK,
        *CORRECTING,
        *ADDING,
        Mount(ASSETS, StaticFiles(directory=_ASSETS_FOLDER)),
    ),
    public=ASSETS,
)
