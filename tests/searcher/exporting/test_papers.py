"""What is printed and read by people: footnotes, Word, a page, and the workbook of articles."""

import io
from datetime import datetime
from html import unescape

import lxml.html
import pytest

from searcher.errors import QueryError
from searcher.exporting import workbook
from searcher.exporting.plain import flat, printable
from searcher.exporting.tables import COLUMNS
from searcher.exporting.wording import WORDING
from searcher.question import Question
from tests.exports import HOSTILE, content_of, data, hostile, made, text

ONE = made(
    title="Một *tin*",
    authors=["Lê Hà"],
    source="dongson.example",
    summary="Mở đầu.",
    body="Mở đầu.\nĐoạn hai.",
    url="https://dongson.example/a_b",
    published_at="2023-05-29T08:30:00+07:00",
    fetched_at="2026-11-25T18:00:00Z",
)


def openpyxl():
    return pytest.importorskip("openpyxl")


def headings(content):
    docx = pytest.importorskip("docx")
    paragraphs = docx.Document(io.BytesIO(data(".docx", content))).paragraphs
    return [one.text for one in paragraphs if one.style.name == "Heading 2"]


def test_both_languages_have_every_word():
    assert WORDING["vi"].keys() == WORDING["en"].keys()


def test_a_footnote_is_cited_as_news_of_the_web():
    assert text(".txt", content_of([ONE])).endswith(
        "\n\n1. Lê Hà, “Một *tin*”, dongson.example, 29/5/2023, https://dongson.example/a_b, truy"
        " cập ngày 26/11/2026.\n"
    )
    bare = made(title="", body="x", published=None)
    assert "1. “(untitled)”, undated.\n" in text(".txt", content_of([bare], lang="en"))


def test_communes_are_told_by_name_however_they_were_chosen():
    question = Question(where={"commune": ("16405@2021", "none")}, communes=("xã Lạ",))
    told = text(".txt", content_of([ONE], question=question))
    assert "@" not in told.partition("\n\n1. ")[0]
    assert "Đông Tiến" in told
    assert "không có; xã Lạ" in told


def test_markdown_reads_nothing_of_a_text_as_a_mark():
    last = text(".md", content_of([ONE])).splitlines()[-1]
    assert "“Một \\*tin\\*”" in last
    assert "<https://dongson.example/a_b>" in last
    assert "1. 5\\. a" in text(".md", content_of([made(authors=["5. a"])]))


def test_notes_stand_one_on_a_line():
    for ending in (".txt", ".md"):
        notes = text(ending, content_of(hostile())).split("\n\n")[-1].split("\n")[:-1]
        assert len(notes) == len(HOSTILE)


def test_word_has_a_title_page_and_every_article():
    docx = pytest.importorskip("docx")
    document = docx.Document(io.BytesIO(data(".docx", content_of([ONE], demo=True))))
    told = dict(tuple(cell.text for cell in row.cells) for row in document.tables[0].rows)
    assert told["Truy vấn"] == "lúa {% & $ @book{x,"
    assert (told["Năm"], told["Số bài"], told["Kho"]) == ("2023", "1", "abc")
    shown = [one.text for one in document.paragraphs]
    assert shown[-4:] == [
        "29/5/2023 · dongson.example · Lê Hà · truy cập ngày 26/11/2026 · Dữ liệu minh hoạ",
        "https://dongson.example/a_b", "Mở đầu.", "Đoạn hai.",
    ]  # fmt: skip


def test_word_survives_hostile_texts():
    expected = [flat(one.article.title) or "(không có tiêu đề)" for one in hostile()]
    assert headings(content_of(hostile())) == expected


def test_a_page_shows_hostile_texts_as_they_are_and_holds_no_script():
    page = lxml.html.fromstring(text(".html", content_of(hostile())))
    assert page.xpath("//script | //img | //link") == []
    assert [one.text_content() for one in page.xpath("//article/h2")] == [
        flat(one.article.title) or "(không có tiêu đề)" for one in hostile()
    ]
    assert "@page { size: A4" in text(".html", content_of([]))


def test_a_page_links_the_web_alone():
    one = made(url="javascript:alert(1)")
    assert "javascript" not in unescape(text(".html", content_of([one])))


def test_a_workbook_has_dates_and_filters_and_tells_what_it_is():
    book = openpyxl().load_workbook(io.BytesIO(data(".xlsx", content_of([ONE], demo=True))))
    sheet, about = book.worksheets
    row = dict(zip((*COLUMNS, "note"), sheet[2], strict=True))
    assert row["published"].value == datetime(2023, 5, 29)  # noqa: DTZ001
    assert row["published_at"].value == datetime(2023, 5, 29, 8, 30)  # noqa: DTZ001
    assert row["note"].value == "Dữ liệu minh hoạ"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:W2")
    told = {label: value for label, value in about.values if label}
    assert (told["Truy vấn"], told["Kho"]) == ("lúa {% & $ @book{x,", "abc")


def test_a_workbook_survives_hostile_texts_and_counts_what_it_cuts():
    content = content_of(hostile())
    book = openpyxl().load_workbook(io.BytesIO(data(".xlsx", content)))
    # Excel reads _x005F_ as an underscore by itself, openpyxl does not.
    unescape_cell = openpyxl().utils.escape.unescape
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in book.worksheets[0].iter_rows(min_row=2)]
    assert len(rows) == len(HOSTILE)
    for row, one in zip(rows, hostile(), strict=True):
        title = printable(one.article.title or "")
        assert row["title"].data_type == "s" or not title.strip()
        if len(title) < 32_767:
            assert unescape_cell(row["title"].value or "").strip() == title.strip()
        else:
            assert row["title"].value.endswith(f"… [{len(title)}]")
        assert all(cell.hyperlink is None for cell in row.values())
    # Title, summary, author and body of the one that is too long.
    assert content.cut == 4
    assert [value for label, value in book.worksheets[1].values if label.startswith("Số ô")] == [
        "4"
    ]


def test_too_many_rows_are_said_before_any_is_written(monkeypatch):
    monkeypatch.setattr(workbook, "_ROWS", 3)
    with pytest.raises(QueryError, match="Narrow the query"):
        data(".xlsx", content_of([ONE] * 3))
    content = content_of([made(body="Thu 5 tỷ đồng. Chi 6 tỷ đồng. Dư 7 ha.")], table="figures")
    with pytest.raises(QueryError, match="Narrow the query"):
        data(".xlsx", content)
