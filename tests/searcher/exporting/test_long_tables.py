"""What a result reports, names and cites as tables: CSV, JSON Lines, a workbook."""

import csv
import io

import msgspec
import pytest

from searcher.errors import QueryError
from searcher.exporting import communes, documents, figures
from searcher.exporting.delimited import BOM
from searcher.exporting.formats import format_of
from tests import exports
from tests.exports import content_of, data, text

BODY = "Họp sáng nay.\n=Thu tháng 5 đạt 1.250 tỷ đồng, tăng 3,2%. Đến nay, có 12/15 xã đạt chuẩn."
COLUMNS = figures.Row.__struct_encode_fields__


def made(**fields):
    return exports.made(**{"title": "=Tin", "body": BODY, **fields})


def table(records, name="figures", **options):
    content = content_of(records, table=name, **options)
    written = text(".csv", content)
    found = list(csv.DictReader(io.StringIO(written.removeprefix(BOM))))
    assert content.rows == len(found)
    return found


def objects(records, name):
    lines = text(".jsonl", content_of(records, table=name)).splitlines()
    return [msgspec.json.decode(line) for line in lines]


def test_each_figure_is_a_row_with_its_sentence_and_article():
    rows = table([made(), made(id="a2", body="Không có số."), made(id="a3")])
    assert tuple(rows[0]) == COLUMNS
    assert [row["id"] for row in rows] == ["a1"] * 3 + ["a3"] * 3
    assert rows[0]["title"] == "'=Tin"
    assert (rows[0]["value"], rows[0]["unit"]) == ("1250000000000", "đồng")
    assert (rows[0]["from"], rows[0]["to"]) == ("2023-05-01", "2023-05-31")
    assert rows[0]["sentence"] == "'=Thu tháng 5 đạt 1.250 tỷ đồng, tăng 3,2%."
    assert rows[2]["sentence"] == "Đến nay, có 12/15 xã đạt chuẩn."
    assert (rows[2]["of"], rows[2]["cumulative"], rows[2]["open"]) == ("15", "True", "from to")


def test_a_number_below_zero_is_no_formula():
    one = made(body="Số vụ giảm 288 vụ (-18,19%).")
    assert ",-18.19," in text(".csv", content_of([one], table="figures"))


def test_json_lines_keep_kinds_and_places():
    rows = objects([made()], "figures")
    assert list(rows[0]) == list(COLUMNS)
    assert [BODY[row["start"] : row["end"]] for row in rows] == [
        "1.250 tỷ đồng",
        "3,2%",
        "12/15 xã",
    ]
    assert (rows[2]["cumulative"], rows[2]["from"], rows[1]["value"]) == (True, None, 3.2)


def test_a_workbook_holds_the_same_without_formulas():
    openpyxl = pytest.importorskip("openpyxl")
    one = made(url="http://dongson.example/tin", source="x" * 40_000)
    book = openpyxl.load_workbook(io.BytesIO(data(".xlsx", content_of([one], table="figures"))))
    head, first, *rest = list(book.worksheets[0].iter_rows())
    assert (tuple(cell.value for cell in head), len(rest)) == (COLUMNS, 2)
    row = dict(zip(COLUMNS, first, strict=True))
    assert (row["title"].value, row["title"].data_type) == ("=Tin", "s")
    assert row["url"].hyperlink is None
    assert row["value"].value == 1250000000000
    assert row["from"].is_date
    assert (len(row["source"].value), row["source"].value[-9:]) == (32_767, "… [40000]")


def test_each_unit_is_a_row_with_what_it_belongs_to_now():
    body = "Tại xã Đông Hoàng, huyện Đông Sơn, tỉnh Thanh Hóa. Xã Đông Hoàng họp."
    one = made(title="Tin", body=body, published="2023-01-01")
    row, *_ = objects([one], "communes")
    assert list(row) == list(communes.Row.__struct_encode_fields__)
    assert (row["id"], row["published"], row["certain"]) == ("a1", "2023-01-01", True)
    assert (row["official"], row["name"]) == ("Xã Đông Hoàng", "xã Đông Hoàng")
    assert row["unit"].endswith("@2021")
    assert (row["present"], row["province"]) == ("Phường Đông Sơn", "Tỉnh Thanh Hóa")
    assert (row["present_units"], row["mentions"]) == ("16378@2025-07+", 2)


def test_each_document_is_a_row_with_its_sentence():
    body = (
        "Mở đầu. Thực hiện Quyết định số 259/QĐ-TTg ngày 17/3/2023 của Thủ tướng Chính phủ, xã họp."
        " Hết."
    )
    (row,) = objects([made(title="Tin", body=body)], "documents")
    assert list(row) == list(documents.Row.__struct_encode_fields__)
    assert (row["number"], row["kind"], row["document_date"]) == (
        "259/QĐ-TTg", "Quyết định", "2023-03-17",
    )  # fmt: skip
    assert row["issuer"] == "Thủ tướng Chính phủ"
    assert row["sentence"] == body[8:-5]
    assert "259/QĐ-TTg" in body[row["start"] : row["end"]]


def test_every_row_of_the_demo_says_so():
    assert {row["note"] for row in table([made()], demo=True)} == {"Dữ liệu minh hoạ"}


def test_an_unknown_ending_is_said():
    with pytest.raises(QueryError, match=r"table of figures .*\.csv, \.xlsx, \.jsonl"):
        format_of(".ris", "figures")
