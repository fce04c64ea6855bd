"""The cluster as tests use it: its users, with the rights that docs/scale.md gives them."""

import json
import os
import time
from contextlib import suppress
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from opensearchpy import TransportError

from archive.settings import ClusterSettings
from indexer.engines.opensearch.connection import Identity
from indexer.engines.opensearch.engine import OpenSearchEngine, OpenSearchIndex
from tests.cluster.cluster import Cluster

ROLES: dict[str, Any] = json.loads(
    files("indexer.engines.opensearch").joinpath("roles.json").read_text("utf-8")
)
_SECURITY = "/_plugins/_security/api"
_TRIES = 30


class ClusterIndex(OpenSearchIndex):
    """An index that is written with the indexer's rights and asked with the reader's."""

    def __init__(self, settings: ClusterSettings, reader: Identity, indexer: Identity) -> None:
        super().__init__(settings, indexer)
        self._asked = OpenSearchIndex(settings, reader)

    def open(self) -> OpenSearchEngine:
        return self._asked.open()


class TestCluster:
    """A running cluster with a user for each role, named like it."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self.admin = cluster.admin()
        # The server's own settings give every user more: an index of its name, bulks of anything.
        self._secure("DELETE", "rolesmapping/own_index", ignore=(404,))
        for name, rights in ROLES.items():
            self.allow(name, rights)

    def allow(self, name: str, rights: dict[str, Any]) -> Identity:
        """Make a user of that *name* with a role of its own that has *rights*."""
        self._secure("PUT", f"roles/{name}", body=rights)
        self._secure("PUT", f"internalusers/{name}", body={"password": self.cluster.password})
        self._secure("PUT", f"rolesmapping/{name}", body={"users": [name]})
        return self.identity(name)

    def identity(self, name: str) -> Identity:
        """Return how the user of that *name* signs in."""
        return Identity(user=name, password=self.cluster.password)

    def settings(self, name: str, **changed: Any) -> ClusterSettings:
        """Return the settings for the index of that *name*."""
        own = {
            "addresses": tuple(self.cluster.addresses),
            "ca": self.cluster.certificates / "ca.pem",
            "index": name,
        }
        return ClusterSettings(**(own | changed))

    def index(self, name: str, **changed: Any) -> ClusterIndex:
        """Return the index of that *name*."""
        settings = self.settings(name, **changed)
        return ClusterIndex(settings, self.identity("tinxa_reader"), self.identity("tinxa_indexer"))

    def remove(self, name: str) -> None:
        """Remove all of an index."""
        self.admin.indices.delete(index=f"{name}*", ignore_unavailable=True)

    def written(self) -> bytes:
        """Return all that the nodes wrote to disk, their logs apart."""
        folders = (node.folder / "data" for node in self.cluster.nodes)
        return b"".join(_content(file) for data in folders for file in data.rglob("*"))

    def _secure(self, method: str, path: str, **given: Any) -> None:
        """Change who may what; a node that has not read the change before refuses for a while."""
        change = partial(
            self.admin.transport.perform_request, method, f"{_SECURITY}/{path}", **given
        )
        for _ in range(_TRIES):
            with suppress(TransportError):
                change()
                return
            time.sleep(1)
        change()


def _content(file: Path) -> bytes:
    # The nodes at work remove files while others are read.
    with suppress(FileNotFoundError, IsADirectoryError):
        return file.read_bytes()
    return b""


def ready() -> TestCluster:
    """Return the running cluster; skips the test, or fails it in CI, where there is none."""
    cluster = Cluster()
    if cluster.running:
        return TestCluster(cluster)
    told = "no cluster runs: make opensearch (it needs Java and Maven), then make test-opensearch"
    if os.environ.get("CI") == "true":
        pytest.fail(told)
    pytest.skip(told)
