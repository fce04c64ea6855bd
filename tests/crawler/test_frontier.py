import sqlite3

import pytest

from crawler.errors import FrontierError
from crawler.frontier import DAY, Caps, Find, Frontier
from crawler.hosts import Hosts

CAPS = Caps(urls=100, depth=10)
A, B, C = (f"http://xa.example/{name}.html" for name in "abc")


class Clock:
    now = 1_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def frontier(tmp_path, clock):
    with Frontier.open(tmp_path / "frontier.sqlite", clock=clock) as opened:
        yield opened


def add(frontier, *urls, kind="article", depth=0, caps=CAPS, portal="xa"):
    return frontier.add(urls, Find(portal, kind, depth), caps=caps).known


def taken(frontier, portal="xa"):
    """Take everything that waits, as a crawl does."""
    urls = []
    while entry := frontier.take(portal):
        urls.append(entry.url)
        frontier.done(entry, rest=DAY)
    return urls


def test_an_address_is_known_once_under_its_canonical_form(frontier):
    assert add(frontier, A, f"{A}?utm_source=zalo", f"{A}#top", f"{A};jsessionid=1F") == 1
    assert add(frontier, A) == 0
    assert taken(frontier) == [A]


def test_entry_files_come_first_then_articles_then_the_nearest_list(frontier):
    add(frontier, "http://xa.example/far", kind="list", depth=2)
    add(frontier, "http://xa.example/near", kind="list", depth=1)
    add(frontier, A)
    add(frontier, "http://xa.example/rss", kind="feed")
    names = [url.rpartition("/")[2] for url in taken(frontier)]
    assert names == ["rss", "a.html", "near", "far"]


def test_portals_do_not_take_from_each_other(frontier):
    add(frontier, A)
    add(frontier, B, portal="khac")
    assert taken(frontier) == [A]
    assert frontier.count("khac", state="new") == 1


def test_a_killed_crawl_goes_on_where_it_was(tmp_path, frontier):
    add(frontier, A, B, C)
    frontier.done(frontier.take("xa"), rest=DAY)
    interrupted = frontier.take("xa").url
    # Not closed: the process is gone.
    with Frontier.open(tmp_path / "frontier.sqlite") as again:
        assert (interrupted, taken(again)) == (B, [B, C])


def test_caps_hold(frontier):
    few = Caps(urls=2, depth=3)
    assert add(frontier, A, B, C, caps=few) == 2
    assert add(frontier, C, caps=few) == 0
    assert add(frontier, "http://xa.example/deep", kind="list", depth=4) == 1
    assert add(frontier, "http://khac.example/deep", kind="list", depth=4, caps=few) == 0


def test_what_rests_waits_until_it_is_due(frontier, clock):
    add(frontier, A)
    taken(frontier)
    for days, due in ((0.5, []), (0.6, [A])):
        clock.now += days * DAY
        frontier.reopen("xa")
        assert taken(frontier) == due


def test_what_failed_is_tried_again_when_it_is_due_but_not_for_ever(frontier, clock):
    add(frontier, A)
    tries = 0
    while entry := frontier.take("xa"):
        tries += 1
        assert entry.tries == tries - 1
        frontier.fail(A, "timed out", wait=60)
        assert frontier.take("xa") is None
        assert frontier.wait("xa") == (60 if tries < 10 else None)
        clock.now += 60
    assert tries == 10
    assert frontier.state(A) == "failed"


def test_waiting_outlives_a_restart(tmp_path, frontier, clock):
    add(frontier, A)
    frontier.fail(A, "HTTP 503", wait=3600)
    with Frontier.open(tmp_path / "frontier.sqlite", clock=clock) as again:
        again.reopen("xa")
        assert (again.take("xa"), again.wait("xa")) == (None, 3600)


def test_success_forgets_failures(frontier):
    add(frontier, A)
    for _ in range(9):
        frontier.fail(A, "timed out", wait=0)
    frontier.done(frontier.take("xa"), rest=0)
    frontier.reopen("xa")
    assert frontier.take("xa").tries == 0


def test_a_host_that_keeps_failing_is_put_aside_and_tried_later(frontier, clock):
    hosts = Hosts(frontier)
    add(frontier, A)
    for _ in range(4):
        hosts.troubled("xa.example", "timed out")
    assert frontier.take("xa").url == A
    hosts.troubled("xa.example", "timed out")
    assert (frontier.take("xa"), frontier.wait("xa")) == (None, 600)
    assert hosts.aside() == [("xa.example", clock.now + 600, "timed out")]
    clock.now += 600
    assert frontier.take("xa").url == A
    hosts.troubled("xa.example", "timed out")
    assert frontier.wait("xa") == 1200
    hosts.answered("xa.example")
    assert frontier.take("xa").url == A


def test_a_host_waits_as_long_as_it_asks(frontier):
    add(frontier, A, B)
    Hosts(frontier).troubled("xa.example", "HTTP 429", wait=90)
    assert (frontier.take("xa"), frontier.wait("xa")) == (None, 90)


def test_by_which_ways_an_address_was_found(frontier):
    add(frontier, "http://xa.example/tin", kind="list")
    listed = frontier.take("xa")
    sitemap = listed._replace(kind="sitemap", url="http://xa.example/sitemap.xml")
    ways = [("list", listed), ("sitemap", sitemap), ("list", listed)]
    added = [frontier.add([A], Find("xa", "article", 0, parent), caps=CAPS) for _, parent in ways]
    assert added == [(1, 1), (0, 1), (0, 0)]
    add(frontier, B)
    frontier.merge(A, into=B)
    assert frontier.rows("SELECT ways FROM urls WHERE kind = 'article'") == [(3,), (3,)]


@pytest.mark.parametrize("url", ["http://[xa.example/a", "http://xa.example:port/a"])
def test_what_is_no_address_is_left(frontier, url):
    assert add(frontier, url) == 0


def test_what_is_of_no_use_is_not_visited_again(frontier, clock):
    add(frontier, A, B)
    frontier.skip(A, "HTTP 404")
    frontier.skip(B, "no text", rest=7 * DAY)
    clock.now += 8 * DAY
    frontier.reopen("xa")
    assert taken(frontier) == [B]
    assert frontier.state(A) == "skipped"


def test_a_list_is_revisited_once_in_a_crawl(frontier, clock):
    add(frontier, A, kind="list")
    taken(frontier)
    clock.now += 60
    started = clock.now
    frontier.revisit([f"{A}#top"], since=started)
    assert taken(frontier) == [A]
    frontier.revisit([A], since=started)
    assert taken(frontier) == []


def test_what_an_answer_said_is_there_for_the_next_question(frontier):
    add(frontier, A)
    frontier.done(
        frontier.take("xa"), rest=0, etag='"1"', last_modified="Mon, 29 May 2023 07:05:00 GMT"
    )
    frontier.reopen("xa")
    entry = frontier.take("xa")
    assert (entry.etag, entry.last_modified, entry.visits) == (
        '"1"', "Mon, 29 May 2023 07:05:00 GMT", 1,
    )  # fmt: skip


def test_a_file_that_is_no_frontier_is_refused(tmp_path):
    path = tmp_path / "frontier.sqlite"
    path.write_text("Đây là một tệp văn bản, không phải cơ sở dữ liệu. " * 30, "utf-8")
    with pytest.raises(FrontierError, match=r"Delete it"):
        Frontier.open(path)


def test_a_frontier_of_a_later_tinxa_is_refused(tmp_path):
    path = tmp_path / "frontier.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(FrontierError, match="later"):
        Frontier.open(path)
