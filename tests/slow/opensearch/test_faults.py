"""Nodes that die while articles are sent and searched: nothing is lost, no question fails."""

import threading
from uuid import uuid4

import pytest

from archive.store import Clock
from indexer.build import build
from indexer.engines.opensearch.errors import ClusterError, Unready
from indexer.query import Query
from tests.making import filled, record, term

pytestmark = pytest.mark.slow
COUNT = 1500


@pytest.fixture
def name(cluster):
    """The name of an index; afterwards all nodes are back and it is gone."""
    made = f"tinxa-{uuid4().hex[:8]}"
    yield made
    cluster.cluster.start()
    cluster.remove(made)


def articles(count):
    return [
        {"id": f"a{n:05}", "title": f"Tin {n}", "body": f"lúa xuân năm {n} ở xã"}
        for n in range(count)
    ]


def nothing(_done, _total):
    pass


def holder(cluster, name):
    """Return the node that holds the build being filled, which has no copy yet."""
    shards = cluster.admin.cat.shards(index=f"{name}-main-*", format="json")
    (held,) = (one for one in shards if not one["index"].endswith(("-language", "-lock")))
    (node,) = (node for node in cluster.cluster.nodes if node.name == held["node"])
    return node


@pytest.mark.parametrize("holds", [True, False])
def test_a_node_killed_while_indexing_loses_no_article(cluster, name, tmp_path, holds):
    index = cluster.index(name)
    archive = filled(tmp_path, articles(COUNT))
    killed = []

    def kill_once(done, _total):
        if done > COUNT // 3 and not killed:
            only = holder(cluster, name)
            others = (node for node in cluster.cluster.nodes if node.name != only.name)
            killed.append(only if holds else next(others))
            killed[0].kill()

    build(archive, index, rebuild=True, progress=kill_once)
    assert killed
    engine = index.open()
    assert engine.count(Query(words=term("lúa xuân"), accents=True)) == COUNT
    engine.check()
    archive.close()


def test_a_node_killed_while_searching_fails_no_question(cluster, name):
    index = cluster.index(name)
    writer = index.writer(rebuild=True)
    writer.write(record(**each) for each in articles(50))
    writer.commit(clock=Clock(1, "archive"))
    cluster.cluster.wait()
    ended, totals, failures = threading.Event(), [], []

    def ask():
        engine = index.open()
        while not ended.is_set():
            try:
                totals.append(engine.search(Query(words=term("lua xuan"))).total)
            except ClusterError as error:
                failures.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    while len(totals) < 5:
        ended.wait(0.1)
    before = len(totals)
    cluster.cluster.nodes[1].kill()
    while len(totals) < before + 20 and not failures:
        ended.wait(0.1)
    ended.set()
    asking.join()
    assert not failures
    assert set(totals) == {50}


def test_two_nodes_gone_are_told_and_the_archive_is_as_it_was(cluster, name, tmp_path):
    index = cluster.index(name, timeout=5)
    archive = filled(tmp_path, articles(20))
    build(archive, index, rebuild=True, progress=nothing)
    followed, clock = index.followed(), archive.clock()
    archive.put(record(id="new", body="lúa").article)
    for node in cluster.cluster.nodes[1:]:
        node.kill()
    with pytest.raises(ClusterError, match=r"(Start the nodes|See that the cluster runs)"):
        build(archive, index, rebuild=False, progress=nothing)
    assert len(archive) == 21
    # The one that was left may hold a request that waits for its copies for ever, and they for it.
    cluster.cluster.nodes[0].kill()
    cluster.cluster.start()
    assert index.followed() == followed == clock
    build(archive, index, rebuild=False, progress=nothing)
    assert index.open().count(Query()) == 21
    archive.close()


def test_a_red_index_is_told_not_half_answered(cluster, name):
    index = cluster.index(name)
    writer = index.writer(rebuild=True)
    writer.write([record(id="1", body="lúa")])
    writer.commit(clock=Clock(1, "archive"))
    engine = index.open()
    only = {"index.auto_expand_replicas": "false", "index.number_of_replicas": 0}
    cluster.admin.indices.put_settings(index=name, body=only)
    (shard,) = cluster.admin.cat.shards(index=name, format="json")
    (holder,) = (node for node in cluster.cluster.nodes if node.name == shard["node"])
    holder.kill()
    with pytest.raises(Unready, match="Start the nodes"):
        while engine.search(Query()).total:
            pass
