"""What a visitor sees where something is missing, damaged or gone: no state without a face."""

import shutil

import pytest
from filelock import FileLock
from playwright.sync_api import expect

from archive.folder import DataFolder
from tests.ui.conftest import free_port
from tests.ui.matrix.looking import WIDTHS, inspect
from tests.ui.words import strange
from ui import launch

AUTH = """[auth]
redirect_uri = "http://127.0.0.1:1/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "tinxa"
client_secret = "s"
server_metadata_url = "http://127.0.0.1:1/.well-known/openid-configuration"
readers = ["*"]
"""


def no_archive(_made):
    pass


def no_index(made):
    shutil.rmtree(made.index)


def damaged(made):
    for stamp in made.index.glob("build-*/stamp.json"):
        stamp.write_text("{")


def outdated(made):
    for stamp in made.index.glob("build-*/stamp.json"):
        stamp.write_text(stamp.read_text().replace('"format":', '"format":1'))


STATES = (
    (no_archive, "Chưa có gì để tìm"),
    (no_index, "Chưa có gì để tìm"),
    (damaged, "Chỉ mục bị hỏng"),
    (outdated, "Chỉ mục do một phiên bản khác lập"),
)


def fill(made, folder):
    """Put a copy of a whole store in the place of what is there."""
    for old in (made.archive, made.index):
        shutil.rmtree(old) if old.is_dir() else old.unlink(missing_ok=True)
    shutil.copy(folder.archive, made.archive)
    shutil.copytree(folder.index, made.index)


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """A server whose store is not there yet."""
    made = DataFolder(tmp_path_factory.mktemp("broken"))
    port = free_port()
    with launch.served(made, port=port):
        yield made, f"http://{launch.HOST}:{port}"


@pytest.fixture
def tab(visitor):
    page = visitor.new_page()
    yield page
    page.close()


def go(page, address):
    page.goto(address)
    page.wait_for_selector("#ket-qua")


def looked_at(page, name):
    """Look at a page that is shown, at both widths, in both themes and in both languages."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        inspect(page, name)
    assert strange(page) == []


@pytest.mark.slow
@pytest.mark.parametrize(("state", "told"), STATES, ids=[one.__name__ for one, _ in STATES])
def test_what_is_wrong_with_the_store_is_told(broken, folder, tab, state, told):
    made, address = broken
    if state is not no_archive:
        fill(made, folder)
    state(made)
    for path in ("/", "/?q=lúa", "/theo-doi"):
        go(tab, address + path)
        expect(tab.get_by_role("alert")).to_contain_text(told)
    looked_at(tab, state.__name__.replace("_", "-"))
    go(tab, f"{address}/?lang=en")
    assert strange(tab) == []


@pytest.mark.slow
def test_the_page_waits_for_the_first_index(broken, folder, tab):
    made, address = broken
    fill(made, folder)
    pointer = (made.index / "current").read_bytes()
    (made.index / "current").unlink()
    with FileLock(made.index / "writer.lock"):
        go(tab, address)
        expect(tab.get_by_role("alert")).to_contain_text("Đang lập chỉ mục lần đầu")
        looked_at(tab, "being-built")
        (made.index / "current").write_bytes(pointer)
    expect(tab.locator(".tx-hits")).to_be_visible(timeout=30_000)


@pytest.mark.slow
def test_a_server_that_is_gone_and_comes_back(folder, tab, monkeypatch):
    monkeypatch.setenv("TINXA_READ_ONLY", "1")
    port = free_port()
    address = f"http://{launch.HOST}:{port}"
    with launch.served(folder, port=port) as server:
        for name, path in (
            ("read-only-watch", "/theo-doi?q=lúa"),
            ("read-only-dossiers", "/ho-so?chon=dongson-1"),
            ("lost", "/?q=lúa"),
        ):
            go(tab, address + path)
            if name != "lost":
                expect(tab.locator("#ket-qua")).to_contain_text("Trang này chỉ để đọc")
                looked_at(tab, name)
        server.kill()
        dialog = tab.get_by_role("dialog").first
        expect(dialog).to_contain_text("Mất kết nối với máy chủ", timeout=60_000)
        looked_at(tab, "lost")
    with launch.served(folder, port=port):
        expect(tab.get_by_role("dialog")).to_have_count(0, timeout=60_000)
        expect(tab.locator(".tx-hits")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/", "/?lang=en"])
def test_who_has_to_sign_in_is_told_so(folder, tab, tmp_path, path):
    made = DataFolder(tmp_path)
    made.settings.write_text(AUTH)
    fill(made, folder)
    port = free_port()
    with launch.served(made, port=port):
        go(tab, f"http://{launch.HOST}:{port}{path}")
        expect(tab.get_by_role("button").first).to_be_visible()
        looked_at(tab, "sign-in-en" if "en" in path else "sign-in")


def test_without_scripts_and_before_them_the_language_is_right(address, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path, lang, told in (
        ("/", "vi", "cần JavaScript"),
        ("/?lang=en", "en", "needs JavaScript"),
    ):
        page.goto(address + path)
        assert page.locator("html").get_attribute("lang") == lang
        assert told in page.content()
        assert "You need to enable" not in page.content()
    context.close()


def test_what_should_never_fail_is_told_in_the_language_of_the_page(visit):
    page = visit()
    # Such a fault is a mistake of ours, so none can be produced: only how it would be told.
    page.evaluate("""() => {
      const box = document.createElement("div");
      box.dataset.testid = "stException";
      box.innerHTML = "<b>Oh no.</b><p>This app has encountered an error.</p>";
      document.querySelector("#ket-qua").replaceWith(box);
    }""")
    expect(page.get_by_test_id("stException")).to_have_text(
        "Trang gặp lỗi. Có lỗi ngoài dự kiến. Hãy tải lại trang; nếu vẫn vậy, xin báo cho người"
        " quản trị."
    )
    expect(page.get_by_test_id("stException")).to_be_visible()
