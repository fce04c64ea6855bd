"""Every engine that has to keep the contract; add one here and the whole suite runs over it."""

import time
from contextlib import closing
from uuid import uuid4

import pytest

from archive.store import Clock
from indexer.engines.whoosh.engine import WhooshIndex

_REMOVED_SECONDS = 60


class Embedded:
    """The embedded engine, its files in a folder of the test."""

    weighs_deleted = False

    def __init__(self, folder):
        self.index = WhooshIndex(folder / "index")
        self._folder = folder

    def written(self):
        """Return all that the engine wrote to disk."""
        return b"".join(file.read_bytes() for file in self._folder.rglob("*") if file.is_file())

    def lost(self, word):
        """Tell whether nothing on disk holds *word*."""
        return word.encode() not in self.written()

    def close(self):
        pass


class Clustered:
    """A cluster of three nodes, the index under a name of the test."""

    weighs_deleted = True
    """How rare a word is takes deleted articles in, until the cluster merges them away."""

    def __init__(self, cluster):
        self._cluster = cluster
        self._name = f"tinxa-{uuid4().hex[:8]}"
        self.index = cluster.index(self._name)

    def written(self):
        """Return all that the nodes wrote to disk, their logs apart."""
        return self._cluster.written()

    def lost(self, word):
        """Tell whether nothing on disk holds *word*; nodes remove files soon after they said so."""
        until = time.monotonic() + _REMOVED_SECONDS
        while word.encode() in self.written():
            if time.monotonic() > until:
                return False
            time.sleep(0.5)
        return True

    def close(self):
        self._cluster.remove(self._name)


@pytest.fixture(params=["whoosh", pytest.param("opensearch", marks=pytest.mark.slow)])
def home(request, tmp_path):
    """Where an engine keeps its index: its `index`, and what it has `written`."""
    whole = request.param == "whoosh"
    made = Embedded(tmp_path) if whole else Clustered(request.getfixturevalue("cluster"))
    with closing(made):
        yield made


@pytest.fixture
def index(home):
    return home.index


@pytest.fixture
def fill(index):
    """Write records in one change and return an open engine."""
    engines = []

    def filled(*records, delete=(), rebuild=None, change=1):
        fresh = index.followed() is None if rebuild is None else rebuild
        writer = index.writer(rebuild=fresh)
        writer.write(records)
        writer.delete(delete)
        writer.commit(clock=Clock(change, "archive"))
        engines.append(index.open())
        return engines[-1]

    yield filled
    for engine in engines:
        with closing(engine):
            pass
