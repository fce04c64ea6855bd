"""Communes on the page: the tree, names in an address, a search within the list, histories."""

import pytest
from playwright.sync_api import expect

from searcher.answer import FacetValue
from tests.ui.test_page import settled, total
from ui.finding import find
from ui.texts import TEXTS
from ui.tree import branches
from ui.view import View

TIEN, THINH, SPLIT, LOST = "16405@2021", "16414@2021", "00226@2021", "10774@2021"


def _values(*values):
    return [FacetValue(value, value, 1) for value in values]


def test_units_stand_below_the_present_units_that_hold_them():
    parts = ("00226@2025-07+", "00229@2025-07+")
    listed = _values("15853@2025-07+", TIEN, LOST, *parts, SPLIT, "none")
    made = branches(listed, (SPLIT,))
    assert [(one.value.value, [each.value for each in one.named]) for one in made] == [
        (parts[0], [SPLIT]), (parts[1], [SPLIT]), ("15853@2025-07+", [TIEN]), (LOST, []),
        ("none", []),
    ]  # fmt: skip


def test_values_are_found_by_their_labels_without_accents_and_escaped():
    found = find("category", _values("Kinh tế", "<b>kinh</b>", "Y tế"), "KINH", View(), TEXTS["vi"])
    assert (found.html.count("<li>"), found.told) == (2, "2 mục khớp")
    assert "&lt;b&gt;kinh" in found.html


def test_a_name_in_the_address_is_told_as_it_was_read(visit):
    page = visit("/?commune=dong+tien")
    expect(page.locator(".tx-note").first).to_contain_text("“dong tien” được hiểu là:")
    expect(page.locator(".tx-facet a[aria-current]")).not_to_have_count(0)
    assert "@" not in page.locator(".tx-chips").inner_text()
    found = total(page)
    page.locator(".tx-note a").first.click()
    expect(page.locator(".tx-places h2").first).to_contain_text("Đông Tiến")
    page.go_back()
    expect(page.locator(".tx-hits")).to_be_visible()
    assert total(page) == found


def test_a_value_is_found_within_the_list_by_keyboard_and_counts_as_it_said(visit):
    page = visit()
    field = page.get_by_label("Tìm trong danh sách: Xã, phường, thị trấn")
    with page.expect_response(lambda answer: answer.url.endswith("tim=dong%20thinh")):
        field.press_sequentially("dong thinh")
    expect(page.locator(".tx-found-told").first).to_contain_text("mục khớp")
    field.press("ArrowDown")
    chosen = page.locator(".tx-matches a").first
    expect(chosen).to_be_focused()
    count = int(chosen.locator("span").nth(1).inner_text().split()[0])
    page.keyboard.press("Enter")
    settled(page, "commune=")
    assert total(page) == count


@pytest.mark.parametrize(("more", "stays"), [("ien", True), ("hinh", False)])
def test_an_answer_that_comes_late_takes_no_focus_from_a_link_it_holds_too(visit, more, stays):
    page, held = visit(), []
    field = page.get_by_label("Tìm trong danh sách: Xã, phường, thị trấn")

    def hold(route):
        held.append(route)

    page.route(lambda url: url.endswith(f"tim=dong%20t{more}"), hold)
    field.press_sequentially("dong t")
    link = page.locator(".tx-matches a", has_text="Đông Tiến").first
    expect(link).to_be_visible()
    with page.expect_request(lambda request: request.url.endswith(more)):
        field.press_sequentially(more)
    link.focus()
    before = page.locator(".tx-found-told").first.inner_text()
    held[0].continue_()
    expect(page.locator(".tx-found-told").first).not_to_have_text(before)
    expect(link if stays else field).to_be_focused()
