"""What goes wrong at real portals, over real sockets: nothing is lost, nothing taken twice."""

import gzip
import time
from urllib.parse import urlsplit

import msgspec
import pytest

from crawler.errors import CrawlRunning
from crawler.frontier import Frontier
from crawler.hosts import Hosts
from crawler.transport import Limits
from tests.crawler.serving import (
    FIELDS,
    HOST,
    RESET,
    RULES,
    Answer,
    Asked,
    identity,
    listing,
    publish,
    story,
)

HTML = {"Content-Type": "text/html; charset=utf-8"}
QUICK = Limits(connect=2, silence=0.3, whole=0.6, size=1_000_000)


class Answers(dict):
    """Answers of which one path's come in a row, the last for ever."""

    def __init__(self, site, path, *row):
        super().__init__(site.answers)
        self.path = path
        self.row = list(row)

    def get(self, path, default=None):
        if path == self.path and self.row:
            return self.row.pop(0)
        return super().get(path, default)


def drops():
    while True:
        yield b"<p>x</p>"
        time.sleep(0.02)


def flood():
    while True:
        yield b"0" * 65_536


def silence():
    time.sleep(1)
    yield b""


BOMB = gzip.compress(b"0" * 50_000_000)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(headers=HTML, pieces=drops), "timed out"),
        (Answer(headers=HTML, pieces=flood), "too large"),
        (Answer(headers={"Content-Length": "9"}, pieces=silence), "timed out"),
        (Answer(BOMB, headers=HTML | {"Content-Encoding": "gzip"}), "too large"),
        (Answer(b"0" * 50_000_000, headers=HTML), "too large"),
        (Answer(b"<p>Thi", headers=HTML | {"Content-Length": "5000"}), "cut short"),
        (Answer(b"no gzip", headers={"Content-Encoding": "gzip"}), "cut short"),
        (Answer(status=302, headers={"Location": "/tin/b.html"}), "redirected too often"),
        (Answer(status=302, headers={"Location": "http://127.0.0.1:9/"}), "foreign host"),
        (Answer(status=302, headers={"Location": "http://[::1"}), "bad address"),
        (Answer(status=302, headers={"Location": "file:///etc/hosts"}), "foreign host"),
    ],
)
def test_one_bad_page_costs_no_other(portal, run, answer, reason):
    portal.answers["/tin/b.html"] = answer
    summary = run(portal, limits=QUICK, patience=0)
    assert summary.new == 2
    assert {**summary.skipped, **summary.failed} == {reason: 1}


def test_a_redirect_into_a_private_network_is_not_followed(portal, run):
    profile = portal.profile(article=FIELDS, discover=RULES, hosts=(HOST, "localhost"))
    port = urlsplit(portal.base).port
    portal.redirect("/tin/b.html", f"http://localhost:{port}/tin/c.html")
    summary = run(portal, profile=profile, patience=0)
    assert summary.new == 2
    assert summary.failed == {"robots.txt unavailable": 1}
    assert [each for each in portal.asked if each.headers["Host"].startswith("localhost")] == []


def test_a_broken_charset_is_read_as_well_as_it_goes(portal, archive, run):
    body = story("Tin b", "Hội nghị tổng kết").encode() + b"\xff\xfe\x80"
    portal.answers["/tin/b.html"] = Answer(body, headers=HTML)
    assert run(portal).new == 3
    assert "Hội nghị tổng kết" in archive.get(identity("b")).body


def test_a_portal_that_is_busy_is_left_alone_as_long_as_it_asks(portal, run):
    busy = Answer(b"busy", 503, {"Retry-After": "1"})
    portal.answers = Answers(portal, "/tin/a.html", busy)
    asked = []
    portal.asked = Times(asked)
    summary = run(portal)
    assert (summary.new, summary.failed) == (3, {})
    moments = [at for at, path in asked if path == "/tin/a.html"]
    assert len(moments) == 2
    # Nothing of the portal was asked for meanwhile.
    assert [path for at, path in asked if moments[0] < at < moments[0] + 1] == []


class Times(list):
    """What was asked for, with the moments in *moments*."""

    def __init__(self, moments):
        super().__init__()
        self.moments = moments

    def append(self, asked: Asked) -> None:
        self.moments.append((time.monotonic(), asked.path))
        super().append(asked)


def test_errors_that_pass_are_tried_again(portal, run):
    broken = Answer(b"<h1>Error</h1>", 500)
    portal.answers = Answers(portal, "/tin/a.html", broken, broken)
    summary = run(portal)
    assert (summary.new, summary.failed, summary.ended) == (3, {}, "done")
    assert portal.paths.count("/tin/a.html") == 3


def test_a_reset_in_mid_page_is_tried_again(portal, run):
    def reset():
        yield b"<p>Thi"
        time.sleep(0.1)
        yield RESET

    portal.answers = Answers(portal, "/tin/a.html", Answer(headers=HTML, pieces=reset))
    assert run(portal).new == 3


