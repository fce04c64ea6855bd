"""Undated articles worked through from their list, in a real browser."""

import re
import socket

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from archive.folder import DataFolder
from archive.store import Archive
from tests.making import filled, indexed
from tests.ui.conftest import HOSTILE
from tests.ui.matrix.looking import WCAG
from ui import launch

UNDATED = "/?date=guessed&date=none"
COUNT = 12


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = DataFolder(tmp_path_factory.mktemp("undated"))
    articles = [
        {"id": f"u{n:02}", "title": f"Tin số {n}", "body": f"Họp tại xã Đông Hòa lần {n}."}
        for n in range(COUNT)
    ]
    dated = {"id": "dated", "title": "Có ngày", "body": "Lúa.", "published": "2023-05-29"}
    guessed = {**dated, "id": "guessed", "title": "Ngày đoán", "date_source": "guess"}
    hostile = {"id": "bad", "title": HOSTILE, "body": HOSTILE, "summary": f"]]> {HOSTILE}",
               "authors": [HOSTILE], "category": HOSTILE, "published": "2023-05-29"}  # fmt: skip
    with filled(made.path, [*articles, dated, guessed, hostile]) as archive:
        indexed(archive)
    return made


@pytest.fixture(scope="module")
def address(folder):
    with socket.socket() as free:
        free.bind((launch.HOST, 0))
        port = free.getsockname()[1]
    with launch.served(folder, port=port):
        yield f"http://{launch.HOST}:{port}"


def corrections(folder, article_id):
    with Archive.open(folder.archive) as archive:
        return archive.require(article_id).corrections


def test_from_the_list_of_undated_articles_one_is_dated_and_the_next_one_comes(visit, folder):
    page = visit("/?date=none")
    links = page.locator(".tx-hit h2 a")
    first, second = links.nth(0).inner_text(), links.nth(1).inner_text()
    links.nth(0).click()
    expect(page.locator(".tx-article h1")).to_have_text(first)
    page.get_by_label("Người đính chính").fill("Lan")
    page.get_by_label("Ngày đăng").fill("3/4/2019")
    page.keyboard.press("Enter")
    expect(page.locator(".tx-outcome")).to_contain_text("Đã lưu đính chính. Kết quả tìm kiếm")
    expect(page.locator(".tx-article .tx-meta").first).to_contain_text("03/04/2019")
    note = page.locator(".tx-corrected-note")
    expect(note).to_contain_text(re.compile(r"ngày đăng: không có → 03/04/2019 \(Lan, "))
    # The way on has the focus, so the next key leads there.
    way = page.locator(".tx-outcome a")
    expect(way).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".tx-article h1")).to_have_text(second)
    expect(page.locator(".tx-outcome")).to_have_count(0)
    expect(page.get_by_label("Người đính chính")).to_have_value("Lan")
    found = visit("/?year=2019")
    expect(found.locator(".tx-hit h2")).to_have_text([first])
    expect(found.locator(".tx-corrected")).to_have_text("đã đính chính")
    found.locator(".tx-hit h2 a").click()
    found.get_by_text("Đính chính bài này").click()
    found.get_by_role("button", name="Rút lại").click()
    expect(found.locator(".tx-outcome")).to_contain_text("Đã rút lại")
    expect(found.locator(".tx-article .tx-meta").first).to_contain_text("Không rõ ngày")
    assert all(corrections(folder, f"u{n:02}") == () for n in range(COUNT))


@pytest.mark.slow
def test_a_list_longer_than_a_page_is_worked_through_to_its_end(visit, folder):
    page = visit(UNDATED)
    expect(page.locator(".tx-hit")).to_have_count(10)
    page.locator(".tx-hit h2 a").first.click()
    seen = []
    for day in range(COUNT + 1):
        heading = page.locator(".tx-article h1")
        if seen:
            expect(heading).not_to_have_text(seen[-1])
        seen.append(heading.inner_text())
        if seen[-1] == "Ngày đoán":
            page.get_by_label("Ngày đoán này đúng").check()
        else:
            page.get_by_label("Ngày đăng").fill(f"{day + 1}/4/2018")
        page.get_by_role("button", name="Lưu đính chính").click()
        expect(page.locator(".tx-outcome")).to_be_visible()
        if day < COUNT:
            page.locator(".tx-outcome a").click()
    expect(page.locator(".tx-outcome")).to_contain_text("Đây là bài cuối của danh sách")
    assert len(set(seen)) == COUNT + 1
    expect(visit(UNDATED).locator(".tx-empty")).to_be_visible()
    for article_id in ("guessed", *(f"u{n:02}" for n in range(COUNT))):
        (made,) = corrections(folder, article_id)
        assert [one.field for one in made.fields] == ["published"]


