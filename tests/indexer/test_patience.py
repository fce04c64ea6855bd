"""A cluster that falters: what is asked of a node again, and what is told in the end."""

import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from archive.settings import ClusterSettings
from indexer.engines.opensearch import connection
from indexer.engines.opensearch.connection import Connection, Identity
from indexer.engines.opensearch.errors import Unreachable, Unready


@contextmanager
def node(*statuses):
    """Serve a node that answers with *statuses*, one after the other, and stays at the last."""
    left = list(statuses)

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(left.pop(0) if len(left) > 1 else left[0])
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def dead():
    """The address of a node that is down."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"


@pytest.fixture
def waited(monkeypatch):
    """The pauses made, none of which takes time."""
    made = []
    monkeypatch.setattr(connection.time, "sleep", made.append)
    return made


def asking(*addresses):
    return Connection(ClusterSettings(addresses=addresses, timeout=5), Identity())


def test_asked_again_it_still_takes_what_may_be_missing_for_an_answer():
    with node(503, 404) as address:
        answer = asking(address).call(
            "cluster.health", params={"ignore": 404, "request_timeout": 5}
        )
    assert answer == {}


def test_a_cluster_that_answered_before_is_waited_for(waited):
    with node(200, 503, 503, 503, 503, 200) as address:
        asked = asking(address)
        asked.call("info")
        assert sum(waited) == 0
        asked.call("info")
    assert sum(waited) == 1.5


def test_one_that_never_answered_is_not(dead, waited):
    with pytest.raises(Unreachable):
        asking(dead).call("info")
    assert sum(waited) == 0


@pytest.mark.parametrize("turned", [1, -1])
def test_what_a_node_says_tells_more_than_that_another_is_down(dead, turned):
    with node(503) as address, pytest.raises(Unready):
        asking(*[address, dead][::turned]).call("info")
