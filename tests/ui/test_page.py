"""What a visitor does, in a real browser."""

import csv
import io
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from searcher.exporting.delimited import BOM
from tests.ui.conftest import COPIED, HOSTILE
from tests.ui.words import strange

PLAIN = "giai phong mat bang"


def box(page):
    return page.get_by_label("Tìm kiếm", exact=True)


def ask(page, text):
    box(page).fill(text)
    box(page).press("Enter")
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get("q") == [text])


def total(page):
    shown = page.get_by_role("status").inner_text()
    return int(re.search(r"[\d.]+", shown)[0].replace(".", ""))


def settled(page, part):
    """Wait until the address holds *part* and the page shows what it says."""
    page.wait_for_url(lambda url: part in url)
    page.wait_for_timeout(600)


def test_the_box_is_the_only_element_of_its_name(visit):
    page = visit()
    expect(box(page)).to_have_count(1)
    assert len(page.frames) == 1
    assert page.title() == "Tin Xã"
    assert page.locator("html").get_attribute("lang") == "vi"


def test_a_search_without_accents_to_the_article_and_back(visit):
    page = visit()
    ask(page, PLAIN)
    expect(page.locator(".tx-hit mark").first).to_be_visible()
    found = total(page)
    assert 0 < found < 102
    title = page.locator(".tx-hit h2 a").first.inner_text()
    page.locator(".tx-hit h2 a").first.click()
    expect(page.locator(".tx-article h1")).to_have_text(title)
    expect(page.locator(".tx-body mark").first).to_be_visible()
    original = page.get_by_role("link", name="Bản gốc")
    assert re.match(r"https://\w+\.thanhhoa\.example/", original.get_attribute("href"))
    assert "noreferrer" in original.get_attribute("rel")
    page.go_back()
    expect(page.locator(".tx-hits")).to_be_visible()
    assert (total(page), box(page).input_value()) == (found, PLAIN)


@pytest.mark.slow
def test_from_an_article_to_one_like_it_and_back(visit):
    page = visit("/?q=lua&id=dongson-1")
    title = page.locator(".tx-article h1").inner_text()
    section = page.locator(".tx-similar")
    expect(section.get_by_role("heading", name="Bài tương tự")).to_be_visible()
    assert 1 <= section.locator("li").count() <= 5
    assert title not in section.locator("h3").all_inner_texts()
    expect(section.locator("li").first).to_contain_text(re.compile(r"\d\d/\d\d/20\d\d"))
    expect(section.locator("li").first).to_contain_text("thanhhoa.example")
    other = section.locator("h3 a").first.inner_text()
    section.locator("h3 a").first.click()
    expect(page.locator(".tx-article h1")).to_have_text(other)
    assert page.evaluate("window.scrollY") == 0
    page.go_back()
    expect(page.locator(".tx-article h1")).to_have_text(title)
    page.get_by_role("link", name="Về kết quả").click()
    expect(page.locator(".tx-hits")).to_be_visible()


@pytest.mark.slow
def test_an_article_unlike_all_others_has_no_such_section(visit):
    page = visit("/?id=unlike")
    expect(page.locator(".tx-article h1")).to_be_visible()
    assert page.locator(".tx-similar").count() == 0


def test_picking_a_commune_counts_as_it_said(visit):
    page = visit(f"/?q={PLAIN.replace(' ', '+')}")
    facet = page.locator(".tx-facet", has_text="Xã, phường, thị trấn").locator("li a").first
    count = int(facet.locator("span").nth(1).inner_text().split()[0])
    facet.click()
    settled(page, "commune=")
    assert total(page) == count
    page.locator(".tx-chip").click()
    settled(page, "q=")
    expect(page.locator(".tx-chip")).to_have_count(0)


def test_from_a_document_to_every_article_that_cites_it_the_earliest_first(visit):
    page = visit("/?q=thi+tran&id=thoxuan-31")
    cited = page.locator(".tx-aside", has_text="Văn bản được dẫn").locator("li")
    expect(cited).to_have_text("Nghị quyết 1686/NQ-UBTVQH15 Ủy ban Thường vụ Quốc hội · 16/06/2025")
    cited.locator("a").click()
    settled(page, "document=")
    days = page.locator(".tx-hit time").evaluate_all("all => all.map(one => one.dateTime)")
    assert total(page) == len(days) == 2
    assert days == sorted(days)
    assert parse_qs(urlsplit(page.url).query) == {
        "document": ["1686/NQ-UBTVQH15"], "sort": ["oldest"],
    }  # fmt: skip


