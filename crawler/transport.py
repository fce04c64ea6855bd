"""One HTTP request, with limits on its time and size."""

import re
import time
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

import requests
import urllib3

from archive.addresses import host_of
from crawler.checks import is_web
from crawler.errors import AddressRefused, CutShort, FetchError, TimedOut, TooLarge, Unreachable
from crawler.page import Page
from crawler.peers import HEAD_DUE, PublicAdapter, TimedAdapter

AGENT = "Tinxa/0.1"
_CHUNK = 65_536
_FILE_TIME = 5
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"


class Limits(NamedTuple):
    """How long one answer may take, in seconds, and how large it may be unpacked, in bytes."""

    connect: float = 10.0
    silence: float = 20.0
    whole: float = 60.0
    size: int = 10_000_000

    def for_files(self, megabytes: float) -> "Limits":
        """Return the limits for a file of at most so many *megabytes*, which takes its time."""
        return self._replace(whole=_FILE_TIME * self.whole, size=int(megabytes * 1_000_000))


class Transport:
    """Sends requests, one at a time; its own session, so one for each portal.

    *connect* maps hosts to base URLs on this machine; elsewhere only public addresses are reached,
    unless *allow_private*. *ca_bundle* names certificates to trust instead of the usual ones.
    """

    def __init__(
        self,
        *,
        contact: str | None = None,
        connect: Mapping[str, str] | None = None,
        allow_private: bool = False,
        ca_bundle: str | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._connect = dict(connect or {})
        self._limits = limits or Limits()
        self._session = _Session()
        # A proxy of the environment would be the one address that is checked.
        self._session.trust_env = False
        self._session.verify = ca_bundle or True
        self._session.headers.update(
            {"User-Agent": agent(contact), "Accept": _ACCEPT, "Accept-Language": "vi, en;q=0.5"}
        )
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, TimedAdapter() if allow_private else PublicAdapter())
        for base in self._connect.values():
            self._session.mount(base, TimedAdapter())

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def keep_cookie(self, url: str, name: str, value: str) -> None:
        """Send the cookie *name* to the host of *url* from now on, as a page's script asked."""
        self._session.cookies.set(name, value, domain=host_of(url), path="/")

    def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        limits: Limits | None = None,
    ) -> Page:
        """Return what *url* answers; redirects are not followed. Raises `FetchError`.

        *limits* hold for this answer in place of the usual ones.
        """
        allowed = limits or self._limits
        if not is_web(url):
            raise AddressRefused(f"{url}: is no http or https address.", reason="not http")
        target, own = self._target(url)
        deadline = time.monotonic() + allowed.whole
        HEAD_DUE.set(deadline)
        try:
            with self._session.get(
                target,
                headers={**(headers or {}), **own},
                stream=True,
                allow_redirects=False,
                timeout=(allowed.connect, allowed.silence),
            ) as answer:
                body = _body(answer.raw, url, deadline, allowed)
                return Page(url, url, answer.status_code, answer.headers, body)
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            # What requests raises is an OSError, too.
            raise _told(error, url, late=time.monotonic() >= deadline) from error

    def _target(self, url: str) -> tuple[str, dict[str, str]]:
        """Return where to send a request for *url*, and the headers that this needs."""
        parts = urlsplit(url)
        base = self._connect.get(parts.hostname or "")
        if base is None:
            return url, {}
        query = f"?{parts.query}" if parts.query else ""
        return f"{base.rstrip('/')}{parts.path or '/'}{query}", {"Host": parts.netloc}


class _Session(requests.Session):
    """A session that never looks behind a redirect: it would read the whole body first."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        del resp
        return None


def _body(raw: urllib3.BaseHTTPResponse, url: str, deadline: float, limits: Limits) -> bytes:
    too_large = TooLarge(f"{url}: answers with more than {limits.size:,} bytes.")
    announced = raw.headers.get("Content-Length", "")
    if announced.isdecimal() and int(announced) > limits.size:
        raise too_large
    pieces = bytearray()
    # read1 gives what has arrived; a plain read would wait for a whole chunk, drop by drop.
    while piece := raw.read1(_CHUNK, decode_content=True):
        pieces += piece
        if len(pieces) > limits.size:
            raise too_large
        if time.monotonic() > deadline:
            raise TimedOut(f"{url}: was not finished after {limits.whole:g} s.")
    return bytes(pieces)


def agent(contact: str | None) -> str:
    """Return how the crawler names itself; *contact* is an address or page for portals' owners.

    >>> agent("https://news.example/crawler")
    'Tinxa/0.1 (+https://news.example/crawler)'
    """
    named = re.sub(r"[^\x21-\x7e]", "", contact or "")
    return f"{AGENT} (+{named})" if named else AGENT


def _told(error: Exception, url: str, *, late: bool) -> FetchError:
    if late:
        return TimedOut(f"{url}: was not answered in time.")
    match error:
        case requests.exceptions.SSLError() | urllib3.exceptions.SSLError():
            return Unreachable(f"{url}: its certificate is not valid ({error}).")
        case requests.Timeout() | urllib3.exceptions.TimeoutError() | TimeoutError():
            return TimedOut(f"{url}: no answer in time.")
        case ValueError():
            return AddressRefused(f"{url}: is no valid address ({error}).", reason="bad address")
        case urllib3.exceptions.ProtocolError() | urllib3.exceptions.DecodeError():
            return CutShort(f"{url}: the answer is incomplete or damaged ({error}).")
    return Unreachable(f"{url}: cannot be reached ({error}).")
