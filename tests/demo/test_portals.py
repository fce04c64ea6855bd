"""Each portal of the demo has the difficulties that data/demo/README.md names."""

import html
import re
import time
import unicodedata
from datetime import datetime

import msgspec
import pytest
from bs4 import BeautifulSoup

from archive.addresses import canonical_url
from archive.identity import article_id
from tests.demo.markup import PORTALS, TITLE, number, plain
from tinxa.demo import clock, thoxuan
from tinxa.demo.server import DemoServer
from tinxa.demo.truth import truth
from vietnamese.tables import data_path

CONTENT = "/-/asset_publisher/tX7q/content/"


def test_dongson_asks_for_a_pause_and_closes_its_search(get, soup):
    robots = get("dongson", "/robots.txt").text.splitlines()
    assert robots == ["User-agent: *", "Disallow: /web/tim-kiem", "Crawl-delay: 0.1"]
    menu = soup("dongson", "/web/trang-chu.htm").select("#main-menu a[href^='/web/tim-kiem']")
    assert len(menu) == 1
    assert get("dongson", menu[0]["href"]).status_code == 200


@pytest.mark.parametrize("path", ["/sitemap.xml", "/rss", "/web/trang-chu/tin-tuc/khong-co.html"])
def test_dongson_has_neither_sitemap_nor_feed(get, path):
    assert get("dongson", path).status_code == 404


@pytest.mark.parametrize("mark", [";jsessionid=", "?print=1"])
def test_dongson_links_an_article_under_a_second_address(listed, get, soup, mark):
    [second] = [path for path in listed["dongson"] if mark in path]
    first = soup("dongson", second).select_one("link[rel=canonical]")["href"]
    assert get("dongson", second).status_code == 200
    same = canonical_url(f"https://dongson.thanhhoa.example{second}") == first
    assert same == (mark == ";jsessionid=")


def test_dongson_shows_other_articles_inside_the_body(soup):
    page = soup("dongson", PORTALS["dongson"].path(number("dongson", 19)))
    assert page.select("div.news-content div.related-news li .date")
    assert page.select_one(".banner-slogan").text.endswith("THỦ TỤC HÀNH CHÍNH !")
    tools = page.select_one(".news-tools").text
    assert "100%" in tools
    assert "Print" in tools


def test_hoanghoa_has_a_sitemap_of_all_its_articles(get):
    robots = get("hoanghoa", "/robots.txt").text
    address = re.search(r"^Sitemap: (\S+)$", robots, re.MULTILINE).group(1)
    assert address == "https://hoanghoa.thanhhoa.example/sitemap.xml"
    index = get("hoanghoa", "/sitemap.xml").text
    assert re.findall("<loc>(.+)</loc>", index) == [
        "https://hoanghoa.thanhhoa.example/sitemap-news.xml"
    ]
    found = re.findall("<loc>(.+)</loc>", get("hoanghoa", "/sitemap-news.xml").text)
    portal = PORTALS["hoanghoa"]
    assert found == [f"https://{portal.host}{portal.path(a)}" for a in portal.articles]


def test_hoanghoa_prints_its_time_in_three_ways_one_of_them_wrong(soup):
    article = number("hoanghoa", 1)
    page = soup("hoanghoa", PORTALS["hoanghoa"].path(article))
    hidden = page.select_one("span.hidden[itemprop=datePublished]").text
    assert datetime.fromisoformat(hidden) == article.published
    meta = page.select_one("meta[property='article:published_time']")["content"]
    assert meta == "2019-03-18+0709:20:00"
    assert page.select_one("span.h5").text == "Thứ Hai - 18/03/2019 09:20"


@pytest.mark.parametrize("kind", ["print", "savefile"])
def test_hoanghoa_has_second_copies_that_name_the_first(soup, kind):
    path = PORTALS["hoanghoa"].path(number("hoanghoa", 1))
    [link] = soup("hoanghoa", path).select(f"a[rel=nofollow].{kind}")
    copy = soup("hoanghoa", link["href"])
    assert copy.select_one("link[rel=canonical]")["href"].endswith(path)
    assert not copy.select(TITLE["hoanghoa"])


def test_hoanghoa_moved_an_article_that_a_list_still_links(listed, get):
    [old] = [path for path in listed["hoanghoa"] if "/tin-tuc-su-kien/" in path]
    answer = get("hoanghoa", old)
    assert answer.status_code == 301
    assert get("hoanghoa", answer.headers["Location"]).status_code == 200


def test_hoanghoa_sends_one_page_with_its_letters_taken_apart(get):
    pages = [get("hoanghoa", PORTALS["hoanghoa"].path(a)) for a in PORTALS["hoanghoa"].articles]
    decomposed = [p for p in pages if unicodedata.is_normalized("NFD", p.content.decode())]
    assert len(decomposed) == 1


