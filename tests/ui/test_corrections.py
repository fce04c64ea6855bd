"""What was put right by hand, as a visitor sees it."""

import pytest
from playwright.sync_api import expect

MARKS = {"vi": "đã đính chính", "en": "corrected"}
CHANGES = {
    "vi": "ngày đăng: 29/05/2023 → 29/05/2024; tác giả: không có → Lê Hà, An;"
    " xã, phường: xã Đông Hòa → không có",
    "en": "date: 29/05/2023 → 29/05/2024; authors: none → Lê Hà, An; commune: xã Đông Hòa → none",
}

# Every width in every theme: tests/ui/matrix.
SEEN = [("vi", 1280, "light"), ("en", 360, "dark")]


@pytest.mark.parametrize(("lang", "width", "scheme"), SEEN)
def test_a_hit_bears_a_mark_with_the_note(visit, lang, width, scheme):
    page = visit(f"/?q=qwertz&lang={lang}", width=width, scheme=scheme)
    expect(page.locator(".tx-hit")).to_have_count(1)
    expect(page.locator(".tx-hit time")).to_have_text("29/05/2024")
    mark = page.locator(".tx-hit .tx-corrected")
    expect(mark).to_have_text(f"{MARKS[lang]}: gõ nhầm năm <img src=x>")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("lang", "width", "scheme"), SEEN)
def test_an_article_tells_what_was_put_right(visit, lang, width, scheme):
    page = visit(f"/?id=unlike&lang={lang}", width=width, scheme=scheme)
    expect(page.locator(".tx-article .tx-meta").first).to_contain_text("29/05/2024")
    note = page.locator(".tx-corrected-note")
    expect(note).to_contain_text(MARKS[lang].capitalize())
    expect(note).to_contain_text(f"{CHANGES[lang]} – gõ nhầm năm <img src=x> (Lan, 02/01/2026)")
    assert page.locator("#ket-qua img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.slow
def test_others_bear_none(visit):
    page = visit("/?id=dongson-1")
    expect(page.locator(".tx-article h1")).to_be_visible()
    assert page.locator(".tx-corrected-note").count() == 0
    assert visit("/?q=giai+phong").locator(".tx-corrected").count() == 0
