"""Changes of the data folder by visitors: who may make them, and how they reach us."""

import hmac
import secrets
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from archive.errors import TinxaError
from archive.settings import load_settings
from ui.access import is_editor
from ui.markup import adding, esc
from ui.service import folder
from ui.texts import TEXTS
from ui.trouble import told
from ui.view import Language, View, view_of

_TOKEN = secrets.token_urlsafe(32)
"""Stands in every form that we print; a page of another site cannot read it."""
_MOST_FIELDS = 1000


def may_edit() -> bool:
    """Tell whether a visitor may change the data folder: its watches and dossiers."""
    return is_editor() and not load_settings(folder().settings).read_only


def form(action: str, inner: str, *, kind: str = "") -> str:
    """Return a form that posts to *action*; *inner* is HTML."""
    return (
        f'<form method="post" action="{esc(action)}" class="tx-form {kind}">'
        f"{hidden('token', _TOKEN)}{inner}</form>"
    )


def hidden(name: str, value: str) -> str:
    """Return a field of a form that nobody sees."""
    return f'<input type="hidden" name="{esc(name)}" value="{esc(value)}">'


def posted(change: Callable[[FormData], str]) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers a form: *change* makes the change and returns where to go next.

    Refused where visitors may not edit, and to forms that are not ours. What a visitor can mend is
    told in plain text. All in the language of the page on which the form stood.
    """

    async def answer(request: Request) -> Response:
        lang = _language(request)
        texts = TEXTS[lang]
        if not may_edit():
            return PlainTextResponse(f"{texts['edit_refused']}\n", 403)
        async with request.form(max_fields=_MOST_FIELDS) as fields:
            if not _is_ours(request, str(fields.get("token", ""))):
                return PlainTextResponse(f"{texts['form_old']}\n", 403)
            try:
                target = change(fields)
            except TinxaError as error:
                return PlainTextResponse(f"{told(error, texts)}\n\n{error}\n", 400)
        return RedirectResponse(_in_language(target, lang), 303)

    return answer


def _language(request: Request) -> Language:
    """Return the language of the page on which a form stood."""
    return view_of(parse_qs(urlsplit(request.headers.get("referer", "")).query)).lang


def _in_language(target: str, lang: Language) -> str:
    known = "lang" in parse_qs(urlsplit(target).query)
    return target if known or lang == View().lang else adding(target, lang=lang)


def _is_ours(request: Request, token: str) -> bool:
    origin = request.headers.get("origin")
    same = origin is None or urlsplit(origin).netloc == request.headers.get("host")
    return same and hmac.compare_digest(token.encode(), _TOKEN.encode())
