import csv
import io

import msgspec
import pytest

from archive.exchange import article_from
from searcher.errors import QueryError
from searcher.export import BOM, COLUMNS, lines
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


def table(records):
    text = "".join(lines(".csv", records))
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM))))


def test_a_spreadsheet_gets_accents_and_no_formulas():
    assert "".join(lines(".csv", [RECORD])).startswith(BOM + "id,title,")
    row = table([RECORD])[0]
    assert row["title"] == '\'=HYPERLINK("x")'
    assert row["body"] == RECORD.article.body
    assert (row["authors"], row["communes"], row["district"]) == (
        "Lê Hà; Sơn Tùng", "xã Đông Hòa", "Đông Sơn",
    )  # fmt: skip
    assert row["field_sources"] == "title=selector; body=guess"
    assert tuple(row) == COLUMNS


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_every_start_of_a_formula_is_quoted(start):
    assert table([record(title=f"{start}1+1")])[0]["title"] == f"'{start}1+1"


def test_json_lines_are_read_back_as_the_same_record():
    line = "".join(lines(".JSONL", [RECORD]))
    article, derived = article_from(msgspec.json.decode(line))
    assert (article, derived) == (RECORD.article, RECORD.derived)


def test_lines_come_as_the_records_do():
    def endless():
        while True:
            yield RECORD

    assert len([line for line, _ in zip(lines(".csv", endless()), range(5), strict=False)]) == 5


def test_an_unknown_ending_is_said():
    with pytest.raises(QueryError, match=r"\.csv, \.jsonl"):
        lines(".pdf", [])