def test_thoxuan_sends_one_page_in_an_old_charset_which_only_its_meta_declares(get):
    portal = PORTALS["thoxuan"]
    pages = {article: get("thoxuan", portal.path(article)) for article in portal.articles}
    assert {p.headers["Content-Type"] for p in pages.values()} == {"text/html"}
    [(article, page)] = [(a, p) for a, p in pages.items() if b"windows-1258" in p.content]
    with pytest.raises(UnicodeDecodeError):
        page.content.decode("utf-8")
    text = html.unescape(plain(page.content.decode("cp1258")))
    assert article.title in text
    assert all(paragraph in text for paragraph in article.body.split("\n"))


def test_thoxuan_prints_seconds_for_minutes():
    wrong = [a for a in PORTALS["thoxuan"].articles if _printed(a) != f"{a.published:%H:%M}"]
    assert len(wrong) > len(PORTALS["thoxuan"].articles) / 2
    assert all(_printed(a)[:2] == f"{a.published:%H}" for a in PORTALS["thoxuan"].articles)


def _printed(article):
    return clock.liferay_time(article).rpartition(" ")[2]


def test_thoxuan_spells_saturday_in_its_own_way():
    saturdays = [a for a in PORTALS["thoxuan"].articles if a.published.weekday() == 5]
    assert all(clock.liferay_time(a).startswith("Thứ Bẩy, ngày ") for a in saturdays)


def test_thoxuan_feeds_its_thirty_newest(get):
    portal = PORTALS["thoxuan"]
    feed = get("thoxuan", "/rss/-/asset_publisher/tX7q/rss").content
    links = BeautifulSoup(feed, "xml").select("item > link")
    newest = [f"https://{portal.host}{portal.path(a)}" for a in portal.articles[:30]]
    assert [link.text for link in links] == newest


def test_thoxuan_answers_200_for_content_that_is_gone(listed, get, soup):
    [gone] = [p for p in listed["thoxuan"] if "/tX7q/" in p and "nam-2018" in p]
    for path in (gone, f"{CONTENT}khong-co-bai-nay"):
        assert get("thoxuan", path).status_code == 200
        page = soup("thoxuan", path)
        assert "Không tìm thấy nội dung bạn yêu cầu" in page.text
        assert not page.select(TITLE["thoxuan"])


def test_thoxuan_attaches_a_file(get, soup):
    pages = [soup("thoxuan", PORTALS["thoxuan"].path(a)) for a in PORTALS["thoxuan"].articles]
    [block] = [found for page in pages if (found := page.select_one("div.attachments"))]
    assert block.b.text == "Tệp đính kèm"
    file = get("thoxuan", block.a["href"])
    assert file.headers["Content-Type"] == "application/pdf"
    assert file.content.startswith(b"%PDF-")
    assert len(file.content) < 60_000


@pytest.mark.parametrize(
    ("slug", "title", "expected"),
    [
        ("hoat-dong-cua-doi", "Hoạt động của đội", "hoat-ong-cua-oi"),
        ("dai-hoi-dang-bo", "Đại hội Đảng bộ", "ai-hoi-ang-bo"),
        ("du-lich-da-dang", "Du lịch đa dạng", "du-lich-a-dang"),
        ("rut-gon-don-vi", "Rút rất gọn: đơn vị", "rut-gon-on-vi"),
    ],
)
def test_liferay_drops_the_letter_dd(slug, title, expected):
    assert thoxuan.liferay_slug(slug=slug, title=title) == expected


@pytest.mark.parametrize("name", PORTALS)
def test_an_unknown_path_is_a_404(get, name):
    assert get(name, "/khong/co/gi").status_code == 404
    assert get(name, "/static/../truth.jsonl").status_code == 404
    assert get(name, "/static/%2e%2e/truth.jsonl").status_code == 404


def test_head_has_the_headers_of_get_and_no_body(get):
    for name, portal in PORTALS.items():
        path = portal.path(portal.articles[0])
        head, whole = get(name, path, method="HEAD"), get(name, path)
        assert head.status_code == 200
        assert head.content == b""
        assert head.headers["Content-Length"] == str(len(whole.content))


def test_requests_are_recorded_and_nothing_is_printed(capfd, session):
    with DemoServer() as server:
        host = "dongson.thanhhoa.example"
        before = time.monotonic()
        for path in ("/robots.txt", "/khong-co"):
            session.get(server.addresses[host] + path, timeout=20)
        kept = list(server.requests)
    assert [(r.host, r.path, r.status) for r in kept] == [
        (host, "/robots.txt", 200),
        (host, "/khong-co", 404),
    ]
    assert before <= kept[0].at <= kept[1].at <= time.monotonic()
    assert capfd.readouterr() == ("", "")


def test_the_committed_truth_is_what_the_articles_say():
    committed = (data_path("demo") / "truth.jsonl").read_text(encoding="utf-8")
    assert committed == truth()


def test_the_truth_has_one_line_for_each_article():
    lines = [msgspec.json.decode(line) for line in truth().splitlines()]
    assert len({line["id"] for line in lines}) == len(lines)
    assert len(lines) == sum(len(portal.articles) for portal in PORTALS.values())
    for line in lines:
        assert set(line) == {
            "id", "url", "title", "published", "portal", "communes", "units", "documents",
        }  # fmt: skip
        assert line["id"] == article_id(url=line["url"], title=None, body="")
