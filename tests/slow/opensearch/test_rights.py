"""What each role may do, held to docs/scale.md: no right is missing and none is too many."""

import copy
from uuid import uuid4

import pytest

from archive.store import Clock
from indexer.engines.opensearch.connection import Connection
from indexer.engines.opensearch.engine import OpenSearchIndex
from indexer.engines.opensearch.errors import Refused
from indexer.errors import IndexBusy
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


@pytest.fixture
def fresh(cluster):
    """The settings of an index that is not there yet."""
    settings = cluster.settings(f"tinxa-{uuid4().hex[:8]}")
    yield settings
    cluster.remove(settings.index)


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


def rights_of(role):
    """Return each right of a role, and whether it is one of the cluster or of indexes."""
    rights = ROLES[role]
    of_indexes = rights["index_permissions"][0]["allowed_actions"]
    cluster_wide = rights["cluster_permissions"]
    return [(True, right) for right in cluster_wide] + [(False, right) for right in of_indexes]


def without(role, cluster_wide, right):
    """Return the rights of a role but one."""
    rights = copy.deepcopy(ROLES[role])
    kind = rights if cluster_wide else rights["index_permissions"][0]
    kind["cluster_permissions" if cluster_wide else "allowed_actions"].remove(right)
    return rights


@pytest.mark.parametrize(("cluster_wide", "right"), rights_of("tinxa_reader"))
def test_every_right_of_the_reader_is_needed(cluster, filled, cluster_wide, right):
    identity = cluster.allow("tinxa_less", without("tinxa_reader", cluster_wide, right))
    with pytest.raises(Refused, match="a right is missing"):
        everything_asked(OpenSearchIndex(cluster.settings(filled), identity).open())


def changed(index, *, rebuild, change, add=(), remove=(), erase=()):
    writer = index.writer(rebuild=rebuild)
    try:
        writer.write(record(id=each, body="gặt lúa xuân ở xã") for each in add)
        writer.delete(remove)
        writer.erase(erase)
        writer.commit(clock=Clock(change, "archive"))
    except BaseException:
        writer.cancel()
        raise


def everything_indexed(index):
    assert index.followed() is None
    changed(index, rebuild=True, change=1, add="1234")
    changed(index, rebuild=False, change=2, add=["5"], remove=["1"])
    writer = index.writer(rebuild=False)
    try:
        with pytest.raises(IndexBusy):
            index.writer(rebuild=False)
    finally:
        writer.cancel()
    changed(index, rebuild=False, change=3, erase=["2"])
    assert index.followed() == Clock(3, "archive")


def test_the_indexers_rights_are_enough(cluster, fresh):
    everything_indexed(OpenSearchIndex(fresh, cluster.identity("tinxa_indexer")))


@pytest.mark.parametrize(("cluster_wide", "right"), rights_of("tinxa_indexer"))
def test_every_right_of_the_indexer_is_needed(cluster, fresh, cluster_wide, right):
    identity = cluster.allow("tinxa_less", without("tinxa_indexer", cluster_wide, right))
    with pytest.raises(Refused, match="a right is missing"):
        everything_indexed(OpenSearchIndex(fresh, identity))


def test_the_indexer_may_touch_no_other_index(cluster):
    with pytest.raises(Refused):
        OpenSearchIndex(cluster.settings("elsewhere"), cluster.identity("tinxa_indexer")).writer(
            rebuild=True
        )
