"""The routes of the exports, asked as a browser asks them, and the menu that leads there."""

import csv
import io
import json
from urllib.parse import quote

import pytest
import requests
from playwright.sync_api import expect

from searcher.exporting.delimited import BOM
from searcher.exporting.formats import FORMATS
from tests.exports import content_of, made
from ui.downloads import downloads
from ui.exports import _read, _sent, selection_of
from ui.texts import TEXTS
from ui.view import View

ASKED = "q=hoi+nghi&year=2023"


@pytest.fixture
def fetched(address):
    def got(path):
        with requests.Session() as session:
            session.trust_env = False
            return session.get(f"{address}{path}", headers={"Accept": "text/html"}, timeout=30)

    return got


def total(fetched, asked):
    told = fetched(f"/xuat.tinxa.json?{asked}").json()
    assert told["about"]["total"] == len(told["items"])
    return told["about"]["total"]


@pytest.mark.parametrize("path", ["/xuat.csv", "/tim.atom", "/xu-huong.csv"])
@pytest.mark.parametrize(("lang", "said"), [("vi", "không phải là ngày"), ("en", "is no date")])
def test_what_is_wrong_is_told_in_the_readers_language(fetched, path, lang, said):
    answer = fetched(f"{path}?q=xa&since=hom+qua&lang={lang}")
    assert answer.status_code == 400
    first, _, detail = answer.text.partition("\n\n")
    assert said in first
    assert detail.startswith(TEXTS[lang]["details"])


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_holds_as_many_as_the_search_finds(fetched, ending):
    answer = fetched(f"/xuat.{ending}?{ASKED}")
    assert answer.status_code == 200
    assert int(answer.headers["X-Tinxa-Total"]) == total(fetched, ASKED) > 0
    kind = "inline" if ending == "html" else "attachment"
    name = f'{kind}; filename="tinxa-minh-hoa-hoi-nghi.{ending}"'
    assert answer.headers["Content-Disposition"] == name
    assert answer.content


def test_a_page_to_print_is_our_own_and_not_the_pages_shell(fetched):
    english = fetched(f"/xuat.html?{ASKED}&lang=en&short=1")
    assert '<html lang="en">' in english.text
    assert "tinxa.js" not in english.text
    assert english.text.count("<article ") == total(fetched, ASKED)
    assert "default-src 'none'" in english.headers["Content-Security-Policy"]
    assert "demonstration data" in english.text


def test_chosen_articles_come_in_their_order(fetched):
    answer = fetched("/xuat.csv?chon=dongson-3&chon=nix&chon=dongson-1&q=x&short=1")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix(BOM))))
    assert [row["id"] for row in rows] == ["dongson-3", "dongson-1"]
    assert "body" not in rows[0]
    assert answer.headers["X-Tinxa-Unknown"] == "1"


def test_long_tables_are_told_by_their_parameter(fetched):
    answer = fetched(f"/xuat.jsonl?{ASKED}&table=documents")
    rows = [json.loads(line) for line in answer.text.splitlines()]
    assert rows
    assert all(row["number"] for row in rows)
    assert 'hoi-nghi-documents.jsonl"' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/xuat.pdf?q=x", "no export ends in"),
        ("/xuat.ris?q=x&table=figures", "no table of figures"),
        ("/xuat.csv?chon=", "no article is chosen"),
        ("/xuat.csv?q=x&since=" + quote("hôm qua"), "is no date"),
    ],
)
def test_what_cannot_be_exported_is_said(fetched, path, said):
    answer = fetched(path)
    assert (answer.status_code, said in answer.text) == (400, True)


def test_a_file_has_no_name_and_closes_when_nobody_reads_on(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    held = _sent(content_of([made(title="Tin", body="x" * 200_000)]), FORMATS["docx"])
    assert isinstance(held, type(_read(io.BytesIO())))
    assert next(held).startswith(b"PK")
    assert list(tmp_path.iterdir()) == []
    held.close()


def test_the_menu_links_what_the_routes_read():
    menu = downloads(View(q="lúa", page=3, id="x", lang="en"), TEXTS["en"])
    assert "/xuat.csv?q=l%C3%BAa&amp;lang=en" in menu
    assert "/xuat.docx?q=l%C3%BAa&amp;lang=en&amp;short=1" in menu
    chosen = selection_of({"chon": ["b", "a"], "q": ["lúa"], "table": ["nonsense"]})
    assert (chosen.ids, chosen.question.text, chosen.table) == (("b", "a"), "", "articles")


def test_the_menu_offers_every_format(visit):
    page = visit(f"/?{ASKED}")
    shown = int(page.get_by_role("status").inner_text().split()[0])
    page.get_by_text("Tải về").click()
    for name in ("Excel", "Word", "RIS", "BibTeX", "CSL-JSON", "Số liệu, CSV", "Bản in, rút gọn"):
        expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel", exact=True).click()
    assert download.value.suggested_filename == "tinxa-minh-hoa-hoi-nghi.xlsx"
    with page.expect_popup() as popup:
        page.get_by_role("link", name="Bản in", exact=True).click()
    expect(popup.value.locator("article")).to_have_count(shown)
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Excel", exact=True)).to_be_hidden()
