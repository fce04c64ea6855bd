"""Who is let in: sign-in where `[auth]` stands in tinxa.toml, and everybody where it does not."""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextvars import ContextVar
from copy import copy
from functools import cache
from typing import Any
from urllib.parse import urlencode, urlsplit

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_auth_routes import _get_cookie_value_from_request
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from archive.folder import DataFolder
from archive.settings import SignIn, load_settings
from ui.service import folder

SIGN_OUT = "/auth/logout"
TOKEN = "khoa"  # noqa: S105 - the name of a parameter
_FEED = ".atom"
_FEED_SECONDS = 365 * 24 * 3600
_REFUSED = "Hãy đăng nhập trên trang trước. / Sign in on the page first.\n"

visitor: ContextVar[str] = ContextVar("visitor", default="")
"""Who is served at this moment, by address; empty where nobody signed in."""


def sign_in() -> SignIn | None:
    """Return how visitors sign in; None where they need not.

    Read once, so that a file that is edited or broken later opens nothing. Raises `SettingsError`.
    """
    return _sign_in(folder())


@cache
def _sign_in(served: DataFolder) -> SignIn | None:
    return load_settings(served.settings).auth


def secrets() -> dict[str, Any]:
    """Return what Streamlit needs to know to sign visitors in."""
    auth = sign_in()
    names = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
    return {"auth": {name: getattr(auth, name) for name in names}} if auth else {}


def named(claims: Mapping[str, Any]) -> str:
    """Return who the provider says that somebody is; empty where it does not vouch for it.

    An address that the provider holds unverified names nobody: anyone may have typed it.
    """
    if claims.get("is_logged_in") is not True or claims.get("email_verified") is False:
        return ""
    return str(claims.get("email") or claims.get("sub") or "").lower()


def may_read(name: str) -> bool:
    """Tell whether *name* may see anything."""
    auth = sign_in()
    return auth is None or (bool(name) and _listed(name, auth.readers))


def is_editor() -> bool:
    """Tell whether who is served may change watches and dossiers, and add portals."""
    auth = sign_in()
    name = visitor.get()
    return auth is None or (may_read(name) and _listed(name, auth.editors))


def may_edit() -> bool:
    """Tell whether who is served may change the data folder, by any of the page's forms."""
    return is_editor() and not _read_only(folder())


@cache
def _read_only(served: DataFolder) -> bool:
    """Tell whether the page may change nothing; read once, as what `sign_in` says is."""
    return load_settings(served.settings).read_only


def _listed(name: str, those: Iterable[str]) -> bool:
    return any(
        one == "*" or name == one.lower() or (one[:1] == "@" and name.endswith(one.lower()))
        for one in those
    )


def feed(path: str, pairs: Sequence[tuple[str, str]]) -> str:
    """Return the address of a feed, which a feed reader can fetch without signing in.

    Its token holds for this query, a year, and as long as who asks for it may read.
    """
    signer, name = _signer(path, pairs), visitor.get()
    signed = [*pairs, (TOKEN, str(signer.dumps(name)))] if signer and name else pairs
    return f"{path}?{urlencode(signed)}" if signed else path


def guarded(routes: Iterable[BaseRoute], *, public: str) -> tuple[BaseRoute, ...]:
    """Return *routes*, each behind the guard but the files under *public*."""
    return tuple(
        route if isinstance(route, Mount) and route.path == public else _guarded(route)
        for route in routes
    )


def _guarded(route: BaseRoute) -> BaseRoute:
    if not isinstance(route, Route | Mount):
        raise TypeError(f"no guard fits a {type(route).__name__}")
    made = copy(route)
    made.app = Guard(route.app)
    return made


class Guard:
    """Lets through to a route who may read, and tells it who that is; all others get 401."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope)
        name = _of_cookie(request) or _of_token(request)
        if not may_read(name):
            refused = PlainTextResponse(_REFUSED, 401, headers={"Cache-Control": "no-store"})
            await refused(scope, receive, send)
            return
        visitor.set(name)
        await self._app(scope, receive, send)


def _of_cookie(request: Request) -> str:
    auth = sign_in()
    # Streamlit's own reading of its own cookie: signed, and not older than 31 days.
    signed = _get_cookie_value_from_request(request, USER_COOKIE_NAME) if auth else None
    if auth is None or signed is None:
        return ""
    claims = json.loads(signed)
    home = urlsplit(auth.redirect_uri)
    same = claims.get("origin") == f"{home.scheme}://{home.netloc}"
    return named(claims) if same else ""


def _of_token(request: Request) -> str:
    path = request.url.path
    pairs = request.query_params.multi_items()
    signer = _signer(path, [(key, value) for key, value in pairs if key != TOKEN])
    if signer is None or not path.endswith(_FEED):
        return ""
    try:
        token = request.query_params.get(TOKEN, "")
        return str(signer.loads(token, max_age=_FEED_SECONDS))
    except BadSignature:
        return ""


def _signer(path: str, pairs: Sequence[tuple[str, str]]) -> URLSafeTimedSerializer | None:
    auth = sign_in()
    about = f"tinxa feed {path}?{urlencode(sorted(pairs))}"
    return URLSafeTimedSerializer(auth.cookie_secret, salt=about) if auth else None
