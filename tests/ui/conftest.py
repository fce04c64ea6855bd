"""The page as a visitor meets it: a real server, a real browser."""

import os
import shutil
import socket
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from archive.article import Amendment, Correction
from archive.corrections import correct
from archive.folder import DataFolder
from tests.making import filled, indexed
from tinxa.demo.articles import read_articles
from ui import launch

ARTEFACTS = Path(__file__).parents[1] / "artefacts"
HOSTILE = "<script>document.title='taken'</script> $x^2$ [a](javascript:alert(1)) **b** <img src=x>"
COPIES = {"nongcong": "2023-05-29", "trieuson": "2023-05-27", "bimson": "2023-06-02"}
COPIED = '/?q="phat+tui+giay+cho+khach"'
RELEASE = "Ra quân dọn rác bãi biển"
RELEASE_BODY = (
    "Sáng nay, đoàn viên thanh niên các xã ven biển đồng loạt ra quân dọn rác, trồng phi lao chắn"
    " cát và phát túi giấy cho khách du lịch. Ban tổ chức cho biết hoạt động sẽ được duy trì vào"
    " chủ nhật hằng tuần, mỗi xã chọn một bãi biển kiểu mẫu."
)
FILED = (
    "Ca sáng bắt đầu lúc bảy giờ.\nCa chiều do tổ xung kích zzyzx đảm nhận, mang theo xuồng máy."
)
HOSTILE_WORDS = "Hội nghị <img src=x onerror=alert(1)>"

CORRECTION = Correction(
    at="2026-01-02T03:04:05Z",
    fields=(
        Amendment(field="published", value="2024-05-29"),
        Amendment(field="authors", value=("Lê Hà", "An")),
        Amendment(field="no_commune", value="xã Đông Hòa"),
    ),
    by="Lan",
    note="gõ nhầm năm <img src=x>",
)


def chromium():
    named = os.environ.get("TINXA_CHROMIUM")
    found = named or shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        message = "no browser: apt-get install chromium, or name one in TINXA_CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture(scope="session")
def browser():
    path = chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


def demo_articles():
    for portal in ("dongson", "hoanghoa", "thoxuan"):
        for source in read_articles(portal):
            yield {
                "id": f"{portal}-{source.number}",
                "url": f"https://{portal}.thanhhoa.example/{source.slug}.html",
                "title": source.title,
                "summary": source.summary,
                "body": source.body,
                "published": f"{source.published:%Y-%m-%d}",
                "category": source.category,
                "authors": list(source.authors),
                "captions": [block.text for block in source.blocks if block.caption],
            }
    hostile = {
        "id": "hostile", "title": HOSTILE, "body": HOSTILE, "source": HOSTILE, "category": HOSTILE,
        "authors": [HOSTILE], "captions": [HOSTILE], "url": "javascript:alert(1)",
        "attachments": [
            {"url": "javascript:alert(1)", "title": HOSTILE, "type": HOSTILE, "text": HOSTILE}
        ],
    }  # fmt: skip
    # Changed once, so that there is an earlier version.
    yield {**hostile, "body": f"Bản cũ. {HOSTILE}"}
    yield hostile
    yield {
        "id": "filed", "title": "Thông báo lịch trực", "body": "Xem tệp kèm theo.",
        "source": "truc.example", "published": "2023-05-29",
        "attachments": [
            {"url": "https://dongson.thanhhoa.example/tep/lich.pdf", "title": "Lịch trực tháng 6",
             "type": "pdf", "text": FILED, "text_source": "text"},
            {"url": "https://dongson.thanhhoa.example/tep/quyet-dinh.pdf", "title": "Quyết định",
             "type": "pdf", "text": "Quyết định phân công trực.", "text_source": "ocr"},
            {"url": "https://dongson.thanhhoa.example/tep/anh.pdf", "title": "Bản chụp",
             "type": "pdf", "text_source": "unreadable"},
            {"url": "https://dongson.thanhhoa.example/tep/bieu.xls", "title": "Biểu mẫu",
             "type": "xls"},
        ],
    }  # fmt: skip
    # The same release on three more portals.
    for portal, day in COPIES.items():
        yield {
            "id": f"copy-{portal}", "url": f"https://{portal}.thanhhoa.example/1.html",
            "title": RELEASE if portal == "nongcong" else f"Tin: {RELEASE}", "body": RELEASE_BODY,
            "published": day,
        }  # fmt: skip
    # Often enough to be suggested, and to complete what is typed.
    yield {
        "id": "unlike",
        "title": "Qwertz",
        "body": "Zxcvb asdfg xã Đông Hòa",
        "published": "2023-05-29",
    }
    yield {"id": "hostile-words", "title": HOSTILE_WORDS, "body": "\n".join([HOSTILE_WORDS] * 5)}


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    made = DataFolder(tmp_path_factory.mktemp("store"))
    with filled(made.path, demo_articles()) as archive:
        correct(archive, "unlike", CORRECTION)
        indexed(archive)
    made.demo_mark.touch()
    return made


def free_port():
    with socket.socket() as free:
        free.bind((launch.HOST, 0))
        return free.getsockname()[1]


@pytest.fixture(scope="session")
def address(folder):
    port = free_port()
    with launch.served(folder, port=port):
        yield f"http://{launch.HOST}:{port}"


@pytest.fixture(scope="session")
def visitor(browser):
    """One browser's memory for all: what a page is built of is loaded and compiled once."""
    context = browser.new_context(accept_downloads=True)
    yield context
    context.close()


@pytest.fixture
def visit(browser, visitor, address, request):
    """Open a page of the site that nobody has used; a picture of its end is kept.

    A *stranger* comes with a browser of their own, which knows nothing of the others.
    """
    pages, strangers = [], []

    def opened(path="/", *, width=1280, scheme="light", stranger=False):
        if stranger:
            strangers.append(browser.new_context())
        page = (strangers[-1] if stranger else visitor).new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(address + path)
        page.wait_for_selector("#ket-qua")
        return page

    yield opened
    ARTEFACTS.mkdir(exist_ok=True)
    for number, page in enumerate(pages):
        page.screenshot(path=ARTEFACTS / f"{request.node.name}-{number}.png")
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
    # Those that a click opened too.
    for page in visitor.pages:
        page.close()
    visitor.clear_cookies()
    for context in strangers:
        context.close()
