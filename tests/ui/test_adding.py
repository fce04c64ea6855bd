"""A portal added in the browser: from its address to its articles in the search."""

import json
import re
import socket

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from archive.folder import DataFolder
from tests.crawler.serving import HOST, Site, listing, serving, story
from tests.crawler.test_adding import NAMES, PROSE
from tests.ui.conftest import ARTEFACTS, HOSTILE
from ui import launch

PATIENCE = 90_000
LOOKS = tuple(f"{scheme}-{width}" for scheme in ("light", "dark") for width in (1280, 360))
LONG = f"http://{HOST}/tin/{'dia-chi-rat-dai-' * 12}.html"
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A page over nothing but a profile that sends a portal to loopback."""
    folder = DataFolder(tmp_path_factory.mktemp("adding"))
    folder.sites.mkdir()
    with serving(Site()) as site, socket.socket() as free:
        listing(site, "/tin", *NAMES)
        for name in NAMES:
            site.html(f"/tin/{name}.html", story(name.replace("-", " "), PROSE))
        escaped = HOSTILE.replace("<", "&lt;")
        site.html(LONG.removeprefix(f"http://{HOST}"), story(escaped, f"{PROSE} {escaped}"))
        hosts = [HOST, *(f"{look}.example" for look in LOOKS)]
        served = ", ".join(f'"{host}" = "{site.base}"' for host in hosts)
        known = [named for host in hosts for named in (host, f"www.{host}")]
        (folder.sites / "rieng.toml").write_text(
            f"hosts = {json.dumps(known)}\nfetch = {{ delay = 0, connect = {{ {served} }} }}\n"
        )
        free.bind((launch.HOST, 0))
        port = free.getsockname()[1]
        free.close()
        with launch.served(folder, port=port):
            yield f"http://{launch.HOST}:{port}"


@pytest.fixture
def begun(visit):
    """Open the draft of the portal at an address."""

    def opened(url, **options):
        page = visit("/them-cong", **options)
        page.get_by_label("Địa chỉ một trang danh sách tin").fill(url)
        page.get_by_role("button", name="Đọc trang").click()
        page.wait_for_url("**id=*", timeout=PATIENCE)
        page.wait_for_selector("#ket-qua")
        return page

    return opened


def profile(page):
    return page.get_by_label("Hồ sơ (TOML)")


def test_from_the_address_to_the_articles_in_the_search(begun, visit):
    # The first visitor of an empty folder is shown the way here.
    expect(visit("/").get_by_role("link", name="Thêm cổng")).to_have_attribute("href", "/them-cong")
    page = begun(f"http://{HOST}/tin")
    expect(page.locator(".tx-read .tx-title")).to_contain_text("xa hop tong ket thu ngan sach")
    text = profile(page).input_value()
    # A mistake is told with its line, and what was typed is there.
    profile(page).fill(text.replace("body =", "bodi ="))
    page.get_by_role("button", name="Đọc lại theo hồ sơ này").click()
    expect(page.get_by_role("alert")).to_contain_text(
        "[article].bodi: there is no key", timeout=PATIENCE
    )
    expect(profile(page)).to_have_value(text.replace("body =", "bodi ="))
    page.get_by_role("button", name=re.compile("tới dòng")).click()
    selected = "e => e.value.slice(e.selectionStart, e.selectionEnd)"
    assert profile(page).evaluate(selected) == 'bodi = ["div.body"]'
    profile(page).fill(f'extends = "rieng"\n{text}')
    page.get_by_label("Tên hồ sơ").fill("dong-tien")
    page.get_by_label("Tỉnh, thành phố").fill("Thanh Hóa")
    page.get_by_role("button", name="Lưu và bắt đầu thu thập").click()
    expect(page.locator("h1")).to_have_text("Thu thập “dong-tien”", timeout=PATIENCE)
    # The screen follows by itself.
    expect(page.locator(".tx-state")).to_have_text("Đã xong", timeout=PATIENCE)
    expect(page.locator(".tx-counts")).to_contain_text("Bài đã lấy3")
    page.get_by_role("link", name="Xem các bài đã lấy").click()
    expect(page.get_by_role("status")).to_contain_text("3 bài")
    page.get_by_label("Tìm kiếm", exact=True).fill("thuy loi noi dong")
    page.get_by_label("Tìm kiếm", exact=True).press("Enter")
    expect(page.locator(".tx-hit h2")).to_have_count(1)
    expect(page.locator(".tx-hit h2")).to_have_text("xa ra quan lam thuy loi noi dong")


@pytest.mark.slow
def test_a_hostile_page_is_text_beside_its_profile(begun):
    page = begun(LONG, width=360)
    page.on("dialog", lambda _: pytest.fail("a script of the page ran"))
    expect(page.locator(".tx-read .tx-title p")).to_have_text(HOSTILE)
    assert page.title() != "taken"
    assert page.locator("#ket-qua :is(script, img, iframe, a[href^=javascript])").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    # The button says that it takes a while, and is not sent twice.
    page.evaluate(
        "sent = 0; document.addEventListener('submit', e => (sent += !e.defaultPrevented,"
        " e.preventDefault()))"
    )
    page.get_by_role("button", name="Đọc lại theo hồ sơ này").click()
    waiting = page.get_by_role("button", name="Đang đọc trang, có thể mất nửa phút…")
    waiting.click(force=True)
    assert page.evaluate("sent") == 1


def _checked(page, name):
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ARTEFACTS.mkdir(exist_ok=True)
    size = page.viewport_size
    height = page.evaluate("document.querySelector('#ket-qua').getBoundingClientRect().bottom + 80")
    page.set_viewport_size({"width": width, "height": int(height)})
    page.screenshot(path=ARTEFACTS / f"adding-{name}.png")
    page.set_viewport_size(size)
    found = Axe().run(page, context="#ket-qua", options=AXE)
    assert [rule["id"] for rule in found.response["violations"]] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", LOOKS)
def test_no_scrolling_sideways_and_nothing_that_axe_finds(begun, visit, name):
    scheme, width = name.split("-")
    look = {"width": int(width), "scheme": scheme}
    _checked(begun("http://127.0.0.1:1/", **look), f"refused-{name}")
    page = begun(f"http://{name}.example/tin", **look)
    _checked(page, f"draft-{name}")
    text = profile(page).input_value()
    profile(page).fill(text.replace("body =", "bodi ="))
    page.get_by_label("Tên hồ sơ").fill(f"xa-{name}")
    page.get_by_role("button", name="Đọc lại theo hồ sơ này").click()
    expect(page.get_by_role("alert")).to_contain_text("bodi", timeout=PATIENCE)
    _checked(page, f"mistake-{name}")
    profile(page).fill(f'extends = "rieng"\n{text}')
    page.get_by_role("button", name="Lưu và bắt đầu thu thập").click()
    expect(page.locator(".tx-state")).to_be_visible(timeout=PATIENCE)
    _checked(page, f"crawling-{name}")
    expect(page.locator(".tx-state")).to_have_text("Đã xong", timeout=PATIENCE)
    expect(page.locator(".tx-counts")).to_contain_text("Bài đã lấy3")
    _checked(page, f"done-{name}")
    _checked(begun(f"http://{name}.example/tin", **look), f"known-{name}")
    _checked(visit("/them-cong?lang=en", **look), f"english-{name}")
