"""What `tinxa status` says of portals."""

import datetime as dt
import random
from collections import Counter

import pytest

from crawler.alarms import dropped_days, dropped_fields
from crawler.completeness import Missed, estimate_missed, found_by_ways
from crawler.coverage import Day, calendar, strip
from crawler.frontier import Caps, Find, Frontier
from crawler.health import health_of, portals
from crawler.journal import Journal
from crawler.outcomes import PortalSummary
from tests.crawler.serving import HOST, listing, publish
from tests.making import article
from vietnamese.clock import VIETNAM

TODAY = dt.date(2026, 11, 24)


def at(day, hour=12):
    return dt.datetime(2026, 11, day, hour, tzinfo=VIETNAM).timestamp()


@pytest.fixture
def frontier(tmp_path):
    with Frontier.open(tmp_path / "frontier.sqlite") as opened:
        yield opened


def test_what_a_crawl_came_to(portal, archive, run, tmp_path):
    portal.fail("/tin/b.html", 404)
    portal.html("/tin/c.html", "<h1>Chỉ có tiêu đề</h1>")
    run(portal)
    with Frontier.open(tmp_path / "frontier.sqlite") as frontier:
        assert portals(frontier) == ["xa"]
        health = health_of("xa", frontier, archive)
    assert (health.found, health.taken, health.waiting) == (3, 1, 0)
    assert health.skipped == {"HTTP 404": 1, "no text": 1}
    assert (health.failed, health.aside, health.alarms) == ({}, (), ())
    assert dt.datetime.now(VIETNAM) - health.last_success < dt.timedelta(minutes=5)
    assert health.missed is None


def test_a_blocked_portal_is_called_so(portal, archive, run, tmp_path):
    portal.html("/robots.txt", "<script>document.cookie='a=1';location.reload()</script>")
    run(portal)
    with Frontier.open(tmp_path / "frontier.sqlite") as frontier:
        health = health_of("xa", frontier, archive)
    assert [(each.host, each.reason) for each in health.aside] == [(HOST, "blocked")]
    assert health.last_success is None
    assert health.days[-1].looked == "blocked"


def test_a_calendar_tells_empty_days_from_days_nobody_looked(archive, frontier):
    for number, day in enumerate((20, 20, 24)):
        published = f"2026-11-{day}"
        archive.put(article(id=str(number), source=HOST, body="Tin", published=published))
    caps = Caps(9, 9)
    frontier.add([f"http://{HOST}/tin/a.html"], Find("xa", "article", 0), caps=caps)
    results = {19: PortalSummary("xa", answered=1), 21: PortalSummary("xa", answered=1),
               22: PortalSummary("xa", failed={"timed out": 1}),
               24: PortalSummary("xa", failed={"blocked": 1})}  # fmt: skip
    for day, summary in results.items():
        frontier.clock = lambda day=day: at(day)
        journal = Journal(frontier)
        journal.note(journal.begin("xa"), summary)
    first = dt.date(2026, 11, 18)
    days = calendar(frontier, archive, "xa", first=first, last=dt.date(2026, 11, 25))
    assert [day.looked for day in days] == [
        "down", "reached", "down", "reached", "unreachable", "down", "blocked", "down",
    ]  # fmt: skip
    assert [day.articles for day in days] == [0, 0, 2, 0, 0, 0, 1, 0]
    assert strip(days) == ",·2·x?1?"


def days(*counts, looked="reached"):
    start = TODAY - dt.timedelta(len(counts))
    return [Day(start + dt.timedelta(n), c, looked, seen_later=False) for n, c in enumerate(counts)]


@pytest.mark.parametrize(
    ("before", "recent", "looked", "alarm"),
    [
        ([2] * 60, [0] * 14, "reached", True),
        ([2] * 60, [2] * 14, "reached", False),
        ([0, 0, 0, 0, 1] * 12, [0] * 14, "reached", False),
        ([2] * 60, [0] * 14, "down", False),
        ([90] * 60, [90] * 14, "reached", False),
        ([90] * 60, [70] * 14, "reached", True),
        ([0] * 60, [0] * 14, "reached", False),
    ],
)
def test_a_portal_that_falls_silent_is_called_out(before, recent, looked, alarm):
    told = dropped_days([*days(*before), *days(*recent, looked=looked)])
    assert (told is not None) is alarm


def test_a_field_that_is_no_longer_filled_is_called_out(archive):
    for number in range(60):
        day = None if number >= 40 else "2023-05-29"
        archive.put(article(id=str(number), source=HOST, body="Tin", published=day))
    assert [told.field for told in dropped_fields(archive, [HOST])] == ["published"]
    assert dropped_fields(archive, ["khac.example"]) == []


@pytest.mark.parametrize("found", [{1: 500}, {1: 500, 3: 4, 2: 90}, {}, {2: 30, 4: 40}], ids=str)
def test_what_cannot_be_estimated_is_not(found):
    assert estimate_missed(found) is None


def test_complete_ways_leave_nothing_to_miss():
    assert estimate_missed({7: 300, 5: 40, 3: 60}) == Missed(0, 0, 1)


@pytest.mark.parametrize("ways", [2, 3])
def test_the_interval_holds_what_was_missed(ways):
    dice = random.Random(ways)  # noqa: S311 - the same portals in every run
    held = 0
    for _ in range(10):
        found = Counter(
            sum(1 << way for way in range(ways) if dice.random() > 0.3) for _ in range(600)
        )
        missed = found.pop(0)
        told = estimate_missed(found)
        assert told.high - told.low < 150
        held += told.low <= missed <= told.high
    assert held >= 8


def test_the_ways_of_a_crawl_are_counted(site, run, tmp_path):
    publish(site, "a", "b", "c")
    listing(site, "/tin", "a", "b")
    items = "".join(f"<url><loc>http://{HOST}/tin/{name}.html</loc></url>" for name in "bc")
    site.text("/sitemap.xml", f"<urlset>{items}</urlset>", kind="text/xml")
    site.text("/robots.txt", f"Sitemap: http://{HOST}/sitemap.xml")
    run(site)
    with Frontier.open(tmp_path / "frontier.sqlite") as frontier:
        assert found_by_ways(frontier, "xa") == {1: 1, 2: 1, 3: 1}
