"""What was probably meant, among the notes: one click asks it."""

import pytest
from playwright.sync_api import expect

from tests.ui.conftest import HOSTILE_WORDS
from tests.ui.test_page import box, settled, total


def suggestion(page):
    return page.locator(".tx-note", has_text="Bạn có muốn tìm").get_by_role("link")


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/?q=nong+thon+moi", "nông thôn mới"),
        ("/?q=nôg+thôn+mơi", "nông thôn mới"),
        ("/?q=hooij+nghij", "hội nghị"),  # finds nothing
        ("/?q=nong+thon+moi&since=2030", "nông thôn mới"),  # nor does this
    ],
)
def test_one_click_asks_what_was_meant(visit, path, meant):
    page = visit(path)
    expect(suggestion(page)).to_have_text(meant)
    suggestion(page).click()
    settled(page, "q=n%C3%B4ng" if meant.startswith("n") else "q=h%E1%BB%99i")
    expect(box(page)).to_have_value(meant)
    expect(suggestion(page)).to_have_count(0)
    assert ("since=2030" in path) == ("since=2030" in page.url)
    if "since" not in path:
        assert total(page) > 0
    page.go_back()
    expect(suggestion(page)).to_have_text(meant)
    assert len(page.context.pages) == 1


@pytest.mark.slow
def test_the_suggestion_leads_away_from_what_was_typed_since(visit):
    page = visit("/?q=nong+thon+moi")
    box(page).fill("truong hoc")
    suggestion(page).click()
    settled(page, "q=n%C3%B4ng")
    expect(box(page)).to_have_value("nông thôn mới")


@pytest.mark.slow
def test_in_english(visit):
    page = visit("/?q=nong+thon+moi&lang=en")
    expect(page.locator(".tx-note")).to_have_text("Did you mean: nông thôn mới?")


@pytest.mark.slow
def test_where_all_is_right_nothing_is_said(visit):
    expect(suggestion(visit("/?q=nông+thôn+mới"))).to_have_count(0)


@pytest.mark.slow
def test_hostile_words_stay_words(visit):
    page = visit("/")
    page.on("dialog", lambda _: pytest.fail("a script of the query ran"))
    box(page).fill(HOSTILE_WORDS.replace("Hội nghị", "Hoi nghi"))
    box(page).press("Enter")
    expect(suggestion(page)).to_have_text(HOSTILE_WORDS)
    assert page.locator("#ket-qua img").count() == 0
