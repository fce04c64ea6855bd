"""The cluster of this checkout: started, asked how it is, stopped."""

import getpass
import hashlib
import secrets
import shutil
import socket
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec
from opensearchpy import ConnectionError as Unreachable
from opensearchpy import OpenSearch, TransportError

from tests.cluster.certificates import write_certificates
from tests.cluster.nodes import Node
from tests.cluster.software import installed

NODES = 3
_PATIENCE = 400
_CHECKOUT = Path(__file__).resolve().parents[2]


class State(msgspec.Struct):
    """What stays the same from one start to the next."""

    ports: list[int]
    password: str


class Cluster:
    """Three nodes below one folder; users sign in with a name and `password`."""

    def __init__(self, base: Path | None = None) -> None:
        """Take the cluster of this checkout, below the system's folder for passing files.

        It is not in the checkout, for the servers' user may be unable to read that.
        """
        whose = f"tinxa-opensearch-{getpass.getuser()}"
        self._base = base or Path(tempfile.gettempdir()) / whose
        self.folder = self._base / hashlib.sha256(str(_CHECKOUT).encode()).hexdigest()[:8]
        self.certificates = self.folder / "certificates"
        self._state_file = self.folder / "state.json"

    @property
    def running(self) -> bool:
        """Whether all of its nodes live."""
        return self._state_file.exists() and all(node.running for node in self.nodes)

    @property
    def nodes(self) -> list[Node]:
        """The nodes, whether they live or not."""
        ports = self._state().ports
        return [
            Node(
                self.folder / f"node-{number}", port=ports[number], transport=ports[number + NODES]
            )
            for number in range(NODES)
        ]

    @property
    def addresses(self) -> list[str]:
        """Where the nodes are asked."""
        return [f"https://127.0.0.1:{node.port}" for node in self.nodes]

    @property
    def password(self) -> str:
        """The password of every user of the tests."""
        return self._state().password

    def start(self) -> None:
        """Start what does not run, and return when all is green."""
        home = installed(_made(self._base))
        self._state()
        if not self.certificates.exists():
            self.certificates.mkdir()
            write_certificates(self.certificates)
        nodes = self.nodes
        for node in nodes:
            if not node.running:
                _made(node.folder)
                node.prepare(home, self.certificates, nodes)
                node.start(home)
        self.wait()

    def wait(self) -> None:
        """Return when all nodes are together and the cluster is green."""
        last: Any = None
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and all(node.running for node in self.nodes):
            try:
                last = self.admin().cluster.health()
                if last["number_of_nodes"] == NODES and last["status"] == "green":
                    return
            except (TransportError, Unreachable) as error:
                last = error
            time.sleep(0.5)
        raise SystemExit(
            f"{self.folder}: the cluster is not green ({last}). See node-*/logs there."
        )

    def stop(self, *, keep: bool = False) -> None:
        """Stop all nodes; their data goes unless *keep*, the software stays."""
        if self._state_file.exists():
            for node in self.nodes:
                node.stop()
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)

    def admin(self, **options: Any) -> OpenSearch:
        """Return a client that may do everything, by its certificate."""
        return OpenSearch(
            self.addresses,
            ca_certs=str(self.certificates / "ca.pem"),
            client_cert=str(self.certificates / "admin.pem"),
            client_key=str(self.certificates / "admin.key"),
            timeout=30,
            **options,
        )

    def _state(self) -> State:
        if not self._state_file.exists():
            _made(self.folder)
            state = State(_free_ports(2 * NODES), secrets.token_urlsafe(18))
            self._state_file.write_bytes(msgspec.json.encode(state))
        return msgspec.json.decode(self._state_file.read_bytes(), type=State)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _free_ports(count: int) -> list[int]:
    with ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in sockets]