def test_waiting_is_left_to_the_next_crawl_where_it_is_long(portal, run, tmp_path):
    portal.answers = Answers(portal, "/tin/a.html", Answer(b"", 503, {"Retry-After": "3600"}))
    first = run(portal)
    assert (first.new, first.ended, first.failed) == (0, "waiting", {"HTTP 503": 1})
    portal.asked.clear()
    assert run(portal).ended == "waiting"
    assert portal.asked == []
    later = "UPDATE {} SET due = due - 3600"
    with Frontier.open(tmp_path / "frontier.sqlite") as frontier, frontier.writing() as cursor:
        assert [each.host for each in Hosts(frontier).aside()] == [HOST]
        cursor.execute(later.format("hosts"))
        cursor.execute(later.format("urls"))
    assert run(portal).new == 3


def test_a_host_that_keeps_failing_ends_the_crawl(portal, run):
    for name in "abc":
        portal.fail(f"/tin/{name}.html", 500)
    summary = run(portal)
    assert (summary.ended, set(summary.failed)) == ("waiting", {"HTTP 500"})
    assert len(portal.paths) < 12


def test_a_robots_txt_that_hangs_closes_the_portal_for_now(portal, run):
    portal.answers["/robots.txt"] = Answer(headers={"Content-Length": "9"}, pieces=silence)
    summary = run(portal, limits=QUICK)
    assert (summary.failed, summary.ended) == ({"robots.txt unavailable": 1}, "waiting")
    assert portal.paths == ["/robots.txt"]


def test_a_robots_txt_that_comes_back_opens_the_portal(portal, run):
    portal.text("/robots.txt", "User-agent: *\nDisallow: /tin/b")
    portal.answers = Answers(portal, "/robots.txt", Answer(b"", 503, {"Retry-After": "0"}))
    summary = run(portal)
    assert (summary.new, summary.skipped) == (2, {"forbidden by robots.txt": 1})


def test_a_calendar_without_end_is_left(site, run):
    class Calendar(dict):
        def get(self, path, default=None):
            if not path.startswith("/lich/"):
                return super().get(path, default)
            day = int(path.rpartition("/")[2])
            links = f"<a class='page' href='/lich/{day + 1}'>sau</a>"
            return Answer(f"{links}<a href='/tin/a.html'>a</a>".encode(), headers=HTML)

    listing(site, "/tin", "a", more="<a class='page' href='/lich/1'>lịch</a>")
    publish(site, "a")
    site.answers = Calendar(site.answers)
    rules = msgspec.structs.replace(RULES, max_barren=8)
    summary = run(site, profile=site.profile(article=FIELDS, discover=rules))
    assert (summary.new, summary.skipped) == (1, {"list without end": 1})
    assert len([asked for asked in site.asked if asked.path.startswith("/lich/")]) == 8


CHALLENGE = (
    '<html><body><script type="text/javascript">document.cookie="D1N=abc123"+"; expires=Fri, '
    '31-Dec-2099 23:59:59 GMT; path=/";window.location.reload(true);</script></body></html>'
)


class Guarded(dict):
    """Answers a page for robots to whoever does not bring its cookie."""

    def __init__(self, site, *, cookie="D1N=abc123"):
        super().__init__(site.answers)
        self.site = site
        self.cookie = cookie

    def get(self, path, default=None):
        if self.site.asked[-1].headers.get("Cookie") == self.cookie:
            return super().get(path, default)
        return Answer(CHALLENGE.encode(), headers=HTML)


def test_a_page_that_demands_a_cookie_is_passed_once(portal, run):
    portal.text("/robots.txt", "User-agent: *\nDisallow: /tin/b")
    portal.answers = Guarded(portal)
    summary = run(portal)
    assert (summary.new, summary.skipped) == (2, {"forbidden by robots.txt": 1})
    assert [asked.path for asked in portal.asked].count("/tin") == 1


def test_a_portal_that_shows_nothing_else_is_blocked(portal, archive, run, tmp_path):
    portal.answers = Guarded(portal, cookie="D1N=of-somebody-else")
    summary = run(portal)
    assert (summary.failed, summary.ended) == ({"blocked": 1}, "waiting")
    assert len(portal.asked) == 2
    assert len(archive) == 0
    with Frontier.open(tmp_path / "frontier.sqlite") as frontier:
        assert [(each.host, each.reason) for each in Hosts(frontier).aside()] == [(HOST, "blocked")]


def test_cookies_are_kept_for_the_run(portal, run):
    listing(portal, "/tin", "a")
    portal.html("/tin", "<a href='/tin/a.html'>a</a>", **{"Set-Cookie": "phien=7; Path=/"})
    run(portal)
    cookies = {asked.path: asked.headers.get("Cookie") for asked in portal.asked}
    assert (cookies["/tin"], cookies["/tin/a.html"]) == (None, "phien=7")


def test_two_crawls_of_one_folder_do_not_run_side_by_side(portal, run):
    def again(_):
        with pytest.raises(CrawlRunning, match="another crawl"):
            run(portal)

    assert run(portal, report=again).new == 3


def test_not_modified_is_not_believed_for_an_article_that_is_not_there(portal, archive, run):
    portal.html("/tin/a.html", story("Tin a"), ETag='"1"')
    run(portal)
    archive.remove(identity("a"))
    path = archive.path.parent / "frontier.sqlite"
    with Frontier.open(path) as frontier, frontier.writing() as cursor:
        cursor.execute("UPDATE urls SET due = 0")
    portal.asked.clear()
    assert run(portal).new == 1
    said = {asked.path: asked.headers.get("If-None-Match") for asked in portal.asked}
    assert said["/tin/a.html"] is None
