"""Views on a phone and on a wide screen, in light and dark, each kept as a picture."""

import pytest
from playwright.sync_api import expect

from tests.ui.conftest import COPIED

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        "/", "/?q=giai+phong+mat+bang&year=2023", "/?id=dongson-1&q=lua", COPIED,
        "/?id=copy-bimson",
    ],
)  # fmt: skip
def test_a_phone_needs_no_scrolling_sideways(visit, path, scheme):
    page = visit(path, width=360, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("#ket-qua").bounding_box()["width"] > 300
    if "id=" not in path:
        page.get_by_role("button", name="Bộ lọc").click()
        expect(page.locator(".tx-facets")).to_be_visible()
        page.get_by_role("button", name="Đóng").click()
        expect(page.locator(".tx-facets")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/", "/?q=giai+phong+mat+bang", "/?id=dongson-1&q=lua", "/?q=xyz"]
)
def test_wide_pictures(visit, path, scheme):
    expect(visit(path, scheme=scheme).locator(".tx-masthead")).to_be_visible()