@pytest.mark.slow
def test_a_document_of_the_facet_counts_as_it_said(visit):
    page = visit("/?q=phuong")
    facet = page.locator(".tx-facet", has_text="Văn bản")
    value = facet.locator("li a", has_text="1686/NQ-UBTVQH15")
    count = int(value.locator("span").nth(1).inner_text().split()[0])
    # All that cite it state the year, so the year would say nothing more.
    expect(facet.get_by_text("1686/NQ-UBTVQH15 (2025)")).to_have_count(0)
    value.click()
    settled(page, "sort=oldest")
    assert total(page) == count
    page.get_by_role("link", name="Xem mọi bài dẫn 1686/NQ-UBTVQH15").click()
    page.wait_for_url(lambda url: "q=" not in url)
    expect(page.locator(".tx-hit")).to_have_count(2)


@pytest.mark.slow
def test_every_page_to_the_last(visit):
    page = visit("/?source=dongson.thanhhoa.example")
    seen, pages = page.locator(".tx-hit h2").all_inner_texts(), 1
    while page.get_by_role("link", name="Trang sau").count():
        page.get_by_role("link", name="Trang sau").click()
        pages += 1
        settled(page, f"page={pages}")
        seen += page.locator(".tx-hit h2").all_inner_texts()
    assert (len(seen), len(set(seen)), pages) == (34, 34, 4)


def test_the_csv_holds_what_the_page_counts(visit):
    page = visit(f"/?q={PLAIN.replace(' ', '+')}&year=2023")
    page.get_by_text("Tải về").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV", exact=True).click()
    text = download.value.path().read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix(BOM))))
    assert len(rows) == total(page)
    assert {row["published"][:4] for row in rows} == {"2023"}
    assert download.value.suggested_filename == "tinxa-minh-hoa-giai-phong-mat-bang.csv"


def test_a_release_on_several_portals_is_one_hit_and_unfolds(visit):
    page = visit(COPIED)
    expect(page.get_by_role("status")).to_have_text("3 bài, 1 tin")
    expect(page.locator(".tx-hit")).to_have_count(1)
    page.get_by_text("2 bài tương tự").click()
    others = page.locator(".tx-others li")
    expect(others).to_have_count(2)
    days = [text.split()[0] for text in others.all_inner_texts()]
    assert days == sorted(days, key=lambda day: day.split("/")[::-1])
    page.get_by_role("link", name="Hiện mọi bài").click()
    settled(page, "all=1")
    expect(page.locator(".tx-hit")).to_have_count(3)
    expect(page.get_by_role("status")).to_have_text("3 bài, 1 tin")
    page.get_by_role("link", name="Gộp bài tương tự").click()
    page.wait_for_url(lambda url: "all=" not in url)
    expect(page.locator(".tx-hit")).to_have_count(1)
    page.go_back()
    expect(page.locator(".tx-hit")).to_have_count(3)


@pytest.mark.slow
def test_where_nothing_is_folded_articles_alone_are_counted(visit):
    page = visit("/?q=taken")
    assert re.fullmatch(r"[\d.]+ bài", page.get_by_role("status").inner_text())
    assert page.locator(".tx-fold, .tx-others").count() == 0


@pytest.mark.slow
def test_an_article_tells_who_published_it_first(visit):
    page = visit("/?id=copy-nongcong")
    lines = page.locator(".tx-same li")
    expect(lines).to_have_count(3)
    expect(lines.first).to_contain_text("27/05/2023")
    expect(lines.nth(1).locator("b")).to_have_text("nongcong.thanhhoa.example")
    assert page.locator(".tx-similar", has_text="Tin: Ra quân").count() == 0
    lines.first.get_by_role("link").click()
    expect(page.locator(".tx-article h1")).to_have_text("Tin: Ra quân dọn rác bãi biển")


def test_a_folded_page_exports_every_article(visit):
    page = visit(COPIED)
    page.get_by_text("Tải về").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV", exact=True).click()
    text = download.value.path().read_text("utf-8")
    assert len(list(csv.DictReader(io.StringIO(text.removeprefix(BOM))))) == 3


