"""What each role may do, held to docs/scale.md: no right is missing and none is too many."""

import copy
from uuid import uuid4

import pytest

from archive.store import Clock
from indexer.engines.opensearch.connection import Connection
from indexer.engines.opensearch.engine import OpenSearchIndex
from indexer.engines.opensearch.errors import Refused
from indexer.query import FACETS, Query
from tests.cluster.using import ROLES
from tests.making import record, term

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def filled(cluster):
    """The name of an index of two like articles, written with the indexer's rights."""
    name = f"tinxa-{uuid4().hex[:8]}"
    writer = cluster.index(name).writer(rebuild=True)
    writer.write([record(id=each, body="gặt lúa xuân ở xã") for each in "12"])
    writer.commit(clock=Clock(1, "archive"))
    yield name
    cluster.remove(name)


def everything_asked(engine):
    query = Query(words=term("lúa"), accents=True, facets=FACETS)
    engine.search(query)
    engine.count(query)
    list(engine.scan(query))
    engine.further(query)
    assert [hit.id for hit in engine.similar("1", limit=3)] == ["2"]
    engine.language().complete(["l"])
    assert len(engine.records(["1"])) == 1
    engine.status()
    engine.check()


def test_the_reader_may_ask_all_and_write_nothing(cluster, filled):
    everything_asked(cluster.index(filled).open())
    with pytest.raises(Refused, match=r"a right is missing.*docs/scale\.md"):
        OpenSearchIndex(cluster.settings(filled), cluster.identity("tinxa_reader")).writer(
            rebuild=False
        )
    asked = Connection(cluster.settings(filled), cluster.identity("tinxa_reader"))
    for call, arguments in (
        ("index", {"index": filled, "body": {}}),
        ("delete", {"index": filled, "id": "1"}),
        ("indices.delete", {"index": f"{filled}-*"}),
        ("indices.create", {"index": f"{filled}-more"}),
        ("search", {"index": ".opendistro_security"}),
    ):
        with pytest.raises(Refused):
            asked.call(call, **arguments)


@pytest.mark.parametrize("right", ROLES["tinxa_reader"]["index_permissions"][0]["allowed_actions"])
def test_every_right_of_the_reader_is_needed(cluster, filled, right):
    rights = copy.deepcopy(ROLES["tinxa_reader"])
    rights["index_permissions"][0]["allowed_actions"].remove(right)
    identity = cluster.allow("tinxa_less", rights)
    with pytest.raises(Refused, match="a right is missing"):
        everything_asked(OpenSearchIndex(cluster.settings(filled), identity).open())


def test_the_indexer_may_touch_no_other_index(cluster):
    with pytest.raises(Refused):
        OpenSearchIndex(cluster.settings("elsewhere"), cluster.identity("tinxa_indexer")).writer(
            rebuild=True
        )
