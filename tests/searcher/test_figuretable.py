"""The figures of a result as a table: CSV, JSON Lines, a workbook."""

import csv
import io

import msgspec
import pytest

from archive.article import Derived, Record
from indexer.recognition import find_figures
from searcher.errors import QueryError
from searcher.export import BOM
from searcher.figuretable import COLUMNS, write
from tests.making import article

BODY = "Họp sáng nay.\n=Thu tháng 5 đạt 1.250 tỷ đồng, tăng 3,2%. Đến nay, có 12/15 xã đạt chuẩn."


def made(**fields):
    one = article(
        **{"id": "a1", "title": "=Tin", "body": BODY, "published": "2023-05-29", **fields}
    )
    return Record(one, Derived(figures=find_figures(one)))


def test_each_figure_is_a_row_with_its_sentence_and_article(tmp_path):
    path = tmp_path / "out"
    assert write(path, ".csv", [made(), made(id="a2", body="Không có số."), made(id="a3")]) == 6
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8").removeprefix(BOM))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["id"] for row in rows] == ["a1"] * 3 + ["a3"] * 3
    assert rows[0]["title"] == "'=Tin"
    assert (rows[0]["value"], rows[0]["unit"]) == ("1250000000000", "đồng")
    assert (rows[0]["from"], rows[0]["to"]) == ("2023-05-01", "2023-05-31")
    assert rows[0]["sentence"] == "'=Thu tháng 5 đạt 1.250 tỷ đồng, tăng 3,2%."
    assert rows[2]["sentence"] == "Đến nay, có 12/15 xã đạt chuẩn."
    assert (rows[2]["of"], rows[2]["cumulative"], rows[2]["open"]) == ("15", "True", "from to")


def test_a_number_below_zero_is_no_formula(tmp_path):
    one = made(body="Số vụ giảm 288 vụ (-18,19%).")
    write(tmp_path / "out", ".csv", [one])
    assert ",-18.19," in (tmp_path / "out").read_text("utf-8")


def test_json_lines_keep_kinds_and_places(tmp_path):
    write(tmp_path / "out", ".JSONL", [made()])
    rows = [msgspec.json.decode(line) for line in (tmp_path / "out").read_bytes().splitlines()]
    assert list(rows[0]) == list(COLUMNS)
    assert [BODY[row["start"] : row["end"]] for row in rows] == [
        "1.250 tỷ đồng",
        "3,2%",
        "12/15 xã",
    ]
    assert (rows[2]["cumulative"], rows[2]["from"], rows[1]["value"]) == (True, None, 3.2)


def test_a_workbook_holds_the_same_without_formulas(tmp_path):
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "out.xlsx"
    long = "x" * 40_000
    assert write(path, ".xlsx", [made(url="http://dongson.example/tin", source=long)]) == 3
    sheet = openpyxl.load_workbook(path).active
    head, first, *_ = list(sheet.iter_rows())
    assert tuple(cell.value for cell in head) == COLUMNS
    row = dict(zip(COLUMNS, first, strict=True))
    assert (row["title"].value, row["title"].data_type) == ("=Tin", "s")
    assert row["url"].hyperlink is None
    assert row["value"].value == 1250000000000
    assert (len(row["source"].value), row["source"].value[-1]) == (32_767, "…")


def test_an_unknown_ending_is_said(tmp_path):
    with pytest.raises(QueryError, match=r"\.csv, \.xlsx, \.jsonl"):
        write(tmp_path / "out", ".pdf", [])
    assert not (tmp_path / "out").exists()


def test_rows_are_written_as_records_come(tmp_path):
    seen = []

    def records():
        for number in range(3):
            seen.append(number)
            yield made(id=str(number))

    assert write(tmp_path / "out", ".jsonl", records()) == 9
    assert seen == [0, 1, 2]
