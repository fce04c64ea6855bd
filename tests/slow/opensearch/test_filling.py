"""A new build filled by several processes, in several runs."""

from contextlib import closing
from uuid import uuid4

import pytest

from indexer.build import build
from indexer.engines.opensearch.errors import RejectedArticles
from indexer.engines.opensearch.home import Home
from indexer.engines.opensearch.language import FILLED, MOST
from indexer.query import Query
from tests.making import article, filled, term

pytestmark = pytest.mark.slow
COUNT = 60


@pytest.fixture
def index(cluster, monkeypatch):
    """An index that even few articles are sent to by several processes, ten in a run."""
    monkeypatch.setattr("indexer.runs.ALONE_UNTIL", 0)
    monkeypatch.setattr("indexer.engines.opensearch.filling.TOGETHER", 10)
    name = f"tinxa-{uuid4().hex[:8]}"
    yield cluster.index(name)
    cluster.remove(name)


@pytest.fixture
def archive(tmp_path):
    """An archive of which each article has a word of its own."""
    words = [f"w{'abcdef'[n // 10]}{'klmnopqrst'[n % 10]}" for n in range(COUNT)]
    with filled(
        tmp_path, [{"id": f"a{n:02}", "body": f"lúa {word}"} for n, word in enumerate(words)]
    ) as opened:
        yield opened


def brought(archive, index, **options):
    return build(archive, index, progress=lambda _done, _total: None, **options)


def tables_of(index):
    return [table for _, table in Home(index._home().connection).present().tables]


def test_processes_send_every_article_and_every_word(archive, index):
    assert brought(archive, index, rebuild=True, processes=2).written == COUNT
    with closing(index.open()) as engine:
        engine.check()
        assert sorted(engine.scan(Query())) == [f"a{n:02}" for n in range(COUNT)]
        assert engine.count(Query(words=term("lúa"), accents=True)) == COUNT
        assert len(tables_of(index)) == COUNT // 10
        assert all(engine.language().spellings(word) == {word} for word in ("wak", "wft"))


def test_later_tables_are_counted_as_one_and_those_of_the_filling_stay(archive, index):
    brought(archive, index, rebuild=True, processes=2)
    for number in range(MOST):
        archive.put(article(id=f"later-{number}", body=f"ngô l{'abcdefgh'[number]}"))
        brought(archive, index, rebuild=False)
    later = [table for table in tables_of(index) if table.change != FILLED]
    assert (len(tables_of(index)), len(later)) == (COUNT // 10 + 1, 1)
    with closing(index.open()) as engine:
        spelt = engine.language().spellings
        assert all(spelt(word) == {word} for word in ("wak", "wft", "la", "lh"))


def test_what_is_refused_in_any_process_is_named(archive, index):
    for each in ("a01", "a58"):
        archive.put(article(id=each, body="lúa", category="x" * 40_000))
    with pytest.raises(RejectedArticles, match=r"(?s)2 articles.*a01: .*a58: "):
        brought(archive, index, rebuild=True, processes=2)
    assert index.followed() is None
