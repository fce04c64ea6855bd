import logging
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from crawler.errors import AddressRefused, RobotsUnavailable
from crawler.fetch import Fetcher
from crawler.pace import Pace, Stopped
from crawler.page import Page
from crawler.robots import read_rules
from tests.crawler.serving import HOST

URL = f"http://{HOST}"
BOM = b"\xef\xbb\xbf"


def rules(body, *, status=200, kind="text/plain"):
    url = f"{URL}/robots.txt"
    return read_rules(Page(url, url, status, {"Content-Type": kind}, body))


def test_what_is_forbidden_and_what_is_asked_for():
    read = rules(b"User-agent: *\nDisallow: /*.aspx$\nAllow: /tin/\nCrawl-delay: 0.5\n"
                 b"Sitemap: http://xa.example/sitemap.xml")  # fmt: skip
    assert read.allow(f"{URL}/tin/a.html")
    assert not read.allow(f"{URL}/tim-kiem.aspx")
    assert (read.delay, read.sitemaps) == (0.5, (f"{URL}/sitemap.xml",))


def test_a_byte_order_mark_does_not_hide_the_first_group():
    assert not rules(BOM + b"User-agent: *\nDisallow: /kin").allow(f"{URL}/kin/a")


def test_a_group_of_our_own_keeps_the_pause_that_is_asked_of_everyone():
    read = rules(b"User-agent: *\nCrawl-delay: 5\n\nUser-agent: Tinxa\nDisallow: /kin")
    assert read.delay == 5
    assert not read.allow(f"{URL}/kin")


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        (b"<html>Disallow: /</html>", 200, "text/html"),
        (BOM + b"\n<!DOCTYPE html><p>User-agent: *\nDisallow: /", 200, "text/plain"),
        (b"User-agent: *\nDisallow: /", 404, "text/plain"),
        (b"User-agent: *\nDisallow: /", 403, "text/plain"),
        (b"", 200, "text/plain"),
    ],
)
def test_no_robots_txt_asks_for_nothing(body, status, kind):
    read = rules(body, status=status, kind=kind)
    assert read.allow(f"{URL}/tin")
    assert read.delay is None


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_portal_in_trouble_is_left_alone(status):
    with pytest.raises(RobotsUnavailable, match=str(status)):
        rules(b"", status=status)


def test_a_forbidden_page_is_never_asked_for(site):
    site.text("/robots.txt", "User-agent: *\nDisallow: /kin")
    site.html("/kin", "")
    site.redirect("/cua", "/kin")
    fetcher = Fetcher(site.profile(), pace=Pace())
    for path in ("/kin", "/cua"):
        with pytest.raises(AddressRefused, match=r"robots\.txt forbids"):
            fetcher.fetch(f"{URL}{path}")
    assert site.paths == ["/robots.txt", "/cua"]


def test_a_robots_txt_that_moved_is_followed(site):
    site.redirect("/robots.txt", "/moi/robots.txt", status=301)
    site.text("/moi/robots.txt", "User-agent: *\nDisallow: /kin")
    assert not Fetcher(site.profile(), pace=Pace()).rules(URL).allow(f"{URL}/kin")


@pytest.mark.parametrize("to", ["/robots.txt", "http://khac.example/robots.txt"])
def test_a_robots_txt_that_cannot_be_had_leaves_the_portal_alone_and_is_asked_for_once(site, to):
    site.redirect("/robots.txt", to)
    site.html("/tin", "")
    fetcher = Fetcher(site.profile(), pace=Pace())
    for _ in range(2):
        with pytest.raises(RobotsUnavailable, match="left alone"):
            fetcher.fetch(f"{URL}/tin")
    assert "/tin" not in site.paths
    assert len(site.asked) <= 6


@pytest.mark.parametrize(("own", "kept"), [(0.0, 0.1), (0.12, 0.12)])
def test_the_longer_pause_is_kept_and_told(site, caplog, own, kept):
    site.text("/robots.txt", "User-agent: *\nCrawl-delay: 0.1")
    site.html("/tin", "")
    pace = Pace()
    fetcher = Fetcher(site.profile(delay=own), pace=pace)
    with caplog.at_level(logging.INFO, logger="crawler.fetch"):
        for _ in range(3):
            fetcher.fetch(f"{URL}/tin")
    gaps = [later.start - earlier.end for earlier, later in pairwise(pace.turns(URL))]
    assert len(gaps) == 3
    assert all(gap >= kept for gap in gaps)
    said = f"robots.txt of {HOST} asks for 0.1 s between requests; keeping {kept:g} s"
    assert [record.message for record in caplog.records] == [said]


def test_one_request_at_a_time_to_a_host():
    pace = Pace()

    def ask(number):
        with pace.turn(f"{URL}/{number}", delay=0):
            return number

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(ask, range(40))) == list(range(40))
    assert all(a.end <= b.start for a, b in pairwise(pace.turns(URL)))


def test_a_stopped_crawl_waits_no_longer():
    pace = Pace()
    with pace.turn(URL, delay=0):
        pass
    pace.stop()
    with pytest.raises(Stopped), pace.turn(URL, delay=3600):
        pass
