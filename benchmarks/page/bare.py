"""The peer: the same answer as the same HTML, by a bare Starlette route.

`python -m benchmarks.page.bare PORT` serves the data folder of TINXA_DATA. Its page holds a box and
swaps what the route answers into the document, so that what the page loses to it is what Streamlit
costs: the protocol, the run of the script, React.
"""

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import ui
from ui.alone import ASSETS
from ui.launch import HOST
from ui.screens import SCREENS
from ui.service import searcher
from ui.texts import TEXTS
from ui.view import asked_of, view_of

ANSWER = "/answer"
_SHEETS = "".join(
    f'<link rel="stylesheet" href="{ASSETS}/{name}.css">'
    for name in ("tinxa", "trends", "desk", "reading", "basket")
)
_PAGE = f"""<!doctype html><html lang="vi"><meta charset="utf-8"><title>bare</title>{_SHEETS}
<body class="stApp"><input aria-label="Tìm kiếm"><div id="answer"></div><script>
const shown = document.querySelector("#answer");
const show = async (query) => {{
  const answer = await fetch("{ANSWER}?" + query);
  history.pushState(null, "", "/?" + query);
  shown.innerHTML = await answer.text();
}};
document.querySelector("input").addEventListener("keydown", (event) => {{
  if (event.key === "Enter") show(new URLSearchParams({{ q: event.target.value }}));
}});
document.addEventListener("click", (event) => {{
  const link = event.target.closest("a[data-go]");
  if (!link) return;
  event.preventDefault();
  show(new URL(link.href).searchParams);
}});
show(location.search.slice(1));
</script>"""


def answer(request: Request) -> HTMLResponse:
    """Answer what the page's script makes of the same address."""
    parameters = asked_of(request.query_params)
    view = view_of(parameters)
    return HTMLResponse(SCREENS[0].show(view, parameters, TEXTS[view.lang]).html)


async def _page(_request: Request) -> HTMLResponse:
    return HTMLResponse(_PAGE)


def main() -> None:
    """Serve until told to stop; the index is open before anybody comes, as the page's is."""
    searcher()
    routes = [
        Route("/", _page),
        Route(ANSWER, answer),
        Mount(ASSETS, StaticFiles(packages=[(ui.__name__, "assets")])),
    ]
    uvicorn.run(Starlette(routes=routes), host=HOST, port=int(sys.argv[1]), log_level="error")


if __name__ == "__main__":
    main()
