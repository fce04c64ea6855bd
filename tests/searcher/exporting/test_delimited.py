import csv
import io

import msgspec
import pytest

from archive.exchange import article_from
from searcher.errors import QueryError
from searcher.exporting.delimited import BOM, csv_lines
from searcher.exporting.formats import format_of
from searcher.exporting.tables import COLUMNS
from tests.exports import HOSTILE, content_of, hostile, text
from tests.making import record

RECORD = record(
    id="1",
    title='=HYPERLINK("x")',
    body="Đoạn một\nĐoạn hai; có dấu",
    authors=["Lê Hà", "Sơn Tùng"],
    url="http://dongson.example/tin",
    communes=[{"name": "xã Đông Hòa"}],
    place={"district": "Đông Sơn"},
    field_sources={"title": "selector", "body": "guess"},
)


def table(records, **options):
    written = text(".csv", content_of(records, **options))
    return list(csv.DictReader(io.StringIO(written.removeprefix(BOM), newline="")))


def test_a_spreadsheet_gets_accents_and_no_formulas():
    assert text(".csv", content_of([RECORD])).startswith(BOM + "id,title,")
    row = table([RECORD])[0]
    assert row["title"] == '\'=HYPERLINK("x")'
    assert row["body"] == RECORD.article.body
    assert (row["authors"], row["communes"], row["district"]) == (
        "Lê Hà; Sơn Tùng", "xã Đông Hòa", "Đông Sơn",
    )  # fmt: skip
    assert row["field_sources"] == "title=selector; body=guess"
    assert row["content_hash"] == RECORD.article.content_hash
    assert tuple(row) == COLUMNS


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_every_start_of_a_formula_is_quoted(start):
    assert table([record(title=f"{start}1+1")])[0]["title"] == f"'{start}1+1"


def test_hostile_texts_come_back_as_they_were():
    titles = [row["title"].removeprefix("'") for row in table(hostile())]
    assert titles == [one.article.title or "" for one in hostile()]
    assert len(titles) == len(HOSTILE)


def test_json_lines_are_read_back_as_the_same_record():
    line = text(".JSONL", content_of([RECORD]))
    article, derived = article_from(msgspec.json.decode(line))
    assert (article, derived) == (RECORD.article, RECORD.derived)


def test_hostile_texts_come_back_of_json_lines():
    rows = text(".jsonl", content_of(hostile())).split("\n")[:-1]
    assert [msgspec.json.decode(row)["title"] for row in rows] == [
        one.article.title for one in hostile()
    ]


def test_short_ones_have_no_body_and_the_demo_says_what_it_is():
    (row,) = table([RECORD], short=True, demo=True)
    assert tuple(row) == (*(name for name in COLUMNS if name != "body"), "note")
    assert row["note"] == "Dữ liệu minh hoạ"
    told = msgspec.json.decode(text(".jsonl", content_of([RECORD], demo=True)))
    assert told["note"] == "Dữ liệu minh hoạ"


def test_lines_come_as_the_records_do():
    def endless():
        while True:
            yield RECORD

    content = content_of([]).passing(lambda _: endless())
    assert len([line for line, _ in zip(csv_lines(content), range(5), strict=False)]) == 5
    assert content.articles == 5


def test_an_unknown_ending_is_said():
    with pytest.raises(QueryError, match=r"\.csv, \.xlsx, \.jsonl"):
        format_of(".pdf")
