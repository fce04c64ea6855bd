"""Saved searches: what is new is told once, whatever its date, and nothing else is."""

import pytest

from archive.errors import FileError
from archive.folder import DataFolder
from archive.store import Archive
from searcher.errors import QueryError, WatchError
from searcher.question import Question
from searcher.watching.log import WatchLog
from searcher.watching.run import run_watches
from searcher.watching.saved import add, named, remove, saved, watch_of
from searcher.watching.telling import told
from tests.making import article, filled, indexed


@pytest.fixture
def folder(tmp_path):
    made = DataFolder(tmp_path)
    first = {"id": "first", "title": "Thu ngân sách", "body": "Xã thu 5 tỷ.", "source": "a.example"}
    with filled(tmp_path, [first]) as archive:
        indexed(archive)
    return made


def watching(folder, query, *, name="w", changed=False, **filters):
    made = watch_of(Question(text=query, **filters), name=name, changed=changed)
    add(folder.watches, made)
    return ran(folder)


def ran(folder):
    """Run all watches; return the ids and kinds of the news of each."""
    return {
        watch.name: found
        if isinstance(found, Exception)
        else [(piece.id, piece.kind) for piece in found]
        for watch, found in run_watches(folder)
    }


def publish(folder, **fields):
    with Archive.open(folder.archive) as archive:
        archive.put(article(source="a.example", **fields))
        indexed(archive)


def test_what_is_found_at_first_is_known_and_each_article_is_new_once(folder):
    assert watching(folder, "ngân sách") == {"w": []}
    publish(folder, id="late", body="thu ngân sách", published="2001-01-01",
            fetched_at="2001-01-02T00:00:00Z")  # fmt: skip
    publish(folder, id="other", body="gieo lúa")
    assert ran(folder) == {"w": [("late", "new")]}
    assert ran(folder) == {"w": []}


def test_an_article_that_matches_only_since_it_was_edited_is_new(folder):
    watching(folder, "phi lao")
    publish(folder, id="first", title="Thu ngân sách", body="Xã trồng phi lao.")
    assert ran(folder) == {"w": [("first", "new")]}


def test_a_watch_waits_for_every_word(folder):
    watching(folder, "ngân sách phi lao")
    publish(folder, id="half", body="thu ngân sách xã")
    assert ran(folder) == {"w": []}
    publish(folder, id="whole", body="ngân sách mua phi lao")
    assert ran(folder) == {"w": [("whole", "new")]}


def test_a_rebuilt_index_brings_no_news(folder):
    watching(folder, "ngân sách")
    with Archive.open(folder.archive) as archive:
        indexed(archive, rebuild=True)
    assert ran(folder) == {"w": []}


def test_a_changed_question_begins_anew_and_its_numbers_go_on(folder):
    watching(folder, "ngân sách")
    publish(folder, id="second", body="thu ngân sách")
    ran(folder)
    with WatchLog.open(folder.watch_log) as log:
        (piece,) = log.news("w")
    text = folder.watches.read_text("utf-8")
    folder.watches.write_text(text.replace("ngân sách", "thu ngân sách"), "utf-8")
    assert ran(folder) == {"w": []}
    publish(folder, id="third", body="thu ngân sách")
    assert ran(folder) == {"w": [("third", "new")]}
    with WatchLog.open(folder.watch_log) as log:
        (later,) = log.news("w")
    assert later.number > piece.number


def test_filters_are_part_of_a_watch(folder):
    watching(folder, "ngân sách", where={"category": ("Kinh tế",)}, since="2023")
    publish(folder, id="no", body="ngân sách", published="2024-01-01")
    publish(folder, id="yes", body="ngân sách", published="2024-01-01", category="Kinh tế")
    assert ran(folder) == {"w": [("yes", "new")]}


