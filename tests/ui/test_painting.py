"""What the browser is spared between a question and its painted answer."""

from playwright.sync_api import expect

from tests.ui.test_page import settled

COUNT = """() => {
  window.set = 0;
  new MutationObserver((list) => (window.set += list.length)).observe(
    document.documentElement, { attributes: true }
  );
}"""


def test_an_answer_changes_nothing_at_the_root_of_the_document(visit):
    # For each, and for a language that is set anew, the style of all elements is looked at.
    page = visit("/?q=xa")
    page.evaluate(COUNT)
    box = page.get_by_label("Tìm kiếm", exact=True)
    box.fill("truong")
    box.press("Enter")
    settled(page, "q=truong")
    assert page.evaluate("() => window.set") == 0
    page.locator(".tx-language a").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.evaluate("() => window.set") == 1
