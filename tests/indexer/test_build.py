"""Incremental builds follow the archive, rebuilds replace what cannot be followed."""

import pytest

from archive.forgetting import finish, forget, unfinished
from archive.store import Archive
from indexer.build import build
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.query import Query
from indexer.recognition import find_communes
from tests.making import article, filled, indexed, term


def run(archive, index, *, rebuild=False):
    return build(archive, index, rebuild=rebuild, progress=lambda _done, _total: None)


@pytest.fixture
def archive(tmp_path):
    with filled(tmp_path, [{"id": str(n), "body": f"lúa {n}"} for n in range(5)]) as opened:
        yield opened


@pytest.fixture
def index(tmp_path):
    return WhooshIndex(tmp_path / "index")


def test_a_second_build_has_nothing_to_do(archive, index):
    assert run(archive, index).written == 5
    again = run(archive, index)
    assert (again.written, again.deleted, again.rebuilt) == (0, 0, False)


def test_only_what_changed_is_written(archive, index):
    run(archive, index)
    archive.put(article(id="1", title=None, body="ngô"))
    archive.put(article(id="9", body="khoai"))
    archive.remove("2")
    summary = run(archive, index)
    assert (summary.written, summary.deleted, summary.rebuilt) == (2, 1, False)
    assert sorted(index.open().scan(Query())) == ["0", "1", "3", "4", "9"]
    assert list(index.open().scan(Query(words=term("ngô"), accents=True))) == ["1"]


def test_grown_and_rebuilt_indexes_agree(archive, index):
    run(archive, index)
    for number in range(5, 9):
        archive.put(article(id=str(number), body=f"lúa {number}"))
        run(archive, index)
    query = Query(words=term("lua"), limit=20)
    grown = index.open().search(query)
    assert run(archive, index, rebuild=True).rebuilt
    assert [h.id for h in index.open().search(query).hits] == [h.id for h in grown.hits]


def test_another_archive_makes_a_new_index(archive, index, tmp_path):
    run(archive, index)
    with Archive.open(tmp_path / "other.sqlite") as other:
        other.put(article(id="x", body="lúa"))
        assert run(other, index).rebuilt
    assert list(index.open().scan(Query())) == ["x"]


def everything_written(index_path):
    return b"".join(file.read_bytes() for file in index_path.rglob("*") if file.is_file())


def test_what_is_being_forgotten_is_erased_even_where_nothing_else_changed(
    archive, index, tmp_path
):
    archive.put(article(id="rare", body="qwertzuiop"))
    run(archive, index)
    archive.remove("rare")
    run(archive, index)
    assert b"qwertzuiop" in everything_written(tmp_path / "index")
    archive.put(article(id="rare", body="khoai"))
    forget(archive, ["rare"], addresses=[], reason="r")
    assert not run(archive, index).rebuilt
    assert b"qwertzuiop" not in everything_written(tmp_path / "index")
    assert sorted(index.open().scan(Query())) == ["0", "1", "2", "3", "4"]
    finish(archive, unfinished(archive))
    assert run(archive, index).written == 0


def test_an_index_that_missed_a_removal_without_a_trace_is_made_anew(archive, index, tmp_path):
    run(archive, index)
    other = WhooshIndex(tmp_path / "other")
    run(archive, other)
    forget(archive, ["3"], addresses=[], reason="r")
    run(archive, index)
    finish(archive, unfinished(archive))
    archive.put(article(id="9", body="khoai"))
    assert not run(archive, index).rebuilt
    assert run(archive, other).rebuilt
    assert sorted(other.open().scan(Query())) == ["0", "1", "2", "4", "9"]
    assert not run(archive, other).rebuilt


def test_a_failed_build_leaves_the_index(archive, index, monkeypatch):
    run(archive, index)
    archive.put(article(id="9", body="khoai"))

    def fail(*_arguments, **_options):
        raise RuntimeError

    for rebuild in (False, True):
        with monkeypatch.context() as broken:
            broken.setattr(Archive, "records", fail)
            with pytest.raises(RuntimeError):
                run(archive, index, rebuild=rebuild)
        assert index.open().count(Query()) == 5
    assert run(archive, index).written == 1


def test_communes_are_filed_with_the_article(tmp_path):
    body = "UBND xã Đông Hòa và 2 xã: Đông Tiến, Đông Phú. Xã Đông Hoà về đích."
    archive = filled(tmp_path, [{"id": "1", "body": body}])
    facets = indexed(archive).open().search(Query(facets=("commune",))).facets
    assert facets == {"commune": {"xã Đông Hòa": 1, "xã Đông Tiến": 1, "xã Đông Phú": 1}}


def test_two_spellings_of_one_commune_are_one_mention():
    found = find_communes(article(body="Xã Hoằng Hoá và xã Hoằng Hóa"))
    assert [(m.name, len(m.spans)) for m in found] == [("xã Hoằng Hoá", 2)]


def test_spans_are_places_of_the_body():
    body = "Tại xã Đông Hòa; xã Đông Hòa."
    found = find_communes(article(title="Thị trấn Rừng Thông", body=body))
    assert [(m.name, [body[a:b] for a, b in m.spans]) for m in found] == [
        ("thị trấn Rừng Thông", []),
        ("xã Đông Hòa", ["xã Đông Hòa", "xã Đông Hòa"]),
    ]
