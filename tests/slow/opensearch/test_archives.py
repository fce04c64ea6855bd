"""Several archives, each with its own portals, feed one index: one page finds them all."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from uuid import uuid4

import pytest

from archive.errors import SettingsError
from archive.forgetting import forget
from archive.settings import load_settings
from archive.store import Clock
from indexer.build import build
from indexer.engines.opensearch.errors import ForeignArticles
from indexer.errors import ForeignIndex, NoIndex
from indexer.query import FACETS, Query
from searcher.question import Question
from searcher.searcher import Searcher
from tests.making import article, filled, record, term

pytestmark = pytest.mark.slow
EVERYTHING = Query(sort="oldest", limit=100, facets=("source",))


@pytest.fixture
def name(cluster):
    """The name of an index that several archives feed."""
    made = f"tinxa-{uuid4().hex[:8]}"
    yield made
    cluster.remove(made)


@pytest.fixture
def archives(tmp_path):
    """Two archives of six articles each, of different portals."""
    opened = {}
    for place, crop in (("hanoi", "lúa"), ("hue", "ngô")):
        (tmp_path / place).mkdir()
        opened[place] = filled(
            tmp_path / place,
            [
                {
                    "id": f"{place}-{n}", "source": f"{place}.example",
                    "published": f"2024-0{n}-01",
                    "title": f"Tin {crop} {n}", "body": f"gặt {crop} xuân năm {n} ở xã",
                }
                for n in range(1, 7)
            ],
        )  # fmt: skip
    yield opened
    for one in opened.values():
        one.close()


def brought(cluster, name, archives, place, *, rebuild=False, told=lambda _done, _total: None):
    index = cluster.index(name, archive=place)
    return build(archives[place], index, rebuild=rebuild, progress=told)


def both(cluster, name, archives):
    for place in archives:
        brought(cluster, name, archives, place)
    return cluster.index(name).open()


def sources(engine):
    return engine.search(EVERYTHING).facets["source"]


def test_two_archives_feed_one_index_at_the_same_time(cluster, name, archives):
    with ThreadPoolExecutor() as feeding:
        list(feeding.map(lambda place: brought(cluster, name, archives, place), archives))
    with closing(cluster.index(name).open()) as engine:
        engine.check()
        assert sources(engine) == {"hanoi.example": 6, "hue.example": 6}
        # Of hue-1 the cluster tells the other archive's article of the same number.
        assert [hit.id for hit in engine.similar("hue-1", limit=12)] == ["hanoi-1"]
        language = engine.language()
        assert (language.spellings("lua"), language.spellings("ngo")) == ({"lúa"}, {"ngô"})
        assert engine.count(Query(words=term("xuan"))) == 12
        best = engine.search(Query(words=term("ngô"), accents=True, sort="newest")).hits
        assert [hit.id for hit in best] == [f"hue-{n}" for n in range(6, 0, -1)]
        assert len(engine.records(["hue-1", "nowhere", "hanoi-2"])) == 2
        assert len(list(engine.scan(Query()))) == 12
        assert engine.status().articles == 12
    for place, archive in archives.items():
        assert cluster.index(name, archive=place).followed() == archive.clock()


def test_scores_are_those_of_one_index(cluster, name, archives, tmp_path):
    engine = both(cluster, name, archives)
    (tmp_path / "all").mkdir()
    whole = filled(tmp_path / "all", [])
    for archive in archives.values():
        for change in archive.changes():
            whole.put(change.record.article)
    with whole:
        alone = cluster.index(f"{name}-alone")
        build(whole, alone, rebuild=True, progress=lambda _done, _total: None)
        for text in ("gặt lúa xuân", "ngô", "tin"):
            query = Query(words=term(text), limit=20, facets=FACETS, explain=True)
            one, several = alone.open().search(query), engine.search(query)
            assert [hit.id for hit in several.hits] == [hit.id for hit in one.hits]
            assert [hit.score for hit in several.hits] == pytest.approx(
                [hit.score for hit in one.hits]
            )
            assert (several.total, several.facets) == (one.total, one.facets)


def test_one_is_made_anew_while_another_adds_and_forgets(cluster, name, archives):
    engine = both(cluster, name, archives)
    archives["hue"].put(article(id="hue-7", source="hue.example", body="gặt ngô muộn"))
    writer = cluster.index(name, archive="hanoi").writer(rebuild=True)
    writer.fill(archives["hanoi"], processes=1, told=lambda _: None)
    assert brought(cluster, name, archives, "hue").written == 1
    assert sources(engine) == {"hanoi.example": 6, "hue.example": 7}
    writer.commit(clock=archives["hanoi"].clock())
    assert sources(engine) == {"hanoi.example": 6, "hue.example": 7}
    forget(archives["hue"], ["hue-3"], addresses=[], reason="asked")
    brought(cluster, name, archives, "hue")
    assert sources(engine) == {"hanoi.example": 6, "hue.example": 6}
    assert "hue-3" not in list(engine.scan(Query()))
    engine.check()
    builds = cluster.admin.indices.get_alias(name=name)
    assert sorted(build.rpartition("-")[0] for build in builds) == [f"{name}-hanoi", f"{name}-hue"]


def test_an_article_of_another_archive_is_refused_naming_both(cluster, name, archives):
    engine = both(cluster, name, archives)
    archives["hue"].put(article(id="hanoi-2", source="hanoi.example", body="lấy nhầm"))
    for rebuild in (False, True):
        with pytest.raises(ForeignArticles, match=r"(?s)archive hue .*hanoi-2: .*archive hanoi"):
            brought(cluster, name, archives, "hue", rebuild=rebuild)
        assert sources(engine) == {"hanoi.example": 6, "hue.example": 6}


def test_two_archives_of_one_name_are_told_apart(cluster, name, archives):
    brought(cluster, name, archives, "hanoi")
    with pytest.raises(ForeignIndex, match=r"\[opensearch\] archive"):
        build(
            archives["hue"],
            cluster.index(name, archive="hanoi"),
            rebuild=False,
            progress=lambda _done, _total: None,
        )


def test_a_page_beside_one_archive_shows_the_others_articles(cluster, name, archives):
    engine = both(cluster, name, archives)
    found = Searcher(cluster.index(name, archive="hanoi").open(), archives["hanoi"])
    answer = found.ask(Question(text="gặt xuân", limit=20))
    assert {hit.id for hit in answer.hits} == {hit.id for hit in engine.search(EVERYTHING).hits}
    assert found.article("hue-2").article.title == "Tin ngô 2"
    assert len(found.history("hue-2").versions) == 1
    # What the archive itself lost since is not shown from the cluster.
    forget(archives["hanoi"], ["hanoi-4"], addresses=[], reason="asked")
    assert "hanoi-4" not in {hit.id for hit in found.ask(Question(text="gặt xuân", limit=20)).hits}


def test_an_index_removes_nothing_of_one_whose_name_begins_alike(cluster, name):
    longer = cluster.index(f"{name}-main")
    for index in (longer, cluster.index(name)):
        writer = index.writer(rebuild=True)
        writer.write([record(id="1", body="lúa")])
        writer.commit(clock=Clock(1, "archive"))
    assert list(longer.open().scan(Query())) == ["1"]


def test_an_archive_that_has_nothing_there_yet_is_told_so(cluster, name, archives):
    brought(cluster, name, archives, "hanoi")
    with pytest.raises(NoIndex, match="tinxa index"):
        cluster.index(name, archive="hue").writer(rebuild=False)


@pytest.mark.parametrize("wrong", ["Hà Nội", "ha-noi", "", "x" * 41])
def test_a_name_that_the_cluster_cannot_take_is_told(tmp_path, wrong):
    settings = tmp_path / "tinxa.toml"
    settings.write_text(f'[opensearch]\narchive = "{wrong}"\n', "utf-8")
    with pytest.raises(SettingsError, match="archive"):
        load_settings(settings)
