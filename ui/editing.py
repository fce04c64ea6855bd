"""Changes of the data folder by visitors: the forms, and how they reach us."""

import hmac
import secrets
from collections.abc import Awaitable, Callable
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from archive.errors import TinxaError
from ui.access import may_edit
from ui.alone import alone
from ui.markup import adding, esc
from ui.texts import TEXTS, Texts
from ui.trouble import explained
from ui.view import Language, View, view_at

_TOKEN = secrets.token_urlsafe(32)
"""Stands in every form that we print; a page of another site cannot read it."""
_MOST_FIELDS = 1000


def form(action: str, inner: str, *, kind: str = "") -> str:
    """Return a form that posts to *action*; *inner* is HTML."""
    return (
        f'<form method="post" action="{esc(action)}" class="tx-form {kind}">'
        f"{hidden('token', _TOKEN)}{inner}</form>"
    )


def hidden(name: str, value: str) -> str:
    """Return a field of a form that nobody sees.

    Streamlit's sanitiser takes names away that forms and documents have themselves: id, lang, all.
    """
    return f'<input type="hidden" name="{esc(name)}" value="{esc(value)}">'


def instead(command: str, texts: Texts) -> str:
    """Return the *command* that does what a form would, for who may not edit here."""
    return f'<p class="tx-note">{texts["read_only"]} <code>{esc(command)}</code></p>'


def refused(said: str, texts: Texts) -> str:
    """Return the main part of the page that a form gets back; *said* is HTML.

    What was typed is kept by the script (assets/forms.js) and filled in again on the way back.
    """
    return (
        '<main id="ket-qua" class="tx-empty" role="alert" data-failed>'
        f"<h1>{texts['form_refused']}</h1>{said}<p>{texts['form_kept']}</p>"
        f'<p><button type="button" data-back>← {texts["form_back"]}</button></p></main>'
    )


class Change(NamedTuple):
    """A change that a form asks for: *make* makes it and returns where to go next.

    *failed* returns the main part of the page that tells what a visitor can mend.
    """

    make: Callable[[FormData], str]
    failed: Callable[[FormData, TinxaError, Texts], str] = lambda _fields, error, texts: refused(
        explained(error, texts), texts
    )


def posted(change: Change) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers a form that asks for a *change*.

    Refused where visitors may not edit, and to forms that are not ours; all in the language of the
    page on which the form stood.
    """

    async def answer(request: Request) -> Response:
        lang = _language(request)
        texts = TEXTS[lang]
        if not may_edit():
            return alone(refused(f"<p>{texts['form_forbidden']}</p>", texts), 403, lang, texts)
        async with request.form(max_fields=_MOST_FIELDS) as fields:
            if not _is_ours(request, str(fields.get("token", ""))):
                return alone(refused(f"<p>{texts['form_stale']}</p>", texts), 403, lang, texts)
            # The others' pages go on meanwhile.
            return await run_in_threadpool(_changed, change, fields, lang)

    return answer


def _changed(change: Change, fields: FormData, lang: Language) -> Response:
    try:
        return RedirectResponse(_in_language(change.make(fields), lang), 303)
    except TinxaError as error:
        return alone(change.failed(fields, error, TEXTS[lang]), 400, lang, TEXTS[lang])


def _language(request: Request) -> Language:
    """Return the language of the page on which the form stood."""
    there = view_at(request.headers.get("referer", ""))
    return "en" if "en" in (there.lang, view_at(str(request.url)).lang) else "vi"


def _in_language(target: str, lang: Language) -> str:
    known = "lang" in parse_qs(urlsplit(target).query)
    return target if known or lang == View().lang else adding(target, lang=lang)


def _is_ours(request: Request, token: str) -> bool:
    origin = request.headers.get("origin")
    same = origin is None or urlsplit(origin).netloc == request.headers.get("host")
    return same and hmac.compare_digest(token.encode(), _TOKEN.encode())
