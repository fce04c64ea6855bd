"""The files of the embedded index: stamped, swapped whole, refused where they are not right."""

import json

import pytest
from whoosh.index import open_dir
from whoosh.qparser import QueryParser

from archive.store import Clock
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.errors import DamagedIndex, IndexBeingBuilt, NoIndex, OutdatedIndex
from tests.making import record


@pytest.fixture
def index(tmp_path):
    return WhooshIndex(tmp_path)


@pytest.fixture
def folder(index, tmp_path):
    writer = index.writer(rebuild=True)
    writer.write([record(id="1", title="Hội nghị", body="Xã Đông Hoà thu hoạch lúa")])
    writer.commit(clock=Clock(1, "archive"))
    return tmp_path / (tmp_path / "current").read_text()


def test_whoosh_itself_opens_and_asks_it(folder):
    opened = open_dir(str(folder))
    with opened.searcher() as searcher:
        query = QueryParser("accented", opened.schema).parse("ĐÔNG HÒA")
        assert [hit["id"] for hit in searcher.search(query)] == ["1"]


def test_a_first_index_is_told_while_it_is_built_and_only_then(index):
    writer = index.writer(rebuild=True)
    with pytest.raises(IndexBeingBuilt, match="is being built"):
        index.open()
    writer.cancel()
    with pytest.raises(NoIndex) as caught:
        index.open()
    assert type(caught.value) is NoIndex
    # Whoever asked left the lock free.
    index.writer(rebuild=True).cancel()


def test_an_index_of_another_version_is_refused_unread(index, folder):
    stamp = json.loads((folder / "stamp.json").read_text())
    (folder / "stamp.json").write_text(json.dumps(stamp | {"format": 0}))
    for file in folder.glob("*.arrays"):
        file.write_bytes(b"a pickle that must not be read")
    with pytest.raises(OutdatedIndex, match="tinxa index --rebuild"):
        index.open()
    assert index.followed() is None


@pytest.mark.parametrize("damage", ["stamp.json", "*.toc", "*.arrays"])
def test_a_missing_file_is_said_with_its_cure(index, folder, damage):
    next(folder.glob(damage)).unlink()
    with pytest.raises(DamagedIndex, match="tinxa index --rebuild"):
        index.open()


def test_a_swap_removes_the_old_build_and_what_a_kill_left(index, folder, tmp_path):
    (tmp_path / "build-left").mkdir()
    index.writer(rebuild=True).commit(clock=Clock(2, "archive"))
    builds = list(tmp_path.glob("build-*"))
    assert [build.name for build in builds] == [(tmp_path / "current").read_text()]
    assert builds != [folder]


def test_a_file_cut_short_is_named(index, folder):
    file = next(folder.glob("*.arrays"))
    file.write_bytes(file.read_bytes()[:-100])
    with pytest.raises(DamagedIndex, match=file.name):
        index.open()


def test_a_flipped_bit_is_found_by_the_sums(index, folder):
    file = next(folder.glob("*.arrays"))
    content = bytearray(file.read_bytes())
    index.open().check()
    content[3] ^= 1
    file.write_bytes(content)
    with pytest.raises(DamagedIndex, match=file.name):
        index.open().check()


def test_language_tables_are_checked_and_missed(index, folder):
    tables = next(folder.glob("*.language"))
    content = bytearray(tables.read_bytes())
    content[0] ^= 1
    tables.write_bytes(content)
    with pytest.raises(DamagedIndex, match="sum of its part"):
        index.open().check()
    tables.unlink()
    with pytest.raises(DamagedIndex, match="tinxa index --rebuild"):
        index.open().language()


def test_a_cancelled_change_leaves_no_file(index, folder):
    before = sorted(folder.iterdir())
    writer = index.writer(rebuild=False)
    writer.write([record(id="2", title="Lúa", body="Lúa")])
    writer.delete(["2"])
    writer.cancel()
    assert sorted(folder.iterdir()) == before


def test_a_merge_keeps_no_word_of_what_was_deleted(index, tmp_path):
    def change(number, *records, delete=()):
        writer = index.writer(rebuild=number == 1)
        writer.write(records)
        writer.delete(delete)
        writer.commit(clock=Clock(number, "archive"))

    def written():
        return b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())

    change(1, record(id="rare", body="qwertzuiop"), record(id="1", body="lúa"))
    assert b"qwertzuiop" in written()
    change(2, *(record(id=f"new-{n}", body="lúa") for n in range(9)), delete=["rare"])
    assert b"qwertzuiop" not in written()
