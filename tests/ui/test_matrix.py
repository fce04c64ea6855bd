"""Every screen and state on a wide screen and a phone, in light and dark, each kept as a picture.

Nothing that axe finds in the whole page, nothing that scrolls sideways, nothing that jumps while it
loads.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.ui.cases import CASES
from tests.ui.conftest import ARTEFACTS, free_port
from tests.ui.kept import kept
from tests.ui.test_basket import SHIFTS
from tests.ui.words import strange
from ui import launch
from ui.screens import SCREENS

pytestmark = pytest.mark.slow

WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
SCHEMES = ("light", "dark")
WIDTHS = (360, 1280)
"""The wide one last, where nothing hides in a drawer."""
TREND = "/xu-huong?q=lúa&q=ngô&by=year"
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


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = kept(tmp_path_factory.mktemp("kept"))
    port = free_port()
    with launch.served(folder, port=port):
        yield f"http://{launch.HOST}:{port}"


@pytest.fixture
def look(visitor, site):
    pages = []

    def looked(path, *, width=WIDTHS[0]):
        pages.append(visitor.new_page())
        pages[-1].add_init_script(SHIFTS)
        pages[-1].set_viewport_size({"width": width, "height": 900})
        pages[-1].goto(site + path)
        pages[-1].wait_for_selector("#ket-qua")
        return pages[-1]

    yield looked
    for page in pages:
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
        page.close()


def test_every_screen_has_a_case():
    assert {case.screen for case in CASES} >= {screen.path for screen in SCREENS}


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_state(look, case):
    page = look(case.path)
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


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["/", "/?q=lúa", "/?id=dongson-1", "/?q=xyzzy", TREND])
def test_nothing_jumps_while_it_loads(look, path, width):
    page = look(path, width=width)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    assert page.evaluate("window.shifted") < 0.1


@pytest.mark.parametrize("width", WIDTHS)
def test_an_answer_shifts_nothing(look, width):
    page = look("/?q=lúa", width=width)
    page.wait_for_load_state("networkidle")
    page.evaluate("window.shifted = 0")
    for link in (".tx-sort a:not([aria-current])", ".tx-years a", ".tx-chips a", ".tx-pager a"):
        before = page.url
        # By a script: what moves at once after a visitor's own click is not counted.
        page.locator(link).first.dispatch_event("click")
        page.wait_for_url(lambda url, before=before: url != before)
        page.wait_for_timeout(700)
    assert page.evaluate("window.shifted") < 0.01
