"""The page's routes over HTTP, without Streamlit and without a browser."""

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import requests
import uvicorn
from starlette.applications import Starlette

from ui.desk.watches import overview
from ui.routes import ROUTES
from ui.texts import TEXTS
from ui.view import View


@contextmanager
def routes_served() -> Iterator[str]:
    """Serve the routes in this process, so that a test may change what they read."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=ROUTES), log_level="error"))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()


class Client(requests.Session):
    """Asks the server at *address*, and goes nowhere by itself."""

    def __init__(self, address):
        super().__init__()
        self.address = address
        self.trust_env = False

    def request(self, method, url, **options):
        return super().request(method, self.address + url, **{**options, "allow_redirects": False})


def token() -> str:
    """Return the token of this process, as a form of the page has it."""
    html = overview([], View(q="lúa"), TEXTS["vi"])
    return re.search(r'name="token" value="([^"]+)"', html)[1]
