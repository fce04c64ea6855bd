"""Completion while typing: what the server answers, and the listbox below the box."""

import json
import re

import pytest
import requests
from playwright.sync_api import expect
from starlette.requests import Request

from tests.ui.conftest import HOSTILE_WORDS
from tests.ui.test_page import box, settled
from ui.routes import completions
from vietnamese.writing import fold

QUIET = 600
"""Milliseconds after which a list that is to come has come."""


def options(page):
    return page.get_by_role("option")


def typing(page, text):
    """Type *text* into the box and wait for its completions."""
    box(page).click()
    box(page).fill("")
    box(page).press_sequentially(text)
    expect(options(page).first).to_be_visible()
    page.wait_for_timeout(QUIET)


def answered(address, typed):
    with requests.Session() as session:
        session.trust_env = False
        return session.get(f"{address}/goi-y", params={"q": typed}, timeout=10)


@pytest.mark.parametrize("typed", ["nong", "giai ph", "Hội ngh", "xã "])
def test_the_server_answers_whole_questions(address, typed):
    answer = answered(address, typed)
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert 0 < len(answer.json()) <= 8
    assert all(fold(text).startswith(fold(typed).rstrip()) for text in answer.json())


@pytest.mark.parametrize("typed", ["", "  ", "xyzzy", "nong " * 40 + "t", "\x00", "<>"])
def test_what_cannot_be_completed_is_an_empty_list(address, typed):
    assert answered(address, typed).json() == []


def test_without_an_index_nothing_is_completed(tmp_path, monkeypatch):
    monkeypatch.setenv("TINXA_DATA", str(tmp_path))
    answer = completions(Request({"type": "http", "query_string": b"q=nong", "headers": []}))
    assert (answer.status_code, json.loads(answer.body)) == (200, [])


def test_arrows_and_enter_search_the_chosen_one(visit):
    page = visit()
    typing(page, "nong")
    box(page).press("ArrowDown")
    box(page).press("ArrowDown")
    chosen = page.get_by_role("option", selected=True).inner_text()
    assert chosen.startswith("nông ")
    assert box(page).input_value() == "nong"
    box(page).press("Enter")
    settled(page, "q=n%C3%B4ng")
    expect(box(page)).to_have_value(chosen)
    expect(box(page)).to_be_focused()
    expect(page.locator(".tx-masthead")).to_have_attribute("data-asked", chosen)
    expect(options(page)).to_have_count(0)
    page.go_back()
    expect(page.locator(".tx-masthead")).to_have_attribute("data-asked", "")
    expect(box(page)).to_have_value("")


def test_enter_alone_searches_what_is_typed(visit):
    page = visit()
    typing(page, "nong")
    box(page).press("Enter")
    settled(page, "q=nong")
    expect(box(page)).to_have_value("nong")
    expect(options(page)).to_have_count(0)


@pytest.mark.slow
def test_past_the_last_one_stands_what_is_typed(visit):
    page = visit()
    typing(page, "nong")
    count = options(page).count()
    box(page).press("ArrowUp")
    expect(options(page).nth(count - 1)).to_have_attribute("aria-selected", "true")
    box(page).press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_count(0)
    box(page).press("Enter")
    settled(page, "q=nong")


@pytest.mark.slow
def test_escape_closes_and_an_arrow_opens(visit):
    page = visit()
    typing(page, "nong")
    box(page).press("Escape")
    expect(options(page)).to_have_count(0)
    expect(box(page)).to_have_value("nong")
    expect(box(page)).to_be_focused()
    assert "q=" not in page.url
    box(page).press("ArrowDown")
    expect(options(page).first).to_be_visible()
    box(page).press("Tab")
    expect(options(page)).to_have_count(0)
    expect(box(page)).not_to_be_focused()


@pytest.mark.slow
def test_what_a_screen_reader_is_told(visit):
    page = visit()
    expect(box(page)).to_have_role("combobox")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    typing(page, "nong")
    expect(box(page)).to_have_count(1)
    expect(box(page)).to_have_attribute("aria-autocomplete", "list")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    shown = page.get_by_role("listbox", name="Gợi ý", exact=True)
    expect(box(page)).to_have_attribute("aria-controls", shown.get_attribute("id"))
    assert box(page).get_attribute("aria-activedescendant") is None
    assert page.locator("[aria-live]", has_text="Gợi ý:").count() == 1
    box(page).press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    expect(box(page)).to_have_attribute("aria-activedescendant", chosen.get_attribute("id"))
    box(page).press("Escape")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    assert box(page).get_attribute("aria-activedescendant") is None


