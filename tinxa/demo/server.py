"""The portals on loopback: one HTTP server each, on ports that are free."""

import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Thread
from types import TracebackType
from typing import NamedTuple, Self

from tinxa.demo import pages
from tinxa.demo.portal import Portal
from tinxa.demo.portals import portals

_LOOPBACK = "127.0.0.1"
_STATIC = "/static/"
# Seconds between two looks at whether to stop.
_POLL = 0.05


class Served(NamedTuple):
    """One request that was answered; *at* is the monotonic time, in seconds, when it came."""

    host: str
    path: str
    status: int
    at: float


class DemoServer:
    """The three portals, answering while the context is open.

    *addresses* maps each host to where it is served, e.g. ``dongson.thanhhoa.example`` to
    ``http://127.0.0.1:40123``. *requests* are all requests so far, in the order of their arrival,
    so that a test can see what a crawler asked for, and how fast.
    """

    def __init__(self) -> None:
        self.requests: list[Served] = []
        self.addresses: dict[str, str] = {}
        self._running: list[tuple[_PortalServer, Thread]] = []

    def __enter__(self) -> Self:
        files = pages.read_files("static")
        for portal in portals():
            server = _PortalServer(portal, files=files, requests=self.requests)
            thread = Thread(target=server.serve_forever, args=(_POLL,), daemon=True)
            thread.start()
            self._running.append((server, thread))
            self.addresses[portal.host] = f"http://{_LOOPBACK}:{server.server_port}"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for server, thread in self._running:
            server.shutdown()
            server.server_close()
            thread.join()
        self._running.clear()


class _PortalServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(
        self, portal: Portal, *, files: dict[str, pages.Response], requests: list[Served]
    ) -> None:
        super().__init__((_LOOPBACK, 0), _Handler)
        self.portal = portal
        self.files = files
        self.requests = requests

    def server_bind(self) -> None:
        # HTTPServer would ask the resolver for the machine's name, which can take seconds.
        TCPServer.server_bind(self)
        self.server_name = _LOOPBACK
        self.server_port = self.server_address[1]

    def answer(self, target: str) -> pages.Response:
        request = pages.parse(target)
        if request.path.startswith(_STATIC):
            file = self.files.get(request.path.removeprefix(_STATIC))
            if file:
                return file
        return self.portal.answer(request)


class _Handler(BaseHTTPRequestHandler):
    server: _PortalServer
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        self._send(with_body=True)

    def do_HEAD(self) -> None:
        self._send(with_body=False)

    def log_message(self, *_: object) -> None:
        """Keep stderr for what a person has to know."""

    def _send(self, *, with_body: bool) -> None:
        at = time.monotonic()
        response = self.server.answer(self.path)
        self.server.requests.append(Served(self.server.portal.host, self.path, response.status, at))
        self.send_response(response.status)
        self.send_header("Content-Type", response.content_type)
        self.send_header("Content-Length", str(len(response.body)))
        if response.location:
            self.send_header("Location", response.location)
        self.end_headers()
        if with_body:
            self.wfile.write(response.body)
