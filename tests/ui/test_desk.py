"""Watches and dossiers as a visitor meets them."""

import pytest
from playwright.sync_api import expect

from archive.folder import DataFolder
from archive.store import Archive
from searcher.question import Question
from searcher.watching.run import run_watches
from searcher.watching.saved import add, remove, watch_of
from tests.making import article, indexed
from tests.ui.conftest import HOSTILE

NAME = "Đèn <b>đường</b> & $x$"


@pytest.fixture
def watched(folder: DataFolder):
    """A watch that told one article."""
    add(folder.watches, watch_of(Question(text="vvkkq"), name=NAME, changed=False))
    list(run_watches(folder))
    with Archive.open(folder.archive) as archive:
        archive.put(article(id="lamp", title=HOSTILE, body="vvkkq", published="1999-01-01"))
        indexed(archive)
        list(run_watches(folder))
        yield
        archive.remove("lamp")
        indexed(archive)
    remove(folder.watches, NAME)


@pytest.mark.usefixtures("watched")
def test_what_is_new_is_counted_until_this_browser_has_looked(visit):
    page = visit("/theo-doi")
    item = page.locator(".tx-list li", has_text=NAME)
    expect(item.locator(".tx-fresh")).to_have_text("1 mới")
    item.locator("h2 a").click()
    expect(page.locator(".tx-hit.tx-unread h2")).to_have_text(HOSTILE)
    page.get_by_role("button", name="Đánh dấu đã xem hết").click()
    expect(page.locator(".tx-unread")).to_have_count(0)
    expect(page.get_by_role("button", name="Đánh dấu đã xem hết")).to_be_hidden()
    page.reload()
    expect(page.locator(".tx-hit")).to_have_count(1)
    expect(page.locator(".tx-unread")).to_have_count(0)
    page.get_by_role("link", name="← Theo dõi").click()
    expect(item).to_be_visible()
    expect(item.locator(".tx-fresh")).to_be_hidden()
    # Another browser has not looked.
    other = visit("/theo-doi", stranger=True).locator(".tx-list li", has_text=NAME)
    expect(other.locator(".tx-fresh")).to_have_text("1 mới")


@pytest.mark.slow
def test_a_search_is_saved_and_watched_no_longer(visit):
    page = visit("/?q=lua&year=2023")
    page.get_by_role("link", name="Theo dõi tìm kiếm này").click()
    page.get_by_label("Tên").fill("Lúa 2023")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("h1")).to_contain_text("Lúa 2023")
    expect(page.locator(".tx-meta")).to_contain_text("lua · Năm: 2023")
    page.get_by_role("link", name="← Theo dõi").click()
    page.get_by_role("button", name="Thôi theo dõi").click()
    expect(page.locator("#ket-qua")).to_contain_text("Chưa theo dõi tìm kiếm nào")


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 360])
def test_an_article_goes_into_a_dossier_with_a_note(visit, width):
    page = visit("/?id=hostile", width=width)
    page.get_by_role("link", name="Thêm vào hồ sơ").click()
    page.get_by_label("Tên hồ sơ").fill("Việc <i>lạ</i>")
    page.get_by_label("Ghi chú").fill("một\nhai <img src=x>")
    page.get_by_role("button", name="Thêm vào hồ sơ").click()
    expect(page.locator("h1")).to_have_text("Việc <i>lạ</i>")
    expect(page.locator(".tx-hit h2")).to_have_text(HOSTILE)
    expect(page.locator(".tx-own-note p").last).to_have_text("hai <img src=x>")
    assert page.locator("#ket-qua :is(script, img, i)").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # What is noted on the article stays with it, and it alone is taken out.
    filed = page.locator(".tx-hit")
    filed.locator("summary").click()
    filed.get_by_label("Ghi chú").fill("của bài")
    filed.get_by_role("button", name="Lưu ghi chú").click()
    expect(page.locator(".tx-hit .tx-own-note")).to_have_text("của bài")
    expect(page.locator(".tx-own-note")).to_have_count(1)
    page.locator(".tx-hit summary").click()
    page.get_by_role("button", name="Bỏ khỏi hồ sơ").click()
    expect(page.locator("#ket-qua")).to_contain_text("Hồ sơ này chưa có bài nào")
    page.get_by_text("Xoá cả hồ sơ").click()
    page.get_by_role("button", name="Xoá hẳn").click()
    expect(page.locator("#ket-qua")).to_contain_text("Chưa có hồ sơ nào")
