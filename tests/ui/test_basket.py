"""Articles ticked and collected, in a real browser."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.ui.test_page import ask, settled

# The layout shift after the first content, as browsers count it.
SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  const shown = document.querySelector("#ket-qua");
  const counted = list.getEntries().filter((one) => shown && !one.hadRecentInput);
  for (const one of counted) window.shifted += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""


def boxes(page):
    return page.locator(".tx-hits").get_by_role("checkbox")


def bar(page):
    return page.get_by_role("region", name="Bài đã chọn")


def chosen(page, name):
    href = bar(page).get_by_role("link", name=name).get_attribute("href")
    return parse_qs(urlsplit(href).query)["chon"]


def test_ticks_are_collected_over_pages_searches_and_languages(visit):
    page = visit("/?q=lua")
    expect(bar(page)).to_be_hidden()
    before = boxes(page).first.bounding_box()
    boxes(page).first.click()
    boxes(page).nth(1).focus()
    page.keyboard.press("Space")
    expect(boxes(page).nth(1)).to_be_checked()
    assert boxes(page).first.bounding_box() == before
    page.get_by_role("link", name="Trang sau").click()
    settled(page, "page=2")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
    boxes(page).first.click()
    expect(bar(page)).to_contain_text("3 bài đã chọn")
    ask(page, "truong hoc")
    settled(page, "q=truong")
    boxes(page).last.click()
    page.go_back()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)
    ids = chosen(page, "CSV")
    assert len(ids) == len(set(ids)) == 4
    assert ids == chosen(page, "Word") == chosen(page, "Thêm vào hồ sơ")
    page.get_by_role("link", name="English").click()
    settled(page, "lang=en")
    english = page.get_by_role("region", name="Selected articles")
    expect(english).to_contain_text("4 selected")
    english.get_by_role("link", name="View").click()
    settled(page, "chon=")
    expect(page.locator(".tx-hit")).to_have_count(4)
    boxes(page).first.click()
    expect(english).to_contain_text("3 selected")
    english.get_by_role("button", name="Clear").click()
    expect(english).to_be_hidden()
    page.reload()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)


@pytest.mark.slow
def test_another_window_knows_at_once_and_a_reload_still(visit):
    page = visit("/?q=lua")
    other = page.context.new_page()
    other.goto(page.url)
    expect(boxes(other).first).to_be_visible()
    boxes(page).first.click()
    expect(boxes(other).first).to_be_checked()
    boxes(other).first.click()
    expect(bar(page)).to_be_hidden()
    boxes(page).nth(2).click()
    page.reload()
    expect(boxes(page).nth(2)).to_be_checked()


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_jumps_for_a_basket_that_is_not_empty(visit, width):
    page = visit("/?q=lua", width=width)
    boxes(page).first.click()
    page.add_init_script(SHIFTS)
    page.reload()
    expect(bar(page)).to_be_visible()
    page.wait_for_timeout(1000)
    assert page.evaluate("window.shifted") < 0.1


@pytest.mark.slow
def test_an_article_is_ticked_where_it_is_read(visit):
    page = visit("/?q=lua&id=dongson-1")
    page.get_by_role("checkbox").click()
    assert chosen(page, "Xem") == ["dongson-1"]


@pytest.mark.slow
def test_a_full_basket_says_so_and_takes_no_more(visit):
    page = visit("/?q=lua")
    page.evaluate(
        "localStorage.setItem('tinxa.basket', JSON.stringify([...Array(100).keys()].map(String)))"
    )
    page.reload()
    boxes(page).first.click()
    expect(page.locator("[aria-live]", has_text="Giỏ đã đủ 100 bài")).to_have_count(1)
    expect(boxes(page).first).not_to_be_checked()


@pytest.mark.slow
@pytest.mark.parametrize("stored", ["{", "null", "7", '[1, {"a": 2}]'])
def test_what_cannot_be_read_is_an_empty_basket(visit, stored):
    page = visit("/")
    page.evaluate("stored => localStorage.setItem('tinxa.basket', stored)", stored)
    page.goto(page.url + "?q=lua")
    expect(boxes(page).first).to_be_visible()
    expect(bar(page)).to_be_hidden()


@pytest.mark.slow
def test_without_the_script_there_is_no_basket(visit):
    page = visit("/?q=lua")
    page.route("**/tx/*.js", lambda route: route.abort())
    page.reload()
    expect(page.locator(".tx-hit").first).to_be_visible()
    expect(boxes(page)).to_have_count(0)
    expect(page.locator(".tx-basket")).to_be_hidden()


@pytest.mark.slow
def test_a_page_may_hold_more_and_keeps_the_first_in_sight(visit):
    page = visit("/?q=lua&page=2")
    first = page.locator(".tx-hit h2").first.inner_text()
    page.locator(".tx-sizes").get_by_role("link", name="20").click()
    settled(page, "size=20")
    assert first in page.locator(".tx-hit h2").all_inner_texts()
    assert 10 < page.locator(".tx-hit").count() <= 20