def test_a_bar_of_the_histogram_chooses_its_year(visit):
    page = visit("/?q=lua")
    page.locator(".tx-years a").last.click()
    settled(page, "year=")
    expect(page.locator(".tx-path [aria-current]")).to_have_text(re.compile(r"20\d\d"))
    expect(page.locator(".tx-facet").get_by_role("heading", name="Tháng")).to_be_visible()


def test_slash_leads_to_the_box(visit):
    page = visit()
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()


def test_text_typed_and_then_a_link_clicked_loses_neither(visit):
    page = visit("/?q=lua")
    box(page).fill("truong hoc")
    page.locator(".tx-facet", has_text="Nguồn").locator("li a").first.click()
    settled(page, "q=truong")
    assert "source=" in page.url
    assert box(page).input_value() == "truong hoc"
    page.go_back()
    settled(page, "q=lua")
    expect(box(page)).to_have_value("lua")


def test_english_is_a_switch_and_part_of_the_address(visit):
    page = visit("/?q=lua")
    page.get_by_role("link", name="English").click()
    settled(page, "lang=en")
    expect(page.get_by_text("Download")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "en"
    assert strange(page) == []
    page.get_by_role("link", name="Tiếng Việt").click()
    page.wait_for_url(lambda url: "lang" not in url)
    expect(page.get_by_text("Tải về")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "vi"
    assert strange(page) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?q=xyzzy", "Không tìm thấy bài nào cho “xyzzy”"),
        ("?q=giãi+phõng+mặt+bằng", "bỏ dấu"),
        ("?q=lúa+xyzzy", "ít nhất một nửa"),
        ("?since=hôm+qua", "is no date"),
        ("?id=nothing", "holds no article"),
    ],
)
def test_every_state_says_what_it_is(visit, query, said):
    page = visit("/" + query)
    expect(page.locator("#ket-qua")).to_contain_text(said)


def test_the_demo_says_that_it_is_one(visit):
    expect(visit().locator(".tx-demo")).to_contain_text("Dữ liệu minh hoạ")


@pytest.mark.parametrize("path", ["/?q=taken", "/?id=hostile&q=taken"])
def test_hostile_text_stays_text(visit, path):
    page = visit(path)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    expect(page.locator("#ket-qua")).to_contain_text("$x^2$ [a](javascript:alert(1)) **b**")
    assert page.title() != "taken"
    assert page.locator("#ket-qua :is(script, img, iframe)").count() == 0
    assert page.locator("#ket-qua a[href^='javascript']").count() == 0
    assert HOSTILE[:8] in page.locator("#ket-qua").inner_text()
    assert not [url for url in asked if "127.0.0.1" not in url]


def test_what_is_found_in_an_attachment_says_so_and_is_unfolded(visit):
    page = visit("/?q=zzyzx")
    hit = page.locator(".tx-hit").first
    expect(hit.locator(".tx-file")).to_have_text("Trong tệp: Lịch trực tháng 6")
    expect(hit.locator(".tx-snippet mark")).to_have_text("zzyzx")
    hit.locator("h2 a").click()
    files = page.locator(".tx-aside li")
    expect(files).to_have_count(4)
    expect(files.first.locator("details p mark")).to_be_visible()
    expect(files.first.get_by_role("link")).to_have_attribute("href", re.compile(r"lich\.pdf$"))
    expect(files.nth(1).locator("details p")).to_be_hidden()
    files.nth(1).locator("summary").click()
    expect(files.nth(1).locator("details p")).to_have_text("Quyết định phân công trực.")
    expect(files.nth(1).locator("summary")).to_contain_text("nhận dạng từ ảnh")
    expect(files.nth(2)).to_have_text("Bản chụp (pdf, không đọc được chữ)")
    expect(files.nth(3)).to_have_text("Biểu mẫu (xls)")


@pytest.mark.slow
def test_walking_the_matches_unfolds_what_is_folded(visit):
    page = visit("/?q=lich+truc+zzyzx&id=filed")
    expect(page.locator(".tx-aside mark").last).to_be_hidden()
    page.get_by_role("button", name="Chỗ trước").click()
    expect(page.locator(".tx-aside mark").last).to_be_visible()
