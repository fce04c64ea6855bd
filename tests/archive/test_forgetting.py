"""An article that is forgotten is gone to the last byte, and stays away."""

import pytest

from archive.article import Amendment, Correction, Derived, Mention
from archive.corrections import correct
from archive.errors import ArchiveError, Forgotten
from archive.forgetting import (
    Unfinished,
    alike,
    cleared_until,
    finish,
    forget,
    forget_too,
    unfinished,
)
from archive.forgotten import forgetting_of, forgettings
from archive.store import Archive
from tests.making import article

URL = "http://xa.example/tin/zyxwvut.html"
ALIAS = "http://xa.example/in/zyxwvut"
WORD = "qwertzuiop"
NOTE = "asdfghjkl"


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive.sqlite") as opened:
        yield opened


@pytest.fixture
def held(archive):
    """The article among many others, with a version, facts and a correction; return its id."""
    for number in range(300):
        archive.put(article(id=str(number), body=f"lúa {number} " * (number % 90)))
        if number % 50 == 20:
            text = f"{WORD} {number} " * number
            archive.put(
                article(id="zyx-1", url=URL, body=text, title=WORD),
                imported=Derived(communes=(Mention(name=f"xã {WORD}"),)),
            )
    for number in range(0, 300, 3):
        archive.put(article(id=str(number), body=f"ngô {number} " * (number % 70)))
    made = Correction(
        at="2026-01-01T00:00:00Z", fields=(Amendment(field="title", value="T"),), note=NOTE
    )
    correct(archive, "zyx-1", made)
    return "zyx-1"


def holding(folder, *words):
    """Return which files of *folder* hold one of *words*, in any part of their bytes."""
    return {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and any(word.encode() in file.read_bytes() for word in words)
    }


def test_no_byte_of_it_is_left_in_the_files(archive, held, tmp_path):
    assert holding(tmp_path, WORD) == {"archive.sqlite", "archive.sqlite-wal"}
    size = len(archive)
    forget(archive, [held], addresses=[URL, ALIAS], reason="theo yêu cầu")
    assert archive.get(held) is None
    finish(archive, unfinished(archive))
    assert holding(tmp_path, WORD, NOTE, "zyx") == set()
    assert len(archive) == size - 1
    assert archive.get("7").body.startswith("lúa 7")
    assert archive.rows("PRAGMA integrity_check") == [("ok",)]


def test_nor_in_pages_that_were_free_before(archive, tmp_path):
    # Some systems build SQLite so that this is on from the start.
    archive.rows("PRAGMA secure_delete = OFF")
    archive.put(article(id="1", body=f"{WORD} " * 5000))
    archive.put(article(id="1", body="Một"))
    archive.put(article(id="2", body="Hai"))
    forget(archive, ["1"], addresses=[], reason="r")
    archive.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    assert holding(tmp_path, WORD) == {"archive.sqlite"}
    finish(archive, unfinished(archive))
    assert holding(tmp_path, WORD) == set()


def test_what_is_kept_is_when_why_and_hashes(archive, held):
    forget(archive, [held], addresses=[URL], reason="theo yêu cầu")
    finish(archive, unfinished(archive))
    (kept,) = forgettings(archive)
    assert (kept.reason, kept.done, len(kept.hashes)) == ("theo yêu cầu", True, 2)
    assert len(kept.at) == len("2026-01-01T00:00:00Z")
    for table in ("articles", "versions", "derived", "corrections", "removals", "unforgotten"):
        columns = [row[1] for row in archive.rows(f"PRAGMA table_info({table})")]
        rows = archive.rows(f"SELECT {', '.join(columns)} FROM {table}")
        assert not [row for row in rows if "zyx" in str(row) or WORD in str(row)], table


def test_two_archives_hash_one_address_differently(archive, held, tmp_path):
    forget(archive, [held], addresses=[URL], reason="r")
    with Archive.open(tmp_path / "other.sqlite") as other:
        forget(other, [], addresses=[URL], reason="r")
        assert not {*forgettings(archive)[0].hashes} & {*forgettings(other)[0].hashes}


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "new", "url": URL},
        {"url": "https://xa.example:443/tin/zyxwvut.html?utm_source=zalo#top"},
        {"id": "another", "url": ALIAS},
        {"id": "zyx-1"},
        {"id": "zyx-1", "url": "http://elsewhere.example/1"},
    ],
)
def test_it_is_refused_under_any_of_its_names(archive, held, fields):
    forget(archive, [held], addresses=[URL, ALIAS], reason="theo yêu cầu")
    with pytest.raises(Forgotten, match=r"on 20\d\d-\d\d-\d\d \(theo yêu cầu\)"):
        archive.put(article(**fields))
    finish(archive, unfinished(archive))
    with pytest.raises(Forgotten):
        archive.put(article(**fields))
    assert archive.put(article(id="new", url="http://xa.example/tin/khac.html")) == "new"


def test_an_address_learned_later_is_refused_too(archive):
    forget_too(archive, ALIAS, home=URL)
    assert archive.put(article(url=ALIAS)) == "new"
    forget(archive, [], addresses=[URL], reason="r")
    more = "http://xa.example/khac/zyxwvut"
    forget_too(archive, more, home=URL)
    with pytest.raises(Forgotten):
        archive.put(article(url=more))
    assert len(forgettings(archive)) == 1


def test_a_removal_is_whole_or_begun_and_what_is_left_is_known(archive, held):
    before = archive.clock().change
    with pytest.raises(RuntimeError), archive.writing():
        forget(archive, [held], addresses=[URL], reason="r")
        raise RuntimeError
    assert archive.get(held) is not None
    assert (unfinished(archive), forgettings(archive)) == (None, [])
    number = forget(archive, [held], addresses=[URL], reason="r")
    assert unfinished(archive) == Unfinished((number,), (held,), (URL,))
    assert [change.id for change in archive.changes(after=before)] == [held]
    assert not forgettings(archive)[0].done
    assert cleared_until(archive) == 0
    finish(archive, unfinished(archive))
    assert unfinished(archive) is None
    assert cleared_until(archive) > before
    assert list(archive.changes(after=before)) == []


def test_one_that_another_program_holds_stays_begun(archive, held, tmp_path):
    forget(archive, [held], addresses=[URL], reason="r")
    begun = unfinished(archive)
    with Archive.open(tmp_path / "archive.sqlite") as reader:
        archive.rows("PRAGMA busy_timeout = 50")
        with reader._connection as connection:
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM articles").fetchone()
            with pytest.raises(ArchiveError, match="run: tinxa index"):
                finish(archive, begun)
    assert unfinished(archive) == Unfinished(begun.numbers)
    finish(archive, unfinished(archive))
    assert forgettings(archive)[0].done
    assert holding(tmp_path, WORD) == set()


def test_others_with_the_same_title_or_text_are_named(archive):
    archive.put(article(id="1", title="Tin", body="Một"))
    archive.put(article(id="2", title="Tin", body="Hai"))
    archive.put(article(id="3", title="Khác", body="Một"))
    archive.put(article(id="4", title="Bốn", body=""))
    archive.put(article(id="5", title="Năm", body=""))
    assert alike(archive, "1") == ["2", "3"]
    assert alike(archive, "4") == []


def test_nothing_is_forgotten_of_what_nobody_named(archive, held):
    assert forgetting_of(archive, url=URL) is None
    forget(archive, [held], addresses=[], reason="r")
    assert forgetting_of(archive, url=URL) is None
    assert forgetting_of(archive, article_id=held).reason == "r"
