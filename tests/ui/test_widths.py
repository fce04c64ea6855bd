"""What only a phone has."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("path", ["/", "/?q=giai+phong+mat+bang&year=2023"])
def test_the_filters_are_a_drawer(visit, path):
    page = visit(path, width=360)
    assert page.locator("#ket-qua").bounding_box()["width"] > 300
    expect(page.locator(".tx-facets")).to_be_hidden()
    page.get_by_role("button", name="Bộ lọc").click()
    expect(page.locator(".tx-facets")).to_be_visible()
    page.get_by_role("button", name="Đóng").click()
    expect(page.locator(".tx-facets")).to_be_hidden()


def test_the_way_out_of_the_drawer_stays_in_sight(visit):
    page = visit("/", width=360)
    page.get_by_role("button", name="Bộ lọc").click()
    page.locator(".tx-facets").evaluate("drawer => drawer.scrollTo(0, drawer.scrollHeight)")
    expect(page.get_by_role("button", name="Đóng")).to_be_in_viewport()
