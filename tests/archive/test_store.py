import sqlite3
import threading
from datetime import date

import msgspec
import pytest

from archive import derivations
from archive.article import Derived, Document, Mention
from archive.errors import IdConflict, NewerArchive, NotAnArchive, NotFound
from archive.schema import ARCHIVE
from archive.store import Archive
from tests.making import article
from vietnamese.clock import day_of, today


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive.sqlite") as opened:
        yield opened


def test_an_article_comes_back_as_it_went_in(archive):
    kept = article(id="1", body="Đoạn một\nĐoạn hai", authors=["Lê Hà"], extra={"views": 7})
    assert archive.put(kept) == "new"
    assert archive.get("1") == kept
    assert archive.put(kept) == "same"


def test_a_changed_article_keeps_its_earlier_versions(archive):
    for body in ("một", "hai", "ba"):
        archive.put(article(id="1", body=body))
    assert [version.body for version in archive.versions("1")] == ["một", "hai"]
    assert archive.require("1").article.body == "ba"


def test_fetching_an_unchanged_article_again_changes_nothing(archive):
    archive.put(article(id="1", body="một", fetched_at="2024-01-01T00:00:00Z"))
    before = archive.clock()
    assert archive.put(article(id="1", body="một", fetched_at="2024-02-01T00:00:00Z")) == "same"
    assert archive.clock() == before


def test_an_article_was_first_seen_when_its_first_version_was_fetched(archive):
    for body, fetched in (("một", "2024-01-01T00:00:00Z"), ("hai", "2024-02-01T00:00:00Z")):
        archive.put(article(id="1", body=body, fetched_at=fetched))
    assert archive.require("1").first_seen == "2024-01-01T00:00:00Z"


@pytest.mark.parametrize("fetched", [None, "hôm qua"])
def test_where_nothing_tells_it_was_first_seen_when_taken_in(archive, fetched):
    archive.put(article(id="1", body="một", fetched_at=fetched))
    assert abs((date.fromisoformat(day_of(archive.require("1").first_seen)) - today()).days) <= 1


def test_an_id_from_another_source_is_refused_and_nothing_lost(archive):
    archive.put(article(id="1", body="một", source="dongson"))
    with pytest.raises(IdConflict, match=r"dongson .*hoanghoa"):
        archive.put(article(id="1", body="hai", source="hoanghoa"))
    assert archive.get("1").body == "một"


def test_a_gone_article_stays(archive):
    archive.put(article(id="1", body="một"))
    archive.mark_gone("1")
    assert (archive.get("1").status, archive.get("1").body) == ("gone", "một")
    assert archive.versions("1") == []


def test_changes_give_each_article_once_and_removals(archive):
    for number in range(3):
        archive.put(article(id=str(number), body="một"))
    seen = archive.clock().change
    archive.put(article(id="1", body="hai"))
    archive.put(article(id="1", body="ba"))
    archive.remove("2")
    changes = list(archive.changes(after=seen))
    assert [(c.id, c.record and c.record.article.body) for c in changes] == [
        ("1", "ba"),
        ("2", None),
    ]
    assert archive.count_changes(after=seen) == 2
    with pytest.raises(NotFound, match='"2"'):
        archive.require("2")


def test_a_removed_article_may_come_back(archive):
    archive.put(article(id="1", body="một"))
    archive.remove("1")
    assert archive.put(article(id="1", body="một")) == "new"
    assert [c.record is None for c in archive.changes()] == [False]


def test_a_failed_group_of_writes_leaves_nothing(archive):
    with pytest.raises(RuntimeError), archive.writing():
        archive.put(article(id="1", body="một"))
        raise RuntimeError
    assert len(archive) == 0


