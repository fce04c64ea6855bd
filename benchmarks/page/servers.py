"""The servers that are measured: the page as `tinxa serve` runs it, and its peer."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from archive.folder import DataFolder
from benchmarks.speed.processes import started
from ui.launch import HOST, served

_PATIENCE = 60


class Server(NamedTuple):
    """A server that answers on a port of this machine."""

    port: int
    pid: int

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://{HOST}:{self.port}"


@contextmanager
def page(folder: DataFolder) -> Iterator[Server]:
    """Serve the page, as `tinxa serve` does, while the block runs."""
    port = free_port()
    with served(folder, port=port) as process:
        yield Server(port, process.pid)


@contextmanager
def bare(folder: DataFolder) -> Iterator[Server]:
    """Serve the same answers without Streamlit while the block runs."""
    port = free_port()
    process = started("-m", "benchmarks.page.bare", str(port), data=folder.path)
    try:
        _wait(port)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.create_server((HOST, 0)) as probe:
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit(f"benchmarks.page.bare did not come up on port {port}")
