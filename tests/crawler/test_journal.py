import datetime as dt

import pytest

from archive.folder import DataFolder
from crawler.coverage import coverage_of
from crawler.frontier import DAY, Caps, Find, Frontier
from crawler.journal import Journal
from crawler.outcomes import PortalSummary
from crawler.outlook import pages_to_come
from crawler.rhythm import Rhythms
from tests.crawler.serving import listing, publish


@pytest.fixture
def frontier(tmp_path):
    with Frontier.open(tmp_path / "frontier.sqlite", clock=lambda: 1_000_000.0) as opened:
        yield opened


@pytest.mark.parametrize(
    ("summary", "result"),
    [
        (PortalSummary("xa", answered=1, failed={"HTTP 500": 3}), "reached"),
        (PortalSummary("xa", failed={"timed out": 1}), "unreachable"),
        (PortalSummary("xa", ended="waiting"), "unreachable"),
        (PortalSummary("xa", failed={"blocked": 1}), "blocked"),
        (PortalSummary("xa", ended="stopped"), "begun"),
    ],
)
def test_a_round_says_whether_the_portal_was_reached(frontier, summary, result):
    journal = Journal(frontier)
    journal.note(journal.begin("xa"), summary)
    assert [each.result for each in journal.rounds("xa", limit=9)] == [result]
    assert (journal.last_success("xa") is not None) is (result == "reached")


def test_a_killed_round_is_in_the_journal(frontier):
    journal = Journal(frontier)
    journal.begin("xa")
    assert [each.result for each in journal.rounds("xa", limit=9)] == ["begun"]


def test_a_portal_that_publishes_is_looked_at_more_often(frontier):
    rhythms = Rhythms(frontier)
    assert rhythms.pause("xa") == 0
    pauses = []
    for found in (1, 1, 1, 0, 0):
        rhythms.note(PortalSummary("xa", found=found))
        pauses.append(rhythms.pause("xa"))
    assert pauses == [1800, 900, 900, 1350, 2025]
    for _ in range(20):
        rhythms.note(PortalSummary("xa"))
    assert rhythms.pause("xa") == DAY


def test_an_unfinished_portal_is_due_at_once(frontier):
    rhythms = Rhythms(frontier)
    rhythms.note(PortalSummary("xa", found=9, ended="paused"))
    assert rhythms.pause("xa") == 0


def test_every_crawl_is_in_the_journal(portal, run, tmp_path):
    run(portal)
    with Frontier.open(tmp_path / "frontier.sqlite") as frontier:
        (only,) = Journal(frontier).rounds("xa", limit=9)
        assert (only.result, only.new, only.failed) == ("reached", 3, 0)
        assert only.started < only.ended


def test_what_a_pager_promises_is_counted(site, run, tmp_path):
    names = [f"a{n}" for n in range(4)]
    publish(site, *names)
    pager = "".join(f"<a class='page' href='/tin?page={n}'>{n}</a>" for n in (2, 3, 57))
    listing(site, "/tin", *names, more=pager)
    run(site, max_pages=1)
    with Frontier.open(tmp_path / "frontier.sqlite") as frontier:
        # 4 articles and 3 lists wait; 54 lists are unseen, each with 4 articles.
        assert pages_to_come(frontier, "xa") == 7 + 54 * 5


def test_the_days_of_each_source_are_known(tmp_path):
    folder = DataFolder(tmp_path)
    assert coverage_of(folder) == {}
    clock = [dt.datetime(2024, 5, 1, 16, 59, tzinfo=dt.UTC).timestamp()]
    with Frontier.open(folder.frontier, clock=lambda: clock[0]) as frontier:
        journal = Journal(frontier)
        page = Find("xa", "article", 1)
        frontier.add(["https://xa.example/1.html"], page, caps=Caps(urls=9, depth=9))
        number = journal.begin("xa")
        # The day in Vietnam begins at 17:00 in UTC.
        clock[0] += 120
        journal.note(number, PortalSummary("xa", answered=1))
        for result in (PortalSummary("xa", failed={"blocked": 1}), PortalSummary("xa", answered=1)):
            clock[0] += DAY
            journal.note(journal.begin("xa"), result)
            clock[0] += 60
            journal.note(journal.begin("xa"), PortalSummary("xa", failed={"timed out": 1}))
    watched = coverage_of(folder)["xa.example"]
    assert sorted(day.isoformat() for day in watched.reached) == [
        "2024-05-01", "2024-05-02", "2024-05-04",
    ]  # fmt: skip
    assert watched.failed == {dt.date(2024, 5, 3): "blocked"}
    assert (watched.first, watched.last) == (dt.date(2024, 5, 1), dt.date(2024, 5, 4))
