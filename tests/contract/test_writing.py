"""Changes of an index: whole or not at all, seen by a reader that is open."""

from contextlib import closing

import pytest

from archive.store import Archive, Clock
from indexer.build import build
from indexer.errors import ForeignIndex, IndexBusy, NoIndex
from indexer.query import Query
from tests.making import article, record, term

EVERYTHING = Query(sort="oldest")


def test_nothing_indexed_is_said_with_its_cure(index):
    assert index.followed() is None
    with pytest.raises(NoIndex, match="tinxa index"):
        index.open()


def test_a_record_written_again_takes_the_place_of_the_first(fill):
    fill(record(id="1", body="lúa"), record(id="2", body="ngô"))
    engine = fill(record(id="1", body="khoai"), change=2)
    assert engine.count(Query(words=term("lúa"), accents=True)) == 0
    assert engine.count(Query(words=term("khoai"), accents=True)) == 1
    assert engine.count(Query()) == 2


def test_a_deleted_record_is_nowhere(fill):
    fill(record(id="1", body="lúa"), record(id="2", body="lúa"))
    engine = fill(delete=["1", "unknown"], change=2)
    results = engine.search(Query(words=term("lua"), facets=("year",)))
    assert (results.total, results.facets) == (1, {"year": {"none": 1}})
    assert list(engine.scan(EVERYTHING)) == ["2"]


def test_an_open_engine_sees_commits_and_swaps(fill):
    engine = fill(record(id="1", body="lúa"))
    fill(record(id="2", body="lúa"), change=2)
    assert engine.count(Query()) == 2
    fill(record(id="3", body="lúa"), rebuild=True, change=3)
    assert list(engine.scan(EVERYTHING)) == ["3"]
    assert engine.status().change == 3


def test_nothing_shows_before_the_commit(fill, index):
    engine = fill(record(id="1", body="lúa"))
    writer = index.writer(rebuild=True)
    writer.write([record(id="2", body="lúa")])
    assert list(engine.scan(EVERYTHING)) == ["1"]
    writer.cancel()
    assert list(index.open().scan(EVERYTHING)) == ["1"]
    assert index.followed() == Clock(1, "archive")


def test_a_cancelled_addition_leaves_no_trace(fill, index):
    fill(record(id="1", body="lúa"))
    writer = index.writer(rebuild=False)
    writer.write([record(id="1", body="ngô"), record(id="2", body="lúa")])
    writer.cancel()
    engine = fill(change=2)
    assert list(engine.scan(EVERYTHING)) == ["1"]
    assert engine.count(Query(words=term("ngô"), accents=True)) == 0


def test_a_second_writer_is_told_who_writes(fill, index):
    fill(record(id="1"))
    writer = index.writer(rebuild=False)
    with pytest.raises(IndexBusy, match=r"process \d+"):
        index.writer(rebuild=True)
    writer.cancel()
    index.writer(rebuild=True).cancel()


def test_results_do_not_depend_on_the_order_of_additions(fill):
    records = [
        record(id=str(n), body="lúa xuân " * (n % 3 + 1), title=f"Tin {n}") for n in range(12)
    ]
    for change, start in enumerate(range(0, 12, 4), 1):
        engine = fill(*records[start : start + 4], change=change)
    query = Query(words=term("lua xuan"), facets=("year",), limit=12)
    grown = engine.search(query)
    rebuilt = fill(*reversed(records), rebuild=True, change=9).search(query)
    assert [hit.id for hit in grown.hits] == [hit.id for hit in rebuilt.hits]
    assert (grown.total, grown.facets) == (rebuilt.total, rebuilt.facets)


RARE = "qwertzuiop"


@pytest.mark.parametrize("others", [0, 3, 40])
def test_an_erased_record_leaves_no_word_in_any_file(fill, index, home, others):
    common = [record(id=str(n), body=f"lúa xuân {n} ở xã Đông Hòa") for n in range(others)]
    rare = record(
        id="rare", title=f"Tin {RARE}", body=f"lúa {RARE} nông thôn mới", category=RARE,
        published="2023-05-29", source=f"{RARE}.example",
    )  # fmt: skip
    fill(*common, rare)
    assert RARE.encode() in home.written()
    # Earlier states lie in segments of their own, merged or not.
    fill(record(id="rare", body=f"khoai {RARE}"), record(id="new", body="ngô"), change=2)
    fill(record(id="rare", body="sắn"), change=3)
    fill(*(record(id=f"late-{n}", body="lúa mùa") for n in range(2)), change=4)
    writer = index.writer(rebuild=False)
    assert writer.erase(["rare", "unknown"]) == 1
    writer.commit(clock=Clock(5, "archive"))
    assert home.lost(RARE)
    with closing(index.open()) as engine:
        engine.check()
        assert sorted(engine.scan(EVERYTHING)) == sorted(
            [*map(str, range(others)), "late-0", "late-1", "new"]
        )
        assert engine.count(Query(words=term("lua"))) == others + 2
        assert engine.count(Query(words=term(RARE))) == 0
        assert RARE not in str(engine.language().complete([RARE[:6]]))
        assert engine.search(Query(limit=0, facets=("source", "category"))).facets == {
            "source": {"none": others + 3}, "category": {"none": others + 3},
        }  # fmt: skip


def test_an_erased_record_that_stands_alone_leaves_an_empty_index(fill, index, home):
    fill(record(id="rare", body=RARE))
    writer = index.writer(rebuild=False)
    writer.erase(["rare"])
    writer.commit(clock=Clock(2, "archive"))
    assert home.lost(RARE)
    with closing(index.open()) as engine:
        assert engine.count(Query()) == 0
        assert engine.language().complete([RARE[:6]]) == []
    writer = index.writer(rebuild=False)
    assert writer.erase(["rare"]) == 0
    writer.commit(clock=Clock(3, "archive"))


def test_a_record_written_and_erased_in_one_change_is_nowhere(fill, index, home):
    fill(record(id="1", body="lúa"))
    writer = index.writer(rebuild=False)
    writer.write([record(id="rare", body=RARE), record(id="2", body="lúa")])
    writer.erase(["rare"])
    writer.commit(clock=Clock(2, "archive"))
    assert home.lost(RARE)
    with closing(index.open()) as engine:
        assert sorted(engine.scan(EVERYTHING)) == ["1", "2"]


def test_a_shared_index_stays_that_of_its_archive_unless_it_is_replaced(index, tmp_path):
    def built(name, **options):
        with Archive.open(tmp_path / f"{name}.sqlite") as archive:
            archive.put(article(id=name, body="lúa"))
            build(archive, index, progress=lambda _done, _total: None, **options)

    def held():
        with closing(index.open()) as engine:
            return list(engine.scan(Query()))

    built("one", rebuild=False)
    if index.shared:
        with pytest.raises(ForeignIndex, match=index.name):
            built("two", rebuild=False)
        assert held() == ["one"]
    built("two", rebuild=index.shared)
    assert held() == ["two"]
