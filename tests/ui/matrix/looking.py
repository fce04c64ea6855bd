"""A look at a page as the matrix takes it: two widths, both themes, both languages."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.ui.conftest import ARTEFACTS
from tests.ui.words import strange

WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
SCHEMES = ("light", "dark")
WIDTHS = (360, 1280)
"""The wide one last, where nothing hides in a drawer."""
# On paper there is but one.
THEMED = """scheme => matchMedia("print").matches ||
  getComputedStyle(document.querySelector(".stApp")).colorScheme === scheme"""
PICTURES = ARTEFACTS / "matrix"
TALLEST = 2400
SLOW = 30_000
"""Milliseconds for six trends on a busy machine."""


def picture(page, name):
    """Keep the whole page, which scrolls within the window."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    size = page.viewport_size
    tall = page.evaluate("document.querySelector('[data-testid=stMain]')?.scrollHeight || 0")
    page.set_viewport_size({**size, "height": max(size["height"], min(tall, TALLEST))})
    page.screenshot(path=PICTURES / f"{name}.png")
    page.set_viewport_size(size)


def inspect(page, name):
    """Look at a page in both themes."""
    width = page.viewport_size["width"]
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(THEMED, arg=scheme)
        picture(page, f"{name}-{width}-{scheme}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page, options={"runOnly": WCAG, "resultTypes": ["violations"]})
        assert found.violations_count == 0, found.generate_report()


def look_at(page, case):
    """Look at a state of the page in all of its appearances."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        case.do(page)
        page.wait_for_timeout(200)
        inspect(page, case.name)
    assert strange(page) == []
    page.locator("html[lang=vi] .tx-language a[href*='lang=en']").dispatch_event("click")
    expect(page.locator("html[lang=en] .tx-masthead[data-lang=en]")).to_be_attached(timeout=SLOW)
    page.wait_for_timeout(300)
    assert strange(page) == []
