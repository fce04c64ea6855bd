"""Every engine that has to keep the contract; add one here and the whole suite runs over it."""

from contextlib import closing

import pytest

from archive.store import Clock
from indexer.engines.whoosh.engine import WhooshIndex

ENGINES = {"whoosh": lambda folder: WhooshIndex(folder / "index")}


@pytest.fixture(params=list(ENGINES))
def index(request, tmp_path):
    return ENGINES[request.param](tmp_path)


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