@pytest.mark.slow
def test_what_was_typed_comes_back_where_a_form_was_not_taken(visit):
    page = visit("/?q=lua&id=dated")
    page.get_by_text("Đính chính bài này").click()
    page.get_by_text("Tiêu đề, sapo, tác giả").click()
    page.get_by_label("Tiêu đề").fill("Gõ <b>dở")
    page.get_by_label("Lý do").fill("vì lý do dài")
    page.evaluate("document.querySelector('.tx-correct [name=token]').value = 'x'")
    page.get_by_role("button", name="Lưu đính chính").click()
    expect(page.locator("h1")).to_have_text("Chưa lưu được")
    expect(page.get_by_role("alert")).to_contain_text("Biểu mẫu này đã cũ")
    page.get_by_role("button", name="Quay lại").click()
    expect(page.get_by_label("Tiêu đề")).to_have_value("Gõ <b>dở")
    expect(page.get_by_label("Lý do")).to_have_value("vì lý do dài")
    # Once: whoever comes again later begins anew.
    again = visit("/?q=lua&id=dated")
    again.get_by_text("Đính chính bài này").click()
    expect(again.get_by_label("Lý do")).to_have_value("")


@pytest.mark.slow
def test_hostile_text_stands_in_the_form_as_text_and_is_not_changed(visit, folder):
    page = visit("/?id=bad")
    page.on("dialog", lambda _: pytest.fail("a script of an article ran"))
    page.get_by_text("Đính chính bài này").click()
    page.get_by_text("Tiêu đề, sapo, tác giả").click()
    for label in ("Tiêu đề", "Tác giả", "Chuyên mục"):
        expect(page.get_by_label(label)).to_have_value(HOSTILE)
    page.get_by_label("Ngày đăng").fill("hôm nay")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("“hôm nay” không phải là ngày đầy đủ")
    expect(page.get_by_label("Ngày đăng")).to_be_focused()
    for label in ("Tiêu đề", "Tác giả", "Chuyên mục"):
        expect(page.get_by_label(label)).to_have_value(HOSTILE)
    page.get_by_label("Ngày đăng").fill("1/2/2024")
    page.keyboard.press("Enter")
    expect(page.locator(".tx-outcome")).to_be_visible()
    assert page.locator("#ket-qua :is(script, img)").count() == 0
    (made,) = corrections(folder, "bad")
    assert [one.field for one in made.fields] == ["published"]


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_form_and_what_tells_its_trouble_are_accessible_and_fit(visit, width, scheme):
    page = visit("/?q=lua&id=dated", width=width, scheme=scheme)
    page.get_by_text("Đính chính bài này").click()
    page.get_by_text("Tiêu đề, sapo, tác giả").click()
    _accessible(page, width)
    page.get_by_label("Ngày đăng").fill("hôm nay")
    page.get_by_role("button", name="Lưu đính chính").click()
    expect(page.locator("#tx-wrong")).to_be_visible()
    _accessible(page, width)
    page.evaluate("document.querySelector('.tx-correct [name=token]').value = 'x'")
    page.get_by_role("button", name="Lưu đính chính").click()
    expect(page.locator("h1")).to_have_text("Chưa lưu được")
    _accessible(page, width)
    page = visit("/?q=lua&id=dated&dinh_chinh=luu&chi_muc=cho", width=width, scheme=scheme)
    expect(page.locator(".tx-outcome")).to_contain_text("ở lần lập chỉ mục tới")
    _accessible(page, width)


def _accessible(page, width):
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options={"runOnly": WCAG})
    assert found.violations_count == 0, found.generate_report()
