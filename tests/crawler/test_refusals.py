"""What was forgotten is not fetched, under none of its addresses, and not imported."""

import sqlite3

import pytest

from archive.forgetting import finish, forget, unfinished
from archive.forgotten import forgettings
from crawler.copies import copies
from crawler.frontier import Frontier
from crawler.importing.options import ImportOptions, ImportSummary
from crawler.importing.run import import_paths
from crawler.refusals import aliases_of, drop, homes_of
from tests.crawler.serving import HOST, identity, listing, publish, story

A = f"http://{HOST}/tin/a.html"
PRINTED = f"http://{HOST}/tin/in-a.html"
MOVED = f"http://{HOST}/tin/cu.html"
CANONICAL = f"<link rel='canonical' href='{A}'>"


@pytest.fixture
def several(portal):
    """A portal whose article a has a printed copy, and an old address that leads to it."""
    portal.html("/tin/in-a.html", story("Tin a", "Bản in."), head=CANONICAL)
    portal.redirect("/tin/cu.html", "/tin/a.html", status=301)
    listing(portal, "/tin", "a", "in-a", "cu", "b")
    return portal


@pytest.fixture
def frontier(tmp_path):
    return tmp_path / "frontier.sqlite"


def forgotten(archive, frontier):
    """Forget the article a under all that the crawler knows of it, as the command does."""
    with Frontier.open(frontier) as memory:
        addresses = aliases_of(memory, [A])
        forget(archive, [identity("a")], addresses=addresses, reason="r")
        drop(memory, addresses)
        memory.shred()
    finish(archive, unfinished(archive))


def again(frontier):
    """Let every address be due."""
    with sqlite3.connect(frontier) as connection:
        connection.execute("UPDATE urls SET due = 0")
    connection.close()


def test_which_addresses_lead_to_an_article_is_known(several, run, frontier):
    run(several)
    with Frontier.open(frontier) as memory:
        assert set(aliases_of(memory, [A])) == {A, PRINTED, MOVED}
        assert set(aliases_of(memory, [A.replace("http:", "https:")])) > {A, PRINTED, MOVED}
        assert [homes_of(memory, url) for url in (PRINTED, MOVED)] == [[PRINTED, A], [MOVED, A]]
        for other in (f"http://{HOST}/tin/b.html", "http://khac.example/"):
            assert aliases_of(memory, [other]) == homes_of(memory, other) == [other]


def test_it_is_not_fetched_again_under_any_of_its_addresses(several, archive, run, frontier):
    run(several)
    forgotten(archive, frontier)
    several.asked.clear()
    again(frontier)
    summary = run(several)
    assert not {"/tin/a.html", "/tin/in-a.html", "/tin/cu.html"} & set(several.paths)
    assert "/tin/b.html" in several.paths
    assert summary.skipped == {"forgotten": 3}
    assert archive.get(identity("a")) is None


def test_no_trace_of_its_addresses_is_left_in_the_crawlers_memory(several, archive, run, frontier):
    run(several)
    with Frontier.open(frontier) as memory:
        memory.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"/tin/in-a.html" in frontier.read_bytes()
    forgotten(archive, frontier)
    run(several)
    for name in (b"/tin/a.html", b"/tin/in-a.html", b"/tin/cu.html"):
        assert not [f for f in frontier.parent.glob("*.sqlite*") if name in f.read_bytes()]
    assert b"/tin/b.html" in b"".join(f.read_bytes() for f in frontier.parent.glob("f*.sqlite*"))


def test_new_addresses_that_lead_to_it_are_found_out_once(portal, archive, run, frontier):
    run(portal)
    forgotten(archive, frontier)
    portal.html("/tin/in-a.html", story("Tin a", "Bản in."), head=CANONICAL)
    portal.redirect("/tin/moi.html", "/tin/tam.html")
    portal.redirect("/tin/tam.html", "/tin/a.html")
    listing(portal, "/tin", "a", "in-a", "moi", "b")
    portal.asked.clear()
    assert run(portal).skipped == {"forgotten": 3}
    assert {"/tin/in-a.html", "/tin/moi.html", "/tin/tam.html"} <= set(portal.paths)
    assert "/tin/a.html" not in portal.paths
    assert len(archive) == 2
    portal.asked.clear()
    again(frontier)
    assert run(portal).skipped == {"forgotten": 3}
    assert not {"/tin/in-a.html", "/tin/moi.html", "/tin/tam.html"} & set(portal.paths)
    assert len(forgettings(archive)) == 1
    assert not [f for f in frontier.parent.glob("f*.sqlite") if b"moi.html" in f.read_bytes()]


