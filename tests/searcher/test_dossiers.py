"""Dossiers: nothing put into one is lost or dropped without a word."""

import csv
import io
import json

import pytest
from docx import Document

from archive.errors import FileError
from archive.store import Archive
from searcher.dossiers.compiled import compiled
from searcher.dossiers.dossier import LONGEST_NOTE, Dossiers
from searcher.dossiers.exported import selection
from searcher.errors import DossierError
from searcher.exporting.delimited import BOM
from searcher.question import Question
from tests.exports import content_of, data, text
from tests.making import filled

ARTICLES = [
    {"id": "b", "title": "Hai", "published": "2023-05-02", "body": "Nghị quyết số 58-NQ/TW."},
    {"id": "a", "title": "Một", "published": "2021-01-02",
     "body": "Xã Đông Hòa theo Nghị quyết số 58-NQ/TW và Quyết định số 12/QĐ-UBND."},
    {"id": "c", "title": "Ba", "body": "Không rõ ngày."},
]  # fmt: skip


@pytest.fixture
def dossiers(tmp_path):
    return Dossiers(tmp_path / "dossiers")


@pytest.fixture
def archive(tmp_path):
    with filled(tmp_path, ARTICLES) as opened:
        yield opened


@pytest.fixture
def name(dossiers):
    made = dossiers.new("  Đường ven  biển ")
    dossiers.add(made, [("b", "Hai"), ("c", "Ba"), ("a", "Một")])
    return made


def test_a_dossier_is_a_file_of_its_name_that_reads_well(dossiers, name, tmp_path):
    assert name == "duong-ven-bien"
    assert dossiers.names() == [name]
    assert dossiers.read(name).title == "Đường ven biển"
    text = (tmp_path / "dossiers" / "duong-ven-bien.json").read_text("utf-8")
    assert '"title": "Đường ven biển"' in text
    assert text.count("\n") > 10


def test_articles_stand_in_order_of_time_and_are_tied_together(dossiers, name, archive):
    found = compiled(name, dossiers.read(name), archive)
    assert found.held == ("a", "b", "c")
    assert [(tie.value, tie.articles) for tie in found.documents] == [
        ("58-NQ/TW", 2), ("12/QĐ-UBND", 1),
    ]  # fmt: skip
    assert [tie.value for tie in found.communes] == ["xã Đông Hòa"]


def test_an_article_is_in_it_once_and_keeps_its_note(dossiers, name):
    dossiers.note(name, "b", "xem lại số")
    assert dossiers.add(name, [("b", "Hai"), ("d", None)]) == 1
    notes = {entry.id: entry.note for entry in dossiers.read(name).entries}
    assert notes == {"b": "xem lại số", "c": "", "a": "", "d": ""}
    dossiers.add(name, [("b", "Hai")], note="đã xem")
    dossiers.note(name, None, "chung")
    assert dossiers.read(name).entries[0].note == "đã xem"
    assert dossiers.read(name).note == "chung"
    dossiers.take_out(name, "b")
    assert dossiers.read(name).ids == ("c", "a", "d")
    assert list(dossiers.holding("d")) == [(name, dossiers.read(name))]


def test_what_left_the_archive_is_told_with_its_title(dossiers, name, archive):
    with Archive.open(archive.path) as other:
        other.remove("a")
    found = compiled(name, dossiers.read(name), archive)
    assert [(filed.entry.id, filed.record is None) for filed in found.articles] == [
        ("b", False), ("c", False), ("a", True),
    ]  # fmt: skip
    assert found.articles[-1].entry.title == "Một"


def test_of_what_was_forgotten_only_that_it_was_there_is_left(dossiers, name, tmp_path):
    dossiers.note(name, "b", "ghi chú")
    dossiers.forget(["b", "elsewhere"])
    first = dossiers.read(name).entries[0]
    assert (first.id, first.title, first.note) == (None, None, "")
    assert first.forgotten
    text = (tmp_path / "dossiers" / f"{name}.json").read_text("utf-8")
    assert "Hai" not in text
    assert "ghi chú" not in text
    assert dossiers.read(name).ids == ("c", "a")


@pytest.mark.parametrize("bad", ["", " ", "…", "///"])
def test_a_title_without_a_letter_is_refused(dossiers, bad):
    with pytest.raises(DossierError, match="cannot name"):
        dossiers.new(bad)


def test_mistakes_are_told(dossiers, name, tmp_path):
    with pytest.raises(DossierError, match="is there already"):
        dossiers.new("Đường ven biển!")
    with pytest.raises(DossierError, match="There are: duong-ven-bien"):
        dossiers.read("../archive")
    with pytest.raises(DossierError, match='no article "x"'):
        dossiers.take_out(name, "x")
    with pytest.raises(DossierError, match="Shorten it"):
        dossiers.note(name, "a", "a" * (LONGEST_NOTE + 1))
    path = tmp_path / "dossiers" / f"{name}.json"
    path.write_text(path.read_text("utf-8").replace('"entries": [', '"entries": [,'), "utf-8")
    with pytest.raises(FileError, match="line 4"):
        dossiers.add(name, [("x", None)])
    path.rename(path.with_name("Hồ sơ.json"))
    with pytest.raises(FileError, match=r"Rename it to ho-so\.json"):
        dossiers.names()


def test_a_removed_dossier_is_gone(dossiers, name):
    dossiers.remove(name)
    assert dossiers.names() == []
    with pytest.raises(DossierError):
        dossiers.remove(name)


def test_an_export_of_it_tells_title_notes_and_ties(dossiers, name, archive):
    dossiers.note(name, "b", "xem lại số\nhỏi ông An")
    chosen = selection(compiled(name, dossiers.read(name), archive))
    assert chosen.ids[:3] == ("a", "b", "c")

    def made():
        records = archive.records(list(chosen.ids))
        return content_of(records, question=Question(), ids=chosen.ids, matter=chosen.matter)

    rows = list(csv.DictReader(io.StringIO(text(".csv", made()).removeprefix(BOM), newline="")))
    assert {row["id"]: row["dossier_note"] for row in rows}["b"] == "xem lại số\nhỏi ông An"
    objects = map(json.loads, text(".jsonl", made()).splitlines())
    assert [one.get("dossier_note") for one in objects][:3] == [
        None,
        "xem lại số\nhỏi ông An",
        None,
    ]
    page = text(".html", made())
    assert "<dd>Đường ven biển</dd>" in page
    assert "58-NQ/TW; 12/QĐ-UBND" in page
    document = Document(io.BytesIO(data(".docx", made())))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines.count("Ghi chú của hồ sơ: xem lại số") == lines.count("hỏi ông An") == 1
    assert ["Hồ sơ", "Đường ven biển"] in [
        [cell.text for cell in row.cells] for row in document.tables[0].rows
    ]


def test_an_empty_one_is_not_exported_as_every_article(dossiers, archive):
    empty = dossiers.new("Trống")
    with pytest.raises(DossierError, match="holds no article"):
        selection(compiled(empty, dossiers.read(empty), archive))
