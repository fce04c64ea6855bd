"""From a document to the articles that cite it: facet, filter, operator, export."""

import csv
import io

import pytest

from searcher.exporting.delimited import BOM
from searcher.filters import numbered
from searcher.question import Question
from tests.exports import content_of, text
from tests.making import searching

ARTICLES = [
    {"id": "1", "published": "2023-05-29", "body": "Nghị quyết số 58-NQ/TW ngày 05/8/2020"},
    {"id": "2", "published": "2021-02-01", "body": "Quán triệt nghị quyết 58 - nq/tw tới chi bộ"},
    {"id": "3", "published": "2024-03-02", "body": "Theo Quyết định 259/QĐ-TTg ngày 17/3/2023"},
    {"id": "4", "published": "2025-01-02", "body": "Theo Quyết định 259/QĐ-TTg ngày 20/3/2024"},
    {"id": "5", "published": "2025-01-03", "body": "Không dẫn văn bản nào"},
]  # fmt: skip


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    return searching(tmp_path_factory.mktemp("store"), ARTICLES)


def ids(searcher, **question):
    return [hit.id for hit in searcher.ask(Question(**question)).hits]


def test_each_value_counts_what_it_finds(searcher):
    facet = searcher.ask(Question(text="")).facets["document"]
    counts = {value.value: value.count for value in facet}
    assert counts == {
        "58-NQ/TW": 2, "58-NQ/TW (2020)": 1, "259/QĐ-TTg": 2, "259/QĐ-TTg (2023)": 1,
        "259/QĐ-TTg (2024)": 1, "none": 1,
    }  # fmt: skip
    for value, count in counts.items():
        assert searcher.total(Question(text="", where={"document": (value,)})) == count


def test_the_earliest_citation_comes_first(searcher):
    assert ids(searcher, text="", where={"document": ("58-NQ/TW",)}, sort="oldest") == ["2", "1"]


@pytest.mark.parametrize(
    "text",
    ["số:58-NQ/TW", "so:58 nq/tw", 'doc:"58-NQ/TW"', "số: 58–NQ/TW", "so:Nghị quyết số 58-NQ/TW"],
)
def test_the_operator_forgives_slips(searcher, text):
    answer = searcher.ask(Question(text=text))
    assert {hit.id for hit in answer.hits} == {"1", "2"}
    assert answer.understood.operators == (text.replace(": ", ":"),)


def test_other_words_stay_words(searcher):
    assert ids(searcher, text="số:58-NQ/TW chi bộ") == ["2"]
    assert ids(searcher, text="số:259/QĐ-TTg 2023") == ["3"]


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("58 nq/tw", ("58-NQ/TW",)),
        ("Nghị quyết 58-NQ/TƯ", ("58-NQ/TW",)),
        ("259/QD-TTG", ("259/QĐ-TTg",)),
        ("259/qđ-ttg (2023)", ("259/QĐ-TTg (2023)",)),
        ("58-NQ/TU", ("58-NQ/TU",)),
        ("none", ("none",)),
    ],
)
def test_a_document_by_its_number(searcher, typed, means):
    assert numbered(typed, searcher.values("document")) == means


def test_a_table_names_the_documents(searcher):
    written = text(".csv", content_of(searcher.records(Question(text="chi bộ"))))
    (row,) = csv.DictReader(io.StringIO(written.removeprefix(BOM)))
    assert row["documents"] == "58-NQ/TW"
