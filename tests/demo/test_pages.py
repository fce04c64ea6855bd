"""Every field of an article can be told from its page, and every page can be reached."""

import re
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from archive.addresses import canonical_url
from tests.demo.markup import (
    AUTHOR,
    BODY,
    CAPTION,
    CATEGORY,
    DATE,
    PORTALS,
    SAPO,
    TITLE,
    plain,
    texts,
)
from tinxa.demo import clock

CASES = [(name, article) for name, portal in PORTALS.items() for article in portal.articles]
IDS = [f"{name}-{article.number:02}" for name, article in CASES]
EMPTY = "\xa0"


def each_page():
    return pytest.mark.parametrize(("name", "article"), CASES, ids=IDS)


@each_page()
def test_every_field_stands_on_the_page(soup, name, article):
    page = soup(name, PORTALS[name].path(article))
    assert texts(page, TITLE[name]) == [article.title]
    assert texts(page, SAPO[name]) == ([article.summary] if article.summary else [])
    assert texts(page, CATEGORY[name]) == [article.category]
    assert texts(page, CAPTION[name]) == [b.text for b in article.blocks if b.caption]
    body = [text for text in texts(page, BODY[name]) if text != EMPTY]
    assert body == article.body.split("\n")


@each_page()
def test_the_date_stands_on_the_page(soup, name, article):
    shown = texts(soup(name, PORTALS[name].path(article)), DATE[name])
    assert len(shown) == 1
    found = re.search(r"(\d\d/\d\d/\d{4})", shown[0])
    assert found.group(1) == article.published.strftime("%d/%m/%Y")


@each_page()
def test_the_authors_stand_on_the_page(soup, name, article):
    shown = texts(soup(name, PORTALS[name].path(article)), AUTHOR[name])
    assert len(shown) == bool(article.authors)
    if name != "hoanghoa":
        assert shown == ([article.byline] if article.byline else [])
    elif shown:
        assert re.fullmatch(r"(Tác giả|Nguồn tin): (.+)", shown[0]).group(2) == ", ".join(
            article.authors
        )


@each_page()
def test_the_canonical_address_is_that_of_the_truth(soup, name, article):
    page = soup(name, PORTALS[name].path(article))
    address = f"https://{PORTALS[name].host}{PORTALS[name].path(article)}"
    assert page.select_one("link[rel=canonical]")["href"] == address
    assert canonical_url(address) == address


@pytest.mark.parametrize("name", PORTALS)
def test_lists_and_pager_reach_every_article(listed, name):
    host = f"https://{PORTALS[name].host}"
    reached = {canonical_url(host + path) for path in listed[name]}
    wanted = {host + PORTALS[name].path(article) for article in PORTALS[name].articles}
    # One article each is linked only where rel=canonical or a redirect has to be followed.
    assert len(wanted - reached) == (0 if name == "thoxuan" else 1)


@pytest.mark.parametrize("name", PORTALS)
def test_the_newest_come_first(listed, name):
    newest = PORTALS[name].articles[0]
    assert listed[name][0] == PORTALS[name].path(newest)


@pytest.mark.parametrize("name", PORTALS)
def test_the_header_shows_todays_date(soup, name):
    selector = {"dongson": "#clock", "hoanghoa": ".current-time", "thoxuan": "#current-date"}[name]
    before = clock.now()
    shown = soup(name, PORTALS[name].path(PORTALS[name].articles[0])).select_one(selector).text
    days = {f"{moment:%d/%m/%Y}" for moment in (before, clock.now())}
    assert any(day in shown for day in days)


@pytest.mark.parametrize("name", PORTALS)
def test_all_links_lead_somewhere_and_all_pages_say_that_they_are_a_demo(get, name):
    ways = {"dongson": "/web/trang-chu.htm", "hoanghoa": "/vi/", "thoxuan": "/"}
    seen, waiting, dead = set(), [ways[name]], []
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        response = get(name, path)
        if response.status_code == 404:
            dead.append(path)
        if "Location" in response.headers:
            waiting.append(response.headers["Location"])
        if "text/html" not in response.headers["Content-Type"] or not response.content:
            continue
        page = BeautifulSoup(response.content, "lxml")
        assert plain(page.get_text()).count("đều là hư cấu") == 1, path
        links = [e["href"] for e in page.select("a[href], link[rel=stylesheet], link[rel=icon]")]
        links += [e["src"] for e in page.select("img")]
        waiting += [urljoin(path, at) for at in links if not at.startswith("javascript:")]
    assert [path for path in seen if not path.startswith("/")] == []
    assert dead == (
        ["/-/asset_publisher/kL2m/content/thu-moi-tham-gia-giai-viet-da-huyen-tho-xuan"]
        if name == "thoxuan"
        else []
    )
