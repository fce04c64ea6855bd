"""The page's server as a child process: started, announced, ended with its parent."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec

import requests

from archive.errors import TinxaError
from archive.folder import DataFolder

HOST = "127.0.0.1"
_PATIENCE = 60
_OPTIONS = {
    "server.address": HOST,
    "server.headless": "true",
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
    # No page around ours may steer it, as Streamlit's own sixteen hosts may; each message would be
    # compared with all of them.
    "client.allowedOrigins": "https://none.invalid",
    "client.showErrorDetails": "none",
    # The box of the page has to have both a default and a value (ui/page.py).
    "global.disableWidgetStateDuplicationWarning": "true",
    "theme.base": "light",
    "theme.font": "Be Vietnam Pro, sans-serif",
    "theme.light.primaryColor": "#8b1a1a",
    "theme.light.backgroundColor": "#fbf9f4",
    "theme.light.secondaryBackgroundColor": "#fffdf8",
    "theme.light.textColor": "#1d1a16",
    "theme.dark.primaryColor": "#f0a48f",
    "theme.dark.backgroundColor": "#15161a",
    "theme.dark.secondaryBackgroundColor": "#1d2025",
    "theme.dark.textColor": "#ece8e1",
}


class PortTakenError(TinxaError):
    """Another program listens where the page should."""


class PageFailedError(TinxaError):
    """The page's server ended before it answered."""


def serve(folder: DataFolder, *, port: int, announce: Callable[[str], None]) -> int:
    """Serve the page of *folder* until it is stopped; return its exit code.

    *announce* is told the address once the page answers. Raises `PortTakenError` and
    `PageFailedError`.
    """
    with served(folder, port=port) as process:
        # A service manager ends us with SIGTERM; the page's server must end with us.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        announce(f"http://{HOST}:{port}")
        try:
            return process.wait()
        except KeyboardInterrupt:
            return 0


@contextmanager
def served(folder: DataFolder, *, port: int) -> Iterator["subprocess.Popen[bytes]"]:
    """Serve the page of *folder* while the block runs, from when the page answers."""
    if not _is_free(port):
        raise PortTakenError(f"port {port} of {HOST} is taken. Choose another one with --port.")
    environment = {**os.environ, "TINXA_DATA": str(folder.path)}
    process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own arguments
        arguments(port), env=environment, stdout=subprocess.DEVNULL
    )
    try:
        _wait(process, port)
        yield process
    finally:
        process.terminate()
        process.wait()


def arguments(port: int) -> list[str]:
    """Return the command that serves the page on *port*."""
    spec = find_spec("search_app")
    if spec is None or spec.origin is None:
        raise PageFailedError("search_app.py is missing. Install Tinxa again.")
    options = [f"--{name}={value}" for name, value in _OPTIONS.items()]
    return [
        sys.executable,
        "-P",  # a folder of the working directory must not stand in for one of ours
        "-m",
        "streamlit",
        "run",
        spec.origin,
        f"--server.port={port}",
        *options,
    ]


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        return probe.connect_ex((HOST, port)) != 0


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    began = time.monotonic()
    with requests.Session() as session:
        session.trust_env = False
        while time.monotonic() - began < _PATIENCE:
            if process.poll() is not None:
                break
            try:
                session.get(f"http://{HOST}:{port}/_stcore/health", timeout=2).raise_for_status()
            except requests.RequestException:
                time.sleep(0.1)
            else:
                return
    raise PageFailedError(
        f"the page did not come up on port {port}. Its own message, if any, stands above."
    )