def test_what_moved_and_says_there_that_it_is_the_same_is_found_out(portal, archive, run, frontier):
    run(portal)
    forgotten(archive, frontier)
    portal.html("/tin/dich.html", story("Tin a"), head=CANONICAL)
    portal.redirect("/tin/moi.html", "/tin/dich.html")
    listing(portal, "/tin", "moi", "b")
    run(portal)
    assert len(archive) == 2
    with Frontier.open(frontier) as memory:
        assert [memory.state(f"http://{HOST}/tin/{n}.html") for n in ("moi", "dich")] == [None] * 2


def test_a_list_that_leads_there_for_now_stays_a_list(portal, archive, run, frontier):
    run(portal)
    forgotten(archive, frontier)
    publish(portal, "d")
    portal.redirect("/tin", "/tin/a.html")
    again(frontier)
    run(portal)
    listing(portal, "/tin", "d")
    again(frontier)
    assert run(portal).new == 1


def test_a_crawl_that_is_under_way_takes_it_no_more(several, archive, run):
    def before(event):
        if event.kind == "list" and not forgettings(archive):
            forget(archive, [], addresses=[A], reason="r")

    summary = run(several, report=before)
    assert archive.get(identity("a")) is None
    assert "/tin/a.html" not in several.paths
    assert summary.skipped["forgotten"] == 3


def test_another_with_its_text_stays(portal, archive, run, frontier):
    portal.html("/tin/b.html", story("Tin a"))
    run(portal)
    forgotten(archive, frontier)
    assert archive.get(identity("b")).title == "Tin a"


def imported(path, archive):
    said = []
    summary = import_paths([path], archive=archive, options=ImportOptions(), report=said.append)
    return summary, said


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    body = "Xã họp tổng kết năm và bàn kế hoạch làm thủy lợi mùa khô. " * 4
    page = f"<html><head>{CANONICAL}</head><body>{story('Tin a', body)}</body></html>"
    (folder / "in-a.html").write_text(page, "utf-8")
    (folder / "a.jsonl").write_text(f'{{"title": "Tin a", "url": "{A}?utm_source=x"}}\n', "utf-8")
    (folder / "a.csv").write_text(f"title,url\nTin a,{A.replace('http:', 'https:')}\n", "utf-8")
    return folder


@pytest.mark.parametrize("name", ["in-a.html", "a.jsonl", "a.csv"])
def test_no_import_brings_it_back(portal, archive, run, frontier, files, name):
    run(portal)
    forgotten(archive, frontier)
    summary, said = imported(files / name, archive)
    assert summary == ImportSummary(forgotten=1)
    assert str(files / name) in said[0]
    assert "was forgotten on" in said[0]
    assert len(archive) == 2


def test_nor_does_the_crawls_own_web_archive(several, archive, run, frontier, tmp_path):
    run(several, warc=tmp_path / "warc")
    forgotten(archive, frontier)
    (path,) = (tmp_path / "warc").glob("*.warc.gz")
    summary, said = imported(path, archive)
    # Its own page, which came twice: once for its address, once for the old one.
    assert (summary.forgotten, summary.new, len(said)) == (2, 0, 2)
    assert archive.get(identity("a")) is None


def test_copies_in_web_archives_are_found_where_they_lie(several, run, tmp_path):
    run(several, warc=tmp_path / "warc")
    found = list(copies(tmp_path / "warc", [A]))
    (path,) = (tmp_path / "warc").glob("*.warc.gz")
    kinds = {(each.url.removeprefix(f"http://{HOST}"), each.kind) for each in found}
    assert kinds == {
        ("/tin", "names"), ("/tin/a.html", "copy"), ("/tin/in-a.html", "copy"),
        ("/tin/cu.html", "names"),
    }  # fmt: skip
    assert {each.file for each in found} == {path}
    # Cut out as they are named, nothing of it is left and all else is whole.
    content = path.read_bytes()
    for each in sorted(found, reverse=True):
        content = content[: each.start] + content[each.end :]
    path.write_bytes(content)
    assert list(copies(tmp_path / "warc", [A, PRINTED, MOVED])) == []
    assert len(list(copies(tmp_path / "warc", [f"http://{HOST}/tin/b.html"]))) == 1


def test_a_damaged_web_archive_is_named(several, run, tmp_path):
    run(several, warc=tmp_path / "warc")
    (path,) = (tmp_path / "warc").glob("*.warc.gz")
    path.write_bytes(path.read_bytes()[:-30])
    assert [each.kind for each in copies(tmp_path / "warc", ["http://khac.example/xyz"])] == [
        "damaged"
    ]
    assert list(copies(tmp_path / "none", [A])) == []
