"""The demo's portals, crawled over HTTP, against the files that their articles come from."""

import json
from collections import Counter
from itertools import pairwise

import pytest

from archive.identity import article_id
from archive.store import Archive
from crawler.crawl import crawl
from crawler.profile import load_profiles, profile_for
from indexer.documents import find_documents
from indexer.recognition import find_communes
from tinxa.demo.articles import DemoArticle
from tinxa.demo.portals import portals
from tinxa.demo.server import DemoServer
from vietnamese.tables import data_path

HOSTS = ("dongson", "hoanghoa", "thoxuan")


class Demo:
    """What two crawls of the demo gave: *first* and *again* are summaries by name."""

    def __init__(self, folder):
        with DemoServer() as server, Archive.open(folder / "archive.sqlite") as archive:
            profiles = load_profiles(data_path("demo") / "sites").values()
            served = [profile.served_at(server.addresses) for profile in profiles]
            frontier = folder / "frontier.sqlite"
            self.first = self._crawl(served, archive, frontier)
            self.requests = list(server.requests)
            self.again = self._crawl(served, archive, frontier)
            self.requests_again = server.requests[len(self.requests) :]
            self.articles = {c.id: c.record.article for c in archive.changes()}

    def _crawl(self, profiles, archive, frontier):
        return {s.name: s for s in crawl(profiles, archive=archive, frontier=frontier)}

    def asked(self, name):
        return [each for each in self.requests if each.host.startswith(name)]


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    return Demo(tmp_path_factory.mktemp("demo"))


def truth():
    lines = (data_path("demo") / "truth.jsonl").read_text("utf-8").splitlines()
    return {record["id"]: record for record in map(json.loads, lines)}


def written():
    """Yield the id of each article of the demo, and the article as its file gives it."""
    for portal in portals():
        for article in portal.articles:
            url = f"https://{portal.host}{portal.path(article)}"
            yield article_id(url=url, title=None, body=""), article


def one_line(text):
    """A page cannot show two blanks side by side."""
    return " ".join(text.split()) if text else text


def body(article: DemoArticle):
    return "\n".join(one_line(line) for line in article.body.split("\n"))


def test_exactly_the_articles_of_the_truth(demo):
    assert {i: a.url for i, a in demo.articles.items()} == {i: r["url"] for i, r in truth().items()}


def test_titles_dates_and_portals_of_the_truth(demo):
    got = {i: (a.title, a.published, a.source) for i, a in demo.articles.items()}
    assert got == {i: (r["title"], r["published"], r["portal"]) for i, r in truth().items()}


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("body", body),
        ("summary", lambda article: one_line(article.summary)),
        ("category", lambda article: article.category),
        ("authors", lambda article: article.authors),
        ("captions", lambda article: tuple(b.text for b in article.blocks if b.caption)),
    ],
)
def test_a_field_is_what_was_written(demo, field, expected):
    got = {i: getattr(demo.articles[i], field) for i, _ in written()}
    assert got == {i: expected(article) for i, article in written()}


def test_documents_of_the_truth(demo):
    got = {i: [one.number for one in find_documents(a)] for i, a in demo.articles.items()}
    assert got == {i: r["documents"] for i, r in truth().items()}
    assert sum(map(len, got.values())) > 50


def test_the_time_is_known_where_a_portal_prints_it(demo):
    timed = Counter(a.source.partition(".")[0] for a in demo.articles.values() if a.published_at)
    assert set(timed) == {"hoanghoa"}
    times = {i: f"{a.published:%Y-%m-%dT%H:%M:%S}+07:00" for i, a in written()}
    assert all(a.published_at in {None, times[i]} for i, a in demo.articles.items())
    assert {a.date_source for a in demo.articles.values()} == {"selector"}


def test_every_field_of_the_demo_comes_from_a_selector(demo):
    sources = {source for a in demo.articles.values() for source in a.field_sources.values()}
    assert sources == {"selector"}
    assert all(
        {"title", "body", "category"} <= a.field_sources.keys() for a in demo.articles.values()
    )


def test_where_the_portals_belong(demo):
    places = {(a.source, a.place.district, a.place.province) for a in demo.articles.values()}
    assert places == {
        ("dongson.thanhhoa.example", "Đông Sơn", "Thanh Hóa"),
        ("hoanghoa.thanhhoa.example", "Hoằng Hóa", "Thanh Hóa"),
        ("thoxuan.thanhhoa.example", "Thọ Xuân", "Thanh Hóa"),
    }


def test_the_attachment_is_linked_and_read(demo):
    files = [file for article in demo.articles.values() for file in article.attachments]
    assert {(file.type, file.text_source) for file in files} == {("pdf", "text")}
    assert all("tiêm phòng" in file.text for file in files)
    assert all(file.url.startswith("https://thoxuan.thanhhoa.example/documents/") for file in files)


@pytest.mark.parametrize("name", HOSTS)
def test_nothing_fails(demo, name):
    assert demo.first[name].failed == demo.again[name].failed == {}
    assert demo.first[name].changed == 0


@pytest.mark.parametrize("name", HOSTS)
def test_robots_txt_is_obeyed(demo, name):
    paths = [each.path for each in demo.asked(name)]
    assert paths[0] == "/robots.txt"
    assert not [p for p in paths if "tim-kiem" in p or "/savefile/" in p or p.startswith("/c/")]


def test_the_pause_that_dongson_asks_for_is_kept(demo):
    times = [each.at for each in demo.asked("dongson")]
    assert len(times) > 10
    assert all(later - earlier >= 0.1 for earlier, later in pairwise(times))


@pytest.mark.parametrize("name", HOSTS)
def test_no_page_is_asked_for_twice(demo, name):
    asked = demo.asked(name)
    again = len(asked) - len({each.path for each in asked})
    # A redirect ends on a page that may have been there before.
    assert again <= sum(each.status == 301 for each in asked)


def test_a_second_crawl_looks_at_lists_and_feeds_only(demo):
    assert {name: s.found for name, s in demo.again.items()} == dict.fromkeys(HOSTS, 0)
    assert len(demo.requests_again) <= 9


def test_start_addresses_alone_find_every_article(tmp_path):
    with DemoServer() as server, Archive.open(tmp_path / "archive.sqlite") as archive:
        bare = [profile_for(f"https://{host}/", {}) for host in server.addresses]
        served = [profile.served_at(server.addresses, delay=0.02) for profile in bare]
        crawl(served, archive=archive, frontier=tmp_path / "frontier.sqlite")
        got = {c.id: c.record.article.title for c in archive.changes()}
    assert got == {i: r["title"] for i, r in truth().items()}


def test_the_communes_named_are_those_of_the_truth(demo):
    found = {
        key: {m.name for m in find_communes(article)} for key, article in demo.articles.items()
    }
    assert found == {key: set(record["communes"]) for key, record in truth().items()}


def test_the_communes_named_are_the_units_of_the_truth(demo):
    for key, record in truth().items():
        found = {m.unit for m in find_communes(demo.articles[key]) if m.certain}
        assert found == {unit for units in record["units"].values() for unit in units}
