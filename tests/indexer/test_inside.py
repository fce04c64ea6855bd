"""Each inner detail of Whoosh that inside.py names, tried on the Whoosh that is installed."""

import ast
import inspect
import pickle
import pickletools
from pathlib import Path

import pytest
from whoosh.codec.base import Codec, Segment
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import TOC, clean_files, open_dir
from whoosh.query import Term

from indexer.engines.whoosh import inside
from indexer.engines.whoosh.inside import ArrayCodec, ArraySegment
from indexer.engines.whoosh.schema import SCHEMA
from tests.indexer.stock import ids, ours
from tests.making import record


@pytest.fixture
def folder(tmp_path):
    inside.create(tmp_path)
    return tmp_path


def parameters(function):
    return list(inspect.signature(function).parameters)


def through_whoosh(storage, **options):
    """Let Whoosh's own writer fill an index over our codec."""
    index = storage.create_index(Schema(key=ID(stored=True), text=TEXT(vector=True)))
    with index.writer(codec=ArrayCodec(), **options) as writer:
        writer.add_document(key="1", text="alpha beta")
        writer.add_document(key="2", text="beta")
    return index


def test_a_codec_is_made_without_arguments():
    assert issubclass(W3Codec, Codec)
    required = [
        each
        for each in inspect.signature(W3Codec).parameters.values()
        if each.default is inspect.Parameter.empty
    ]
    assert required == []


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("new_segment", ["self", "storage", "indexname"]),
        ("field_writer", ["self", "storage", "segment"]),
        ("terms_reader", ["self", "storage", "segment"]),
        ("per_document_reader", ["self", "storage", "segment"]),
    ],
)
def test_what_we_put_in_place_is_called_so(method, arguments):
    assert parameters(getattr(W3Codec, method)) == arguments
    assert parameters(getattr(ArrayCodec, method)) == arguments


def test_documents_are_kept_apart_from_terms():
    index = through_whoosh(RamStorage())
    assert not [name for name in index.storage if name.endswith((".trm", ".pst"))]
    with index.reader() as reader:
        assert isinstance(reader.segment(), ArraySegment)
        assert reader.stored_fields(0) == {"key": "1"}
        assert reader.doc_field_length(0, "text") == 2
        assert [term for term, _ in reader.vector_as("frequency", 0, "text")] == ["alpha", "beta"]


def test_a_segment_is_made_so():
    assert issubclass(W3Segment, Segment)
    assert parameters(W3Segment)[:3] == ["codec", "indexname", "doccount"]
    segment = inside.new_segment(7)
    assert (segment.doc_count_all(), segment.doc_count(), segment.deleted_count()) == (7, 7, 0)
    assert isinstance(segment.codec(), ArrayCodec)


def test_a_commit_keeps_what_is_removed_and_the_codec(folder):
    segment = inside.new_segment(7)
    segment.delete_document(3)
    inside.commit(folder, [segment])
    (read,) = inside.contents(folder).segments
    assert (list(read.deleted_docs()), read.doc_count(), read.articles) == ([3], 6, True)
    assert (read.is_deleted(3), read.is_deleted(4)) == (True, False)
    assert read.segment_id() == segment.segment_id()
    assert isinstance(read.codec(), ArrayCodec)


def test_the_pickle_names_these_classes():
    """An index is read by these names: who changes one raises FORMAT in folder.py."""
    named = {
        argument
        for opcode, argument, _ in pickletools.genops(pickle.dumps([inside.new_segment(1)], 2))
        if opcode.name == "GLOBAL" and not argument.startswith(("copy", "__builtin__"))
    }
    assert named == {
        "indexer.engines.whoosh.inside ArraySegment",
        "indexer.engines.whoosh.inside ArrayCodec",
    }


def test_no_pickle_in_it_needs_more_than_whoosh_and_ours(folder):
    inside.commit(folder, [inside.new_segment(1)])
    (content,) = (file.read_bytes() for file in folder.glob("*.toc"))
    assert b"indexer.engines.whoosh.inside" in content
    assert b"numpy" not in content