def test_several_threads_write(archive):
    def write(start):
        for number in range(start, start + 25):
            archive.put(article(id=str(number), body="một"))

    threads = [threading.Thread(target=write, args=(start,)) for start in (0, 25, 50, 75)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(archive) == 100
    assert len({change.number for change in archive.changes()}) == 100


def test_derived_facts_are_stale_until_kept_and_after_a_change(archive):
    def stale():
        return [
            a.id
            for batch in derivations.stale(archive, {"communes": "1"})
            for a, kinds in batch
            if kinds == ("communes",)
        ]

    archive.put(article(id="1", body="một"), imported=Derived(communes=(Mention(name="xã X"),)))
    assert archive.require("1").derived.communes[0].name == "xã X"
    assert stale() == ["1"]
    found = (Mention(name="xã Đông Tiến"),)
    derivations.keep(archive, [(archive.get("1"), found)], kind="communes", version="1")
    assert stale() == []
    assert archive.require("1").derived.communes == found
    archive.put(article(id="1", body="hai"))
    assert stale() == ["1"]


def test_only_the_kinds_that_are_stale_are_asked_for(archive):
    for name in "ab":
        archive.put(article(id=name, body=name))
    derivations.keep(archive, [(archive.get("a"), ())], kind="communes", version="1")
    (batch,) = derivations.stale(archive, {"communes": "1", "documents": "1"})
    assert [(a.id, kinds) for a, kinds in batch] == [
        ("a", ("documents",)),
        ("b", ("communes", "documents")),
    ]


def test_imported_facts_stay_where_a_recogniser_finds_none(archive):
    imported = (Document(number="58-NQ/TW"),)
    archive.put(article(id="1", body="một"), imported=Derived(documents=imported))
    for version in ("1", "2"):
        assert list(derivations.stale(archive, {"documents": version})) != []
        derivations.keep(archive, [(archive.get("1"), ())], kind="documents", version=version)
        assert archive.require("1").derived.documents == imported
        assert list(derivations.stale(archive, {"documents": version})) == []
    found = (Document(number="12-NQ/HU"),)
    derivations.keep(archive, [(archive.get("1"), found)], kind="documents", version="3")
    assert archive.require("1").derived.documents == found


def test_deriving_the_same_again_is_no_change(archive):
    archive.put(article(id="1", body="một"))
    found = (Mention(name="xã Đông Tiến"),)
    derivations.keep(archive, [(archive.get("1"), found)], kind="communes", version="1")
    before = archive.clock()
    derivations.keep(archive, [(archive.get("1"), found)], kind="communes", version="2")
    assert archive.clock() == before


def grown(step):
    return msgspec.structs.replace(ARCHIVE, steps=(*ARCHIVE.steps, step))


def test_a_file_that_is_no_archive_is_refused(tmp_path):
    text = tmp_path / "text.sqlite"
    text.write_text("đây không phải là cơ sở dữ liệu " * 100, "utf-8")
    with pytest.raises(NotAnArchive, match=r"text\.sqlite"):
        Archive.open(text)
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE notes (text)")
    connection.close()
    with pytest.raises(NotAnArchive, match="not of Tinxa"):
        Archive.open(other)


def test_an_archive_of_a_later_tinxa_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "archive.sqlite"
    with monkeypatch.context() as later:
        later.setattr(Archive, "schema", grown("CREATE TABLE later (x)"))
        Archive.open(path).close()
    with pytest.raises(NewerArchive, match="Update Tinxa"):
        Archive.open(path)


def test_an_archive_of_the_schema_before_is_brought_up_to_date(tmp_path, monkeypatch):
    path = tmp_path / "archive.sqlite"
    with Archive.open(path) as archive:
        archive.put(article(id="1", body="một"))
    step = "ALTER TABLE articles ADD COLUMN note TEXT DEFAULT 'không'"
    monkeypatch.setattr(Archive, "schema", grown(step))
    with Archive.open(path) as archive:
        assert archive.rows("SELECT id, note FROM articles") == [("1", "không")]
        assert archive.rows("PRAGMA user_version") == [(len(ARCHIVE.steps) + 1,)]


def test_a_step_that_fails_leaves_the_archive_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "archive.sqlite"
    with Archive.open(path) as archive:
        archive.put(article(id="1", body="một"))
    with monkeypatch.context() as broken:
        broken.setattr(Archive, "schema", grown("CREATE TABLE a (x); CREATE TABLE a (x)"))
        with pytest.raises(sqlite3.OperationalError):
            Archive.open(path)
    with Archive.open(path) as archive:
        assert archive.get("1").body == "một"


def test_articles_are_frozen():
    with pytest.raises(AttributeError):
        article(id="1").title = "khác"
    assert msgspec.structs.replace(article(id="1"), title="khác").title == "khác"
