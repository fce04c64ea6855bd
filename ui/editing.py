"""Changes of the data folder by visitors: who may make them, and how they reach us."""

import hmac
import secrets
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from archive.errors import TinxaError
from archive.settings import load_settings
from ui.access import is_editor
from ui.markup import esc
from ui.service import folder

_TOKEN = secrets.token_urlsafe(32)
"""Stands in every form that we print; a page of another site cannot read it."""
_MOST_FIELDS = 1000


def may_edit() -> bool:
    """Tell whether a visitor may change the data folder: watches, dossiers, portals."""
    return is_editor() and not load_settings(folder().settings).read_only


def form(action: str, inner: str, *, kind: str = "") -> str:
    """Return a form that posts to *action*; *inner* is HTML."""
    return (
        f'<form method="post" action="{esc(action)}" class="tx-form {kind}">'
        f"{hidden('token', _TOKEN)}{inner}</form>"
    )


def hidden(name: str, value: str) -> str:
    """Return a field of a form that nobody sees.

    The *name* must be none of a property that forms or documents have ("id", "title", "lang"):
    Streamlit's sanitiser takes such names away, and the field is not sent.
    """
    return f'<input type="hidden" name="{esc(name)}" value="{esc(value)}">'


def posted(change: Callable[[FormData], str]) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers a form: *change* makes the change and returns where to go next.

    Refused where visitors may not edit, and to forms that are not ours. What a visitor can mend is
    told in plain text.
    """

    async def answer(request: Request) -> Response:
        if not may_edit():
            return PlainTextResponse("You may only read here: nothing was changed\n", 403)
        async with request.form(max_fields=_MOST_FIELDS) as fields:
            if not _is_ours(request, str(fields.get("token", ""))):
                told = "This form is out of date, or not from this page: load the page again.\n"
                return PlainTextResponse(told, 403)
            try:
                # Aside, for a change may take its time, and others are served meanwhile.
                return RedirectResponse(await run_in_threadpool(change, fields), 303)
            except TinxaError as error:
                return PlainTextResponse(f"{error}\n", 400)

    return answer


def _is_ours(request: Request, token: str) -> bool:
    origin = request.headers.get("origin")
    same = origin is None or urlsplit(origin).netloc == request.headers.get("host")
    return same and hmac.compare_digest(token.encode(), _TOKEN.encode())
