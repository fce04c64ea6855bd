"""`tinxa correct` from the shell."""

import csv
import io
import json
import shutil

import pytest

from tests.tinxa.conftest import answer, command

ARTICLES = [
    {"id": "a1b2c3d4", "title": "Hội nghị Ban Thường vụ", "body": "Tại xã Đông Hòa.",
     "published": "2023-05-29", "date_source": "guess", "source": "dongson"},
    {"id": "b", "title": "Thu hoạch lúa", "body": "Ở xã Đông Hòa", "published": "2024-01-02"},
]  # fmt: skip


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A data folder with the articles, before it is indexed and after."""
    folder = tmp_path_factory.mktemp("prepared")
    lines = [json.dumps(article, ensure_ascii=False) for article in ARTICLES]
    (folder / "in.jsonl").write_text("\n".join(lines), "utf-8")
    assert command(folder / "imported")("import", folder / "in.jsonl").returncode == 0
    shutil.copytree(folder / "imported", folder / "indexed")
    assert command(folder / "indexed")("index").returncode == 0
    return folder


@pytest.fixture
def imported(tinxa, prepared, tmp_path):
    shutil.copy(prepared / "in.jsonl", tmp_path)
    shutil.copytree(prepared / "imported", tmp_path / "data")
    return tinxa


@pytest.fixture
def indexed(tinxa, prepared, tmp_path):
    shutil.copy(prepared / "in.jsonl", tmp_path)
    shutil.copytree(prepared / "indexed", tmp_path / "data")
    return tinxa


def ids(tinxa, *arguments):
    return [hit["id"] for hit in answer(tinxa, *arguments)["hits"]]


def test_what_was_put_right_is_found_filtered_sorted_and_shown_at_once(indexed, tmp_path):
    done = indexed(
        "correct", "a1b2c3d4", "--published", "29/5/2024", "--title", "Hội nghị  Ban Chấp hành",
        "--commune", "Xã Đông Tiến", "--no-commune", "dong hoa", "--note", "gõ nhầm", "--by", "Lan",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "2023-05-29 → 2024-05-29" in done.stderr
    assert "next:" not in done.stderr
    assert ids(indexed, "chấp hành") == ["a1b2c3d4"]
    assert ids(indexed, "thường vụ", "--exact-accents") == []
    assert ids(indexed, "", "--from", "2024-05", "--certain-dates") == ["a1b2c3d4"]
    assert ids(indexed, "", "--sort", "newest") == ["a1b2c3d4", "b"]
    assert ids(indexed, "", "--commune", "đông tiến") == ["a1b2c3d4"]
    assert ids(indexed, "", "--commune", "đông hòa") == ["b"]
    hit, other = answer(indexed, "", "--sort", "newest")["hits"]
    assert (hit["published"], hit["corrections"][0]["note"]) == ("2024-05-29", "gõ nhầm")
    assert "corrections" not in other
    assert "(gõ nhầm; Lan, " in indexed("search", "chấp hành").stdout
    assert "(gõ nhầm; Lan, " in indexed("show", "a1b2c3d4").stdout
    shown = json.loads(indexed("show", "a1b2c3d4", "--json").stdout)
    assert (shown["date_source"], shown["corrections"][0]["by"]) == ("corrected", "Lan")
    assert shown["corrections"][0]["fields"][0]["was"] == "2023-05-29"
    indexed("export", "", "-o", tmp_path / "out.csv")
    rows = csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text("utf-8-sig")))
    assert ["gõ nhầm; Lan" in row["corrections"] for row in rows] == [True, False]


@pytest.mark.slow
def test_it_outlives_a_recrawl_a_rebuild_and_a_journey(indexed, tmp_path):
    indexed("correct", "a1b2c3d4", "--published", "2024-05-29", "--by", "Lan")
    newer = ARTICLES[0] | {"body": "Tại xã Đông Yên, bản sửa."}
    (tmp_path / "newer.jsonl").write_text(json.dumps(newer, ensure_ascii=False), "utf-8")
    assert "1 changed" in indexed("import", tmp_path / "newer.jsonl").stderr
    assert indexed("index", "--rebuild").returncode == 0
    assert ids(indexed, "bản sửa", "--from", "2024") == ["a1b2c3d4"]
    assert indexed("export", "", "-o", tmp_path / "out.jsonl").returncode == 0
    assert "2 unchanged" in indexed("import", tmp_path / "out.jsonl").stderr
    other = tmp_path / "other"
    assert "2 new" in indexed("import", tmp_path / "out.jsonl", data=other).stderr
    indexed("index", data=other)
    here, there = (
        indexed("show", "a1b2c3d4", "--json", data=d) for d in (tmp_path / "data", other)
    )
    assert json.loads(there.stdout) == json.loads(here.stdout)
    assert indexed("correct", "a1b2c3d4", "--undo", data=other).returncode == 0
    taken_back = json.loads(indexed("show", "a1b2c3d4", "--json", data=other).stdout)
    assert (taken_back["published"], taken_back["date_source"]) == ("2023-05-29", "guess")


def test_corrections_are_listed_and_taken_back(indexed):
    assert indexed("correct", "--list").stdout == "no corrections\n"
    indexed("correct", "a1b2c3d4", "--title", "Một", "--by", "Lan")
    indexed("correct", "b", "--category", "Kinh tế")
    everything = indexed("correct", "--list").stdout
    assert "a1b2c3d4  Một\n  title: Hội nghị Ban Thường vụ → Một (Lan, 20" in everything
    assert "category: none → Kinh tế" in everything
    assert "category" not in indexed("correct", "a1b2c3d4", "--list").stdout
    assert "taken back: title" in indexed("correct", "a1b2c3d4", "--undo").stderr
    assert ids(indexed, "thường vụ", "--exact-accents") == ["a1b2c3d4"]
    assert "no correction to take back" in indexed("correct", "a1b2c3d4", "--undo").stderr
    assert "category: Kinh tế → none" in indexed("correct", "b", "--category", "").stderr


def test_without_an_index_or_behind_one_the_next_command_is_said(imported, tmp_path):
    assert "next: tinxa index" in imported("correct", "b", "--title", "Một").stderr
    assert not (tmp_path / "data" / "index").exists()
    imported("index")
    imported("import", "--source", "x", tmp_path / "in.jsonl")
    assert "next:" not in imported("correct", "b", "--title", "Hai").stderr
    (tmp_path / "more.jsonl").write_text('{"id": "c", "title": "C"}\n', "utf-8")
    imported("import", tmp_path / "more.jsonl")
    assert "next: tinxa index" in imported("correct", "b", "--title", "Ba").stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("a1b2c3d4", "--published", "hôm qua"), 2, '--published: "hôm qua" is no date. Write'),
        (("a1b2c3d4", "--published", "31/02/2024"), 2, "is no date"),
        (("a1b2c3d4", "--published", "05/2024"), 2, "Write all of it: 29/05/2023"),
        (("a1b2c3d4", "--published", "29/05/2999"), 2, "--published: 2999-05-29 is no day"),
        (("a1b2c3d4", "--published", "0203-05-29"), 2, "Check the year"),
        (("a1b2c3d4", "--title", " "), 2, "--title"),
        (("a1b2c3d4", "--commune", "Đông Tiến"), 2, 'as "xã Đông Tiến"'),
        (("a1b2c3d4", "--no-commune", "xã Đông Yên"), 2, "(xã Đông Hòa)"),
        (("a1b2c3d4",), 2, "what to put right"),
        (("a1b2c3d4", "--undo", "--title", "X"), 2, "what to put right"),
        (("--title", "X"), 2, "ID is missing"),
        (("a1b2c3d5", "--title", "X"), 1, "Perhaps a1b2c3d4 is meant"),
        (("a1b2c3d4", "--title", "Hội nghị Ban Thường vụ"), 1, "so already"),
    ],
)
def test_what_cannot_be_is_refused_with_place_fact_and_cure(indexed, arguments, code, said):
    done = indexed("correct", *arguments)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert indexed("correct", "--list").stdout == "no corrections\n"
