"""`tinxa forget` from the shell, over a portal that is crawled."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from archive.article import Amendment, Correction
from archive.corrections import correct
from archive.folder import DataFolder
from archive.forgotten import forgettings
from archive.store import Archive
from crawler.adding.drafts import Draft, Drafts
from crawler.adding.looking import Page
from crawler.adding.runs import Run
from crawler.crawl import Options, crawl
from crawler.frontier import Frontier
from crawler.profile import load_profiles
from tests.crawler.serving import HOST, Site, identity, listing, publish, serving, story
from tests.making import article
from tinxa.indexing import bring_up_to_date

PROFILE = """
start = ["http://{host}/tin"]
discover = {{ article_pattern = '/tin/[^/]+\\.html', pager = ["a.page"] }}
article = {{ title = ["h1"], date = [".date"], body = [".body"] }}
fetch = {{ delay = 0.0, retry = 0.01, connect = {{ "{host}" = "{base}" }} }}
"""
WORD = "qwertzuiop"
PATH = "/tin/zyxwvut.html"
URL = f"http://{HOST}{PATH}"
PRINTED = f"http://{HOST}/tin/in-zyxwvut.html"
ID = identity("zyxwvut")


@pytest.fixture(scope="module")
def site():
    """Twenty articles, and one that is to be forgotten, with a printed copy."""
    with serving(Site()) as served:
        names = [f"tin-{number}" for number in range(20)]
        publish(served, *names)
        served.html(PATH, story(f"Tin {WORD}", f"Xã họp {WORD} tổng kết."))
        canonical = f"<link rel='canonical' href='{URL}'>"
        served.html("/tin/in-zyxwvut.html", story("Tin", f"Bản in {WORD}."), head=canonical)
        listing(served, "/tin", "zyxwvut", "in-zyxwvut", *names)
        yield served


@pytest.fixture(scope="module")
def prepared(site, tmp_path_factory):
    """A data folder of a crawl of it, with a second version and a correction of the one."""
    data = tmp_path_factory.mktemp("prepared")
    with_profile(data, site)
    folder = DataFolder(data)
    frontier, options = folder.frontier, Options(warc=folder.warc)
    newer = article(title="Tin", url=URL, source=HOST, body="Bản sửa.", id=ID)
    made = Amendment(field="title", value=f"Tin {WORD} đúng")
    with Archive.open(folder.archive) as archive:
        profiles = list(load_profiles(folder.sites).values())
        (summary,) = crawl(profiles, archive=archive, frontier=frontier, options=options)
        assert summary.new == 21
        bring_up_to_date(folder)
        archive.put(newer)
        bring_up_to_date(folder)
        correct(archive, ID, Correction(at="2026-01-01T00:00:00Z", fields=(made,)))
        bring_up_to_date(folder)
    return data


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def portal(site):
    site.asked.clear()
    return site


@pytest.fixture
def crawled(prepared, data, tinxa):
    shutil.copytree(prepared, data)
    return tinxa


def with_profile(data, site):
    (data / "sites").mkdir(parents=True)
    profile = PROFILE.format(host=HOST, base=site.base)
    (data / "sites" / "xa.toml").write_text(profile, encoding="utf-8")


def state(data):
    """Return whether the archive has the article, and whether each removal is done."""
    with Archive.open(data / "archive.sqlite") as archive:
        return archive.get(ID) is not None, [each.done for each in forgettings(archive)]


def holding(data, *words):
    return {
        file.relative_to(data).as_posix()
        for file in data.rglob("*")
        if file.is_file() and any(word.encode() in file.read_bytes() for word in words)
    }


def warc(data):
    (file,) = (data / "warc").glob("*")
    return file.relative_to(data).as_posix()


def test_not_a_byte_is_left_but_in_the_web_archives_that_are_named(crawled, data):
    assert len(holding(data, WORD)) >= 3
    done = crawled("forget", ID, "--reason", "theo yêu cầu", "--yes")
    assert done.returncode == 0, done.stderr
    assert "1 earlier versions" in done.stderr
    assert "2 addresses" in done.stderr
    assert holding(data, WORD, "zyxwvut") <= {warc(data)}
    told = re.findall(
        rf"{re.escape(warc(data))}: record (\d+), bytes (\d+) to (\d+), (.+)", done.stderr
    )
    assert [kind for *_, kind in told] == ["names it", "a copy", "a copy"]
    assert "docs/rights.md" in done.stderr
    content = (data / warc(data)).read_bytes()
    for _, start, end, _ in reversed(told):
        content = content[: int(start)] + content[int(end) :]
    (data / warc(data)).write_bytes(content)
    assert "web archives" not in crawled("forget", URL, "--reason", "r").stderr


def test_what_was_read_to_add_the_portal_goes_and_its_profile_is_named(crawled, data):
    drafts, folder = Drafts(data / "drafts"), DataFolder(data)
    at_it, linked = Page(URL, URL, WORD), Page("http://b.vn/", "http://b.vn/", f"<a href='{PATH}'>")
    for page in (at_it, linked):
        drafts.begin(Draft(address="http://b.vn/", text=f"# {WORD}"), page)
    other = drafts.begin(Draft(address="http://b.vn/", text="# khác"), None)
    for name, said in (("xa", f"{URL}: no answer in time."), ("khac", "khac: 3 new")):
        run = Run(folder.logs, name)
        run.begin()
        run.log.write_text(said)
    comment = folder.sites / "xb.toml"
    comment.write_text(f"# Found on {URL}\n")
    done = crawled("forget", ID, "--reason", "theo yêu cầu", "--yes")
    assert "sites/xb.toml names it" in done.stderr.replace(os.sep, "/")
    assert holding(data, WORD, "zyxwvut") <= {warc(data), "sites/xb.toml"}
    assert [name for name, _ in drafts.listed()] == [other]
    assert [path.name for path in folder.logs.glob("*.log")] == ["khac.log"]


def test_it_stays_away_and_the_others_stay(crawled, portal, data, tmp_path):
    crawled("export", "", "-o", tmp_path / "before.jsonl")
    crawled("forget", PRINTED, "--reason", "theo yêu cầu", "--yes")
    portal.asked.clear()
    assert "forgotten: 2" in crawled("crawl", "xa").stderr
    assert not {PATH, "/tin/in-zyxwvut.html"} & set(portal.paths)
    again = crawled("import", tmp_path / "before.jsonl").stderr
    assert "0 new, 0 changed, 20 unchanged, 0 rejected, 1 forgotten and not taken" in again
    assert "forgotten and not taken" in crawled("import", data / warc(data)).stderr
    crawled("index")
    assert json.loads(crawled("search", WORD, "--json").stdout)["total"] == 0
    assert json.loads(crawled("search", "", "--json").stdout)["total"] == 20
    assert "holds no article" in crawled("show", ID).stderr


def test_the_list_and_the_status_tell_of_it(crawled):
    assert crawled("forget", "--list").stdout == "nothing was forgotten\n"
    assert "forgotten: 0\n" in crawled("status").stdout
    crawled("forget", URL, "--reason", "theo yêu cầu", "--yes")
    listed = crawled("forget", "--list").stdout
    assert re.fullmatch(r"20\d\d-\d\d-\d\d  theo yêu cầu  [0-9a-f]{32} and 2 others\n", listed)
    assert "forgotten: 1\n" in crawled("status").stdout
    assert "every sum is right" in crawled("status", "--check").stdout
    for again in (ID, URL, PRINTED):
        done = crawled("forget", again, "--reason", "lần nữa")
        assert (done.returncode, "theo yêu cầu" in done.stderr) == (0, True)
    assert crawled("forget", "--list").stdout == listed


@pytest.mark.slow
def test_an_address_may_be_forgotten_before_it_is_seen(portal, data, tinxa):
    with_profile(data, portal)
    assert tinxa("forget", URL, "--reason", "r", "--yes").returncode == 0
    assert "20 new" in tinxa("crawl", "xa").stderr
    assert PATH not in portal.paths


def test_others_with_its_title_or_text_are_named_and_stay(tinxa, tmp_path):
    lines = [{"id": str(n), "title": "Tin", "body": f"Bài {n}"} for n in range(3)]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    tinxa("import", tmp_path / "in.jsonl")
    done = tinxa("forget", "1", "--reason", "r", "--yes")
    assert "the same title or text, and stays: 0, 2" in done.stderr
    assert tinxa("show", "2").returncode == 0
    assert not (tmp_path / "data" / "index").exists()


@pytest.mark.slow
def test_articles_that_only_lead_to_one_another_by_now_are_not_swept_along(portal, data, tinxa):
    """A portal that takes articles down and sends their readers to a notice."""
    with_profile(data, portal)
    assert "21 new" in tinxa("crawl", "xa").stderr
    notice, gone, kept = (f"http://{HOST}/tin/tin-{number}.html" for number in (1, 2, 3))
    with Frontier.open(data / "frontier.sqlite") as frontier:
        frontier.merge(gone, into=notice)
        frontier.merge(kept, into=notice)
    done = tinxa("forget", gone, "--reason", "r", "--yes")
    assert "1 addresses" in done.stderr
    assert [tinxa("show", identity(f"tin-{n}")).returncode for n in (1, 2, 3)] == [0, 1, 0]
    done = tinxa("forget", notice, "--reason", "r", "--yes")
    assert f"lead there now, and stay: {identity('tin-3')}" in done.stderr
    assert tinxa("show", identity("tin-3")).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((ID,), 2, "--reason"),
        ((ID, "--reason", " "), 2, "--reason"),
        (("--reason", "r"), 2, "which article"),
        ((ID, "--reason", "r"), 2, "--yes"),
        ((f"{ID[:-1]}x", "--reason", "r", "--yes"), 1, f"Perhaps {ID} is meant"),
    ],
)
def test_nothing_is_removed_by_mistake(crawled, data, arguments, code, said):
    done = crawled("forget", *arguments)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert state(data) == (True, [])


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(("typed", "stays"), [(b"n\n", True), (b"\n", True), (b"y\n", False)])
@pytest.mark.usefixtures("crawled")
def test_a_person_is_asked(data, typed, stays):
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tinxa", "forget", ID, "--reason", "r"],
        env={**os.environ, "TINXA_DATA": str(data)},
        stdin=theirs, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    os.write(ours, typed)
    _, said = process.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert "Remove it for good" in said.decode()
    assert (process.returncode == 1) is stays
    assert state(data)[0] is stays


KILLED_AT = {
    "noted": "tinxa.completing.drop",
    "address dropped": "crawler.frontier.Frontier.shred",
    "before the index": "indexer.following.build",
    "index committed, old files there": "indexer.engines.whoosh.inside.clean",
    "index done": "tinxa.completing.finish",
    "before the archive is written anew": "archive.store.Archive.shred",
}


def killed_at(place, data, *arguments):
    """Run a command whose process ends at once where it would call *place*."""
    owner, _, name = place.rpartition(".")
    script = (
        "import os, pkgutil, sys\n"
        f"setattr(pkgutil.resolve_name({owner!r}), {name!r}, lambda *_, **__: os._exit(9))\n"
        "from tinxa.app import main\n"
        f"sys.argv[1:] = {list(arguments)!r}\n"
        "main()\n"
    )
    environment = {**os.environ, "TINXA_DATA": str(data)}
    return subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, check=False
    ).returncode


@pytest.mark.slow
@pytest.mark.parametrize("place", KILLED_AT.values(), ids=KILLED_AT)
def test_killed_at_any_step_it_is_completed_by_the_next_index(crawled, data, place):
    assert killed_at(place, data, "forget", ID, "--reason", "r", "--yes") == 9
    assert state(data) == (False, [False])
    assert crawled("index").returncode == 0
    assert holding(data, WORD, "zyxwvut") <= {warc(data)}
    assert state(data) == (False, [True])


@pytest.mark.slow
def test_one_that_is_not_complete_is_told(crawled, data):
    killed_at("tinxa.completing.finish", data, "forget", ID, "--reason", "r", "--yes")
    assert "1 not complete; run: tinxa index" in crawled("status").stdout
    assert "not complete" in crawled("forget", "--list").stdout
    assert "forgotten and not taken" in crawled("import", data / warc(data)).stderr


@pytest.mark.slow
def test_killed_before_it_is_noted_the_article_is_whole(crawled, data):
    shown = crawled("show", ID, "--json").stdout
    assert (
        killed_at("archive.store.Archive.remove", data, "forget", ID, "--reason", "r", "--yes") == 9
    )
    assert crawled("show", ID, "--json").stdout == shown
    assert crawled("forget", "--list").stdout == "nothing was forgotten\n"
    assert "up to date" in crawled("status").stdout


@pytest.mark.slow
def test_an_index_that_is_being_written_is_left_and_said(crawled, data):
    holder = (
        "import sys; from pathlib import Path\n"
        "from indexer.engines.whoosh.engine import WhooshIndex\n"
        f"writer = WhooshIndex(Path({str(data / 'index')!r})).writer(rebuild=False)\n"
        "print('held', flush=True); sys.stdin.read(); writer.cancel()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        done = crawled("forget", ID, "--reason", "r", "--yes")
        process.stdin.close()
    assert done.returncode == 1
    assert "is being written by process" in done.stderr
    assert "tinxa index" in done.stderr
    assert state(data) == (False, [False])
    assert crawled("index").returncode == 0
    assert holding(data, WORD, "zyxwvut") <= {warc(data)}