@pytest.mark.slow
def test_a_click_takes_one_on_a_narrow_screen_too(visit):
    page = visit("/?q=lua&since=2021", width=360)
    typing(page, "giai ph")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    chosen = options(page).first.inner_text()
    assert options(page).first.locator("b").inner_text().startswith("óng")
    options(page).first.click()
    settled(page, "q=gi%E1%BA%A3i")
    expect(box(page)).to_have_value(chosen)
    assert "since=2021" in page.url


@pytest.mark.slow
def test_the_list_is_there_after_the_page_has_changed(visit):
    page = visit("/?q=lua")
    page.locator(".tx-hit h2 a").first.click()
    settled(page, "id=")
    typing(page, "giai ph")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(options(page)).to_have_count(0)
    typing(page, "truong h")
    expect(page.get_by_role("listbox", name="Suggestions")).to_be_visible()


@pytest.mark.slow
def test_another_box_in_the_place_of_the_old_one_completes_too(visit):
    page = visit()
    typing(page, "nong")
    page.evaluate(
        """const old = document.activeElement, other = old.cloneNode();
        for (const name of old.getAttributeNames())
            if (/role|aria-[^l]/.test(name)) other.removeAttribute(name);
        old.replaceWith(other)"""
    )
    expect(box(page)).to_have_role("combobox")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(options(page)).to_have_count(0)
    typing(page, "truong h")
    expect(box(page)).to_have_attribute("aria-expanded", "true")


@pytest.mark.slow
def test_an_answer_that_comes_late_is_dropped(visit):
    page = visit()
    held = []
    page.route(re.compile("q=nong$"), lambda route: held.append(route))  # noqa: PLW0108
    box(page).press_sequentially("nong")
    page.wait_for_timeout(QUIET)
    box(page).press_sequentially(" ngh")
    expect(options(page).first).to_be_visible()
    held[0].fulfill(json=["late"])
    page.wait_for_timeout(QUIET)
    assert "late" not in options(page).all_inner_texts()
    box(page).fill("giai")
    box(page).press("Enter")
    page.wait_for_timeout(QUIET)
    expect(options(page)).to_have_count(0)


@pytest.mark.slow
@pytest.mark.parametrize("status", [500, 404])
def test_without_the_server_typing_goes_on(visit, status):
    page = visit()
    page.route("**/goi-y**", lambda route: route.fulfill(status=status, body="no"))
    box(page).press_sequentially("nong")
    page.wait_for_timeout(QUIET)
    expect(options(page)).to_have_count(0)
    box(page).press("Enter")
    settled(page, "q=nong")


@pytest.mark.slow
def test_nothing_comes_between_while_an_input_method_composes(visit):
    page = visit()
    typing(page, "giai")
    keyboard = page.context.new_cdp_session(page)
    text = "giai pho"
    keyboard.send(
        "Input.imeSetComposition", {"text": " pho", "selectionStart": 4, "selectionEnd": 4}
    )
    page.wait_for_timeout(QUIET)
    expect(box(page)).to_have_value(text)
    expect(options(page)).to_have_count(0)
    keyboard.send("Input.insertText", {"text": " pho"})
    expect(options(page).first).to_be_visible()
    expect(box(page)).to_have_value(text)


@pytest.mark.slow
def test_hostile_words_stay_words(visit):
    page = visit()
    page.on("dialog", lambda _: pytest.fail("a script of an article ran"))
    typing(page, HOSTILE_WORDS.removesuffix("lert(1)>"))
    assert options(page).first.inner_text().startswith("Hội nghị <img src=x onerror=al")
    assert page.locator("[role=listbox] :not(li, b)").count() == 0
    typing(page, HOSTILE_WORDS.removeprefix("Hội nghị ") + " ")
    assert all(text.startswith("<img src=x") for text in options(page).all_inner_texts())
    assert page.locator("[role=listbox] img").count() == 0