def test_edits_and_takedowns_are_told_with_the_difference(folder):
    watching(folder, "ngân sách", changed=True)
    publish(folder, id="second", body="thu ngân sách")
    assert ran(folder) == {"w": []}
    publish(folder, id="first", title="Thu ngân sách", body="Xã thu 7 tỷ.")
    assert ran(folder) == {"w": [("first", "edited")]}
    # What the edit took out is what was watched for.
    publish(folder, id="first", title="Tin", body="Xã họp.")
    with Archive.open(folder.archive) as archive:
        archive.mark_gone("second")
        indexed(archive)
    assert ran(folder) == {"w": [("first", "edited"), ("second", "gone")]}
    assert ran(folder) == {"w": []}
    with WatchLog.open(folder.watch_log) as log, Archive.open(folder.archive) as archive:
        gone, last, first = told(archive, log.news("w"))
    assert [change.field for change in last.changes] == ["title", "body"]
    assert [run.text for run in first.changes[0].runs if run.kind != "equal"] == ["5 ", "7 "]
    assert (gone.kind, gone.changes) == ("gone", ())


def test_two_edits_between_two_runs_are_one_piece_with_both(folder):
    watching(folder, "ngân sách", changed=True)
    publish(folder, id="first", title="Thu ngân sách", body="Xã thu 6 tỷ.")
    publish(folder, id="first", title="Thu ngân sách", body="Xã thu 7 tỷ.")
    assert ran(folder) == {"w": [("first", "edited")]}
    with WatchLog.open(folder.watch_log) as log, Archive.open(folder.archive) as archive:
        (piece,) = told(archive, log.news("w"))
    assert [run.text for run in piece.changes[0].runs if run.kind != "equal"] == ["5 ", "7 "]


def test_an_article_that_left_the_archive_is_told_without_it(folder):
    watching(folder, "ngân sách")
    publish(folder, id="second", body="thu ngân sách")
    ran(folder)
    with Archive.open(folder.archive) as archive, WatchLog.open(folder.watch_log) as log:
        archive.remove("second")
        (piece,) = told(archive, log.news("w"))
    assert (piece.id, piece.record) == ("second", None)


def test_names_are_kept_apart(folder):
    watching(folder, "lúa", name="  Giá  lúa ")
    with pytest.raises(WatchError, match="already"):
        watching(folder, "ngô", name="Giá lúa")
    for bad in ("", " \t", "a\x00b", "a" * 81):
        with pytest.raises(WatchError, match="cannot name"):
            watch_of(Question(), name=bad, changed=False)
    with pytest.raises(WatchError, match="There are: Giá lúa"):
        remove(folder.watches, "Giá")
    remove(folder.watches, "Giá lúa")
    assert saved(folder.watches) == ()


def test_a_watch_that_cannot_be_asked_leaves_the_others_running(folder):
    watching(folder, "ngân sách")
    add(folder.watches, watch_of(Question(text="lúa", since="hôm qua"), name="bad", changed=False))
    publish(folder, id="second", body="thu ngân sách")
    found = ran(folder)
    assert found["w"] == [("second", "new")]
    assert isinstance(found["bad"], QueryError)


def test_a_file_spoilt_by_hand_is_told_and_left(folder):
    watching(folder, "ngân sách")
    spoilt = folder.watches.read_text("utf-8").replace('"query"', '"qeury"')
    folder.watches.write_text(spoilt, "utf-8")
    with pytest.raises(FileError, match="qeury"):
        ran(folder)
    with pytest.raises(FileError, match="qeury"):
        watching(folder, "lúa", name="other")
    assert folder.watches.read_text("utf-8") == spoilt
    twice = '{"watches": [{"name": "a"}, {"name": "a"}]}'
    folder.watches.write_text(twice, "utf-8")
    with pytest.raises(FileError, match='two watches are named "a"'):
        named(folder.watches, "a")


def test_a_log_that_is_damaged_names_its_cure(folder):
    watching(folder, "ngân sách")
    folder.watch_log.write_bytes(b"x" * 5000)
    for beside in folder.path.glob("watches.sqlite-*"):
        beside.unlink()
    with pytest.raises(WatchError, match="Delete it: the watches begin anew"):
        ran(folder)
