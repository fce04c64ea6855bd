"""A portal on loopback for tests: paths and what they answer."""

import socket
import ssl
import struct
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import MappingProxyType
from typing import NamedTuple

from archive.identity import article_id
from crawler.profile import Profile
from crawler.rules import Discovery, Fetching, Fields

HOST = "xa.example"
RESET = b"(reset)"
"""A piece that breaks the connection off."""


class Answer(NamedTuple):
    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = MappingProxyType({})
    pieces: Callable[[], Iterator[bytes]] | None = None


class Asked(NamedTuple):
    path: str
    headers: dict[str, str]


class Site:
    """What a portal answers; *asked* is what it was asked for, in order."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[Asked] = []
        self.base = ""

    def html(self, path: str, body: str, *, head: str = "", **headers: str) -> None:
        page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
        kinds = {"Content-Type": "text/html; charset=utf-8"}
        self.answers[path] = Answer(page.encode(), headers=kinds | headers)

    def text(self, path: str, body: str, *, kind: str = "text/plain") -> None:
        self.answers[path] = Answer(body.encode(), headers={"Content-Type": kind})

    def redirect(self, path: str, to: str, *, status: int = 302) -> None:
        self.answers[path] = Answer(status=status, headers={"Location": to})

    def fail(self, path: str, status: int) -> None:
        self.answers[path] = Answer(b"<h1>Error</h1>", status, {"Content-Type": "text/html"})

    @property
    def paths(self) -> list[str]:
        """What was asked for, without robots.txt and probes for the not-found page."""
        return [asked.path for asked in self.asked if asked.path in self.answers]

    def profile(self, *, delay: float = 0, retry: float = 0.002, **fields: object) -> Profile:
        defaults = {
            "name": "xa",
            "start": (f"http://{HOST}/tin",),
            "hosts": (HOST,),
            "discover": Discovery(article_pattern=r"/tin/.+\.html", pager=("a.page",)),
        }
        fetch = Fetching(delay=delay, retry=retry, connect={HOST: self.base})
        return Profile(fetch=fetch, **(defaults | fields))


FIELDS = Fields(title=("h1",), date=(".date",), body=(".body",))
RULES = Discovery(article_pattern=r"/tin/[^/]+\.html", pager=("a.page",))


def story(title, text="Xã họp tổng kết."):
    return f"<h1>{title}</h1><p class='date'>29/05/2023</p><div class='body'><p>{text}</p></div>"


def publish(site, *names):
    for name in names:
        site.html(f"/tin/{name}.html", story(f"Tin {name}"))


def listing(site, path, *names, more=""):
    links = "".join(f"<li><a href='/tin/{name}.html'>{name}</a></li>" for name in names)
    site.html(path, f"<ul>{links}</ul>{more}")


def identity(name):
    return article_id(url=f"http://{HOST}/tin/{name}.html", title=None, body="")


@contextmanager
def serving(site: Site, *, tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"site": site}))
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    scheme = "http" if tls is None else "https"
    site.base = f"{scheme}://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    site: Site
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 10

    def do_GET(self) -> None:
        self.site.asked.append(Asked(self.path, dict(self.headers.items())))
        answer = self.site.answers.get(self.path, Answer(b"<p>404</p>", 404))
        tag = answer.headers.get("ETag")
        if tag and self.headers.get("If-None-Match") == tag:
            answer = Answer(status=304, headers={"ETag": tag})
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.pieces is None and "Content-Length" not in answer.headers:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.write(answer.pieces() if answer.pieces else [answer.body])
        if "Content-Length" in answer.headers or answer.pieces:
            self.close_connection = True

    def write(self, pieces: Iterable[bytes]) -> None:
        for piece in pieces:
            if piece is RESET:
                self.reset()
                return
            try:
                self.wfile.write(piece)
            except OSError:
                return

    def reset(self) -> None:
        """Break the connection off, so that the client is told of an error."""
        now = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, now)
        self.close_connection = True
        socket.close(self.connection.detach())

    def log_message(self, *_: object) -> None:
        """Keep quiet."""