def test_a_segment_stays_a_file_of_its_own(tmp_path):
    through_whoosh(FileStorage(str(tmp_path)))
    assert len(list(tmp_path.glob("*.arrays"))) == 1
    assert not list(tmp_path.glob("*.seg"))


def test_whoosh_would_have_put_it_into_one(tmp_path, monkeypatch):
    monkeypatch.delattr(ArraySegment, "should_assemble")
    through_whoosh(FileStorage(str(tmp_path)))
    assert list(tmp_path.glob("*.seg"))


def test_the_table_of_contents_is_made_so():
    assert parameters(TOC)[:3] == ["schema", "segments", "generation"]
    assert parameters(TOC.write) == ["self", "storage", "indexname"]
    assert parameters(TOC.read) == ["storage", "indexname", "gen", "schema"]


def test_a_commit_is_a_new_table_of_contents(folder):
    assert inside.latest(folder) == 0
    for number in (1, 2):
        inside.commit(folder, [inside.new_segment(number)])
        assert [file.name for file in folder.glob("*.toc")] == [f"_MAIN_{number}.toc"]
        assert inside.latest(folder) == inside.contents(folder).generation == number
        assert open_dir(str(folder)).latest_generation() == number
    assert open_dir(str(folder)).schema.names() == SCHEMA.names()


def test_the_newest_commit_is_told_from_names_alone(folder):
    (folder / "_MAIN_7.toc").write_bytes(b"")
    (folder / "_MAIN_8.toc.new").write_bytes(b"")
    assert inside.latest(folder) == 7


def test_a_table_of_contents_that_cannot_be_written_leaves_the_one_before(folder, monkeypatch):
    def refused(*_, **__):
        raise OSError("no room")

    monkeypatch.setattr(FileStorage, "rename_file", refused)
    with pytest.raises(OSError, match="no room"):
        inside.commit(folder, [inside.new_segment(1)])
    assert inside.contents(folder) == inside.Contents(0, [])


def test_files_of_no_listed_segment_are_removed(folder):
    assert parameters(clean_files) == ["storage", "indexname", "gen", "segments"]
    kept, gone = inside.new_segment(1), inside.new_segment(1)
    for segment, tables in (kept, "a"), (gone, "b"):
        segment.tables = tables
        inside.path(folder, segment).write_bytes(b"")
        inside.tables_path(folder, tables).write_bytes(b"")
    (folder / "stamp.json").write_text("{}", "utf-8")
    inside.commit(folder, [kept])
    assert {file.name for file in folder.iterdir()} == {
        "_MAIN_1.toc", "stamp.json", "a.language", inside.path(folder, kept).name,
    }  # fmt: skip


def test_a_storage_on_disk_tells_its_folder(tmp_path):
    assert FileStorage(str(tmp_path)).folder == str(tmp_path)


def test_arrays_of_a_storage_in_memory_are_read_whole(tmp_path):
    index = ours(tmp_path, [record(id="1", body="hội nghị")])
    memory = RamStorage()
    for name in index.storage:
        with index.storage.open_file(name) as file, memory.create_file(name) as copy:
            copy.write(file.read())
    assert ids(memory.open_index(), Term("folded", "hoi")) == ["1"]


def imported(file):
    """The parts of Whoosh that a file names."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("whoosh"):
            yield from ((node.module, alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((a.name, "") for a in node.names if a.name.startswith("whoosh"))


def test_all_else_stands_on_what_whoosh_documents():
    documented = {
        "whoosh.analysis", "whoosh.codec.base", "whoosh.fields", "whoosh.matching",
        "whoosh.reading",
    }  # fmt: skip
    home = Path(inside.__file__)
    files = [file for file in home.parents[2].rglob("*.py") if file != home]
    assert files
    for file in files:
        for module, name in imported(file):
            assert module in documented or (module, name) == ("whoosh.index", "EmptyIndexError"), (
                file
            )
