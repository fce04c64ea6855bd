"""The screen of trends as a visitor meets it, and what can be taken away from it."""

import csv
import io
import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe
from lxml import etree
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import expect

from searcher.exporting.delimited import BOM
from searcher.trendtable import COLUMNS
from tests.ui.conftest import HOSTILE

TWO = "/xu-huong?" + urlencode({"q": ["giải phóng mặt bằng", "lúa"], "by": "year"}, doseq=True)


def fetched(address, path, ending):
    answer = requests.get(address + path.replace("?", f".{ending}?", 1), timeout=30)
    answer.raise_for_status()
    return answer


def rows(address, path):
    text = fetched(address, path, "csv").content.decode()
    assert text.startswith(BOM)
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM))))


def test_questions_typed_become_a_chart_whose_counts_lead_to_articles(visit):
    page = visit("/xu-huong?by=year&lang=en")
    expect(page.get_by_label("Tìm kiếm", exact=True)).to_have_count(0)
    page.get_by_label("Query A").fill("giải phóng mặt bằng")
    page.get_by_label("Query B").fill(" lúa ")
    page.get_by_label("Query B").press("Enter")
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get("q", [])[1:] == ["lúa"])
    address = parse_qs(urlsplit(page.url).query)
    assert (address["lang"], address["by"]) == (["en"], ["year"])
    picture = page.locator(".tx-trends img")
    expect(picture).to_have_attribute("alt", re.compile(r"A giải phóng mặt bằng: \d+ articles; B"))
    page.wait_for_function("document.querySelector('.tx-trends img').naturalWidth > 900")
    # The other language keeps all questions.
    page.get_by_role("link", name="Tiếng Việt").click()
    expect(page.get_by_label("Câu hỏi B")).to_have_value("lúa")
    page.locator(".tx-figures summary").click()
    counted = page.locator(".tx-figures tbody tr").first.locator("a").first
    count = counted.inner_text()
    counted.click()
    expect(page.get_by_role("status")).to_contain_text(re.compile(rf"^\s*{count}\b"))
    page.go_back()
    expect(page.get_by_label("Câu hỏi A")).to_have_value("giải phóng mặt bằng")


def test_what_is_taken_away_agrees(address):
    table = rows(address, TWO)
    root = etree.fromstring(fetched(address, TWO, "svg").content)
    title = root.find("{http://www.w3.org/2000/svg}title").text
    for letter in "AB":
        total = int(re.search(rf"{letter} [^:]+: (\d+) bài", title)[1])
        years = [row for row in table if (row["axis"], row["letter"]) == ("year", letter)]
        assert sum(int(row["count"] or 0) for row in years) == total > 0
        assert all(row["demo"] == "True" and row["version"] for row in years)
    image = Image.open(io.BytesIO(fetched(address, TWO, "png").content))
    assert image.width == 1920
    answer = fetched(address, TWO, "xlsx")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    assert sheet.max_row == len(table) + 1
    assert "tinxa-xu-huong-minh-hoa-giai-phong" in answer.headers["Content-Disposition"]


def test_what_is_wrong_is_said(address):
    answer = requests.get(f"{address}/xu-huong.svg?since=hôm+qua", timeout=30)
    assert (answer.status_code, "is no date" in answer.text) == (400, True)


@pytest.mark.parametrize("query", [HOSTILE, "w" * 200, "=1+1", "x) OR (y"])
def test_hostile_questions_make_harmless_pictures(address, query):
    path = "/xu-huong?" + urlencode({"q": [query, "lúa"], "keywords": "A"}, doseq=True)
    answer = fetched(address, path, "svg")
    assert not re.search(rb"<(script|img|a|foreignObject)\b", answer.content)
    assert "script-src" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    etree.fromstring(answer.content)
    assert all(not row["query"].startswith("=") for row in rows(address, path))


@pytest.mark.slow
def test_a_hostile_question_on_the_page(visit):
    page = visit("/xu-huong?" + urlencode({"q": [HOSTILE, "w" * 200], "keywords": "A"}, doseq=True))
    assert page.title() != "taken"
    assert page.locator(".tx-trends script, .tx-trends a[href^='javascript']").count() == 0
    assert page.locator(".tx-trends img").count() == 1
    assert "alert(1)" in page.locator(".tx-trends img").get_attribute("alt")
    expect(page.locator(".tx-figures thead")).to_contain_text(HOSTILE)


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_scrolling_sideways_and_nothing_that_axe_finds(visit, width, scheme):
    page = visit(f"{TWO}&keywords=B&year=2023&q=ng%C3%B4", width=width, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.wait_for_function("document.querySelector('.tx-trends img').naturalWidth > 0")
    shown = page.evaluate("document.querySelector('.tx-trends img').naturalWidth")
    assert shown == (328 if width == 360 else 960)
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
    found = Axe().run(page, context="#ket-qua", options=options)
    assert [rule["id"] for rule in found.response["violations"]] == []


@pytest.mark.slow
def test_contrasts_and_words_lead_to_what_they_count(visit):
    page = visit(f"{TWO}&keywords=A")
    section = page.locator("section", has=page.get_by_role("heading", name="Đối chiếu"))
    links = section.locator("tbody").first.locator("a")
    expect(links).to_have_count(3)
    count = links.nth(2).inner_text()
    links.nth(2).click()
    expect(page.get_by_role("status")).to_contain_text(re.compile(rf"^\s*{count}\b"))
    page.go_back()
    words = page.locator("section", has=page.get_by_role("heading", name="Từ nổi bật"))
    row = words.locator("tbody tr").first
    found = row.locator("td").first.inner_text()
    row.locator("a").click()
    expect(page.get_by_role("status")).to_contain_text(re.compile(rf"^\s*{found}\b"))


def test_communes_are_shown_by_name(visit):
    page = visit(f"{TWO}&commune=16405%402021&keywords=A")
    expect(page.locator(".tx-chips")).to_contain_text("Đông Tiến")
    assert "16405@2021" not in page.locator(".tx-trends").inner_text()
