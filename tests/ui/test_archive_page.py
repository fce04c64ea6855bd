"""The screen of the archive as a visitor meets it."""

import re
import socket

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.ui import archives
from ui import launch

PORTAL = "/kho?cong=tot&nam=2024"


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """The address of a page over portals that were crawled, and over hostile names."""
    made = archives.made(tmp_path_factory.mktemp("crawled"))
    with socket.socket() as free:
        free.bind((launch.HOST, 0))
        port = free.getsockname()[1]
    with launch.served(made, port=port):
        yield f"http://{launch.HOST}:{port}"


@pytest.fixture
def look(browser, crawled):
    contexts = []

    def opened(path, *, width=1280, scheme="light"):
        contexts.append(
            browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        )
        page = contexts[-1].new_page()
        page.goto(crawled + path)
        page.wait_for_selector("#ket-qua")
        return page

    yield opened
    for context in contexts:
        context.close()


def test_from_the_masthead_to_a_day_and_its_articles(visit):
    page = visit()
    page.get_by_role("link", name="Kho lưu trữ").click()
    expect(page.locator("h1")).to_have_text("Kho lưu trữ")
    expect(page.get_by_label("Tìm kiếm", exact=True)).to_have_count(0)
    page.get_by_role("link", name="dongson.thanhhoa.example").click()
    expect(page.locator("h1")).to_have_text("dongson.thanhhoa.example")
    page.get_by_role("navigation", name="Năm").get_by_role("link", name="2023").click()
    expect(page.get_by_role("heading", name="Lịch năm 2023")).to_be_visible()
    day = page.locator(".tx-calendar td a").first
    count = re.search(r": (\d+) bài", day.get_attribute("aria-label"))[1]
    # As who has no mouse.
    day.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(re.compile(rf"^\s*{count} bài"))
    page.go_back()
    expect(page.get_by_role("heading", name="Lịch năm 2023")).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="Calendar of 2023")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/kho", PORTAL])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_scrolling_sideways_and_nothing_that_axe_finds(look, path, width, scheme):
    page = look(path, width=width, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
    found = Axe().run(page, context="#ket-qua", options=options)
    assert [rule["id"] for rule in found.response["violations"]] == []


@pytest.mark.slow
def test_days_are_wide_enough_for_a_finger(look):
    page = look(PORTAL, width=360)
    boxes = page.locator(".tx-calendar td a").evaluate_all(
        "all => all.map(one => [one.offsetWidth, one.offsetHeight])"
    )
    assert len(boxes) == 3
    assert all(min(box) >= 24 for box in boxes)


@pytest.mark.slow
def test_a_hostile_name_is_shown_as_it_is(look):
    page = look("/kho")
    page.get_by_role("link", name=archives.NAME).click()
    expect(page.locator("h1")).to_have_text(archives.NAME)
    assert page.locator("#ket-qua :is(img, script, strong)").count() == 0
    page.locator(".tx-facts-of a").first.click()
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"^\s*1 bài"))


@pytest.mark.slow
def test_a_work_list_opens_in_the_search(look):
    page = look("/kho")
    page.get_by_role("link", name="Không rõ ngày: 2 bài").click()
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"^\s*2 bài"))
    expect(page.locator(".tx-hit")).to_have_count(2)


@pytest.mark.slow
def test_the_calendar_can_be_skipped_by_keyboard(look):
    page = look(PORTAL)
    skip = page.get_by_role("link", name="Bỏ qua lịch")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.tx-calendar')") is None
    assert page.evaluate("document.activeElement.closest('.tx-archive') !== null")
