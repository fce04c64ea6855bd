"""Reading one article and what stands around it, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.ui.test_page import settled


def test_from_a_figure_to_its_sentence_to_the_footnote_to_the_like(visit):
    page = visit("/?q=lon&id=dongson-1")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    address = page.url
    page.locator(".tx-figures a", has_text="64 con").first.click()
    expect(page.locator(".tx-sentence.tx-at")).to_contain_text("64 con")
    expect(page.locator(".tx-sentence.tx-at")).to_be_focused()
    assert page.url == address
    page.get_by_text("Trích dẫn", exact=True).click()
    page.get_by_role("button", name="Chép", exact=True).click()
    expect(page.locator("[aria-live]", has_text="Đã chép")).to_have_count(1)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#tx-cuoc-chu").inner_text()
    page.get_by_text("Trích dẫn", exact=True).click()
    page.get_by_role("link", name="Đối chiếu câu chữ").click()
    page.wait_for_url("**/so-sanh?*")
    expect(page.locator(".tx-column")).to_have_count(2)
    page.get_by_role("link", name="Về bài").click()
    settled(page, "q=lon")
    expect(page.locator(".tx-article")).to_be_visible()


@pytest.mark.slow
def test_the_panel_closes_by_escape_and_by_a_click_beside_it(visit):
    page = visit("/?id=dongson-1", width=360)
    panel, summary = page.locator(".tx-cite > div"), page.locator(".tx-cite summary")
    summary.click()
    page.get_by_role("button", name="Chép", exact=True).focus()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(summary).to_be_focused()
    summary.click()
    expect(panel).to_be_visible()
    page.locator(".tx-tagline").click()
    expect(panel).to_be_hidden()


@pytest.mark.slow
def test_shared_passages_lead_to_each_other(visit):
    page = visit("/so-sanh?id=copy-nongcong")
    page.locator("#nay-2 a").click()
    expect(page.locator("#kia-2 a")).to_be_focused()
    expect(page.locator("#kia-2.tx-at")).to_be_visible()
    page.locator(".tx-choices a").last.click()
    settled(page, "voi=")
    expect(page.locator(".tx-column").last).to_contain_text("bimson.thanhhoa.example")


@pytest.mark.slow
def test_the_language_switch_keeps_what_is_compared(visit):
    page = visit("/so-sanh?id=copy-nongcong&voi=copy-bimson")
    page.get_by_role("link", name="English").click()
    settled(page, "lang=en")
    expect(page.locator(".tx-column").last).to_contain_text("bimson.thanhhoa.example")


@pytest.mark.slow
def test_examples_of_the_help_run(visit):
    page = visit("/tro-giup")
    page.get_by_role("link", name="lúa -ngô").click()
    settled(page, "q=")
    expect(page.locator(".tx-hits")).to_be_visible()
    expect(page.locator("#ket-qua")).to_contain_text("Đã hiểu là toán tử: -ngô")


@pytest.mark.slow
def test_on_paper_stand_the_text_its_address_and_the_day(visit):
    page = visit("/?q=lon&id=dongson-1")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".tx-printed")).to_contain_text("/?q=lon&id=dongson-1")
    expect(page.locator(".tx-printed")).to_contain_text("In ngày")
    expect(page.locator(".tx-body")).to_be_visible()
    for gone in ("tools", "similar", "menu", "pick", "basket", "marks", "back"):
        expect(page.locator(f".tx-{gone}").first).to_be_hidden()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.stApp')).colorScheme") == "light"
    )
    # More than one page: nothing scrolls inside a frame of one.
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") >= 2


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/phien-ban?id=hostile", "/so-sanh?id=hostile&voi=hostile-words"])
def test_hostile_text_stays_text(visit, path):
    page = visit(path)
    page.on("dialog", lambda _: pytest.fail("a script of an article ran"))
    expect(page.locator("#ket-qua")).to_contain_text("$x^2$ [a](javascript:alert(1)) **b**")
    assert page.title() != "taken"
    assert page.locator("#ket-qua :is(script, img, iframe)").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
