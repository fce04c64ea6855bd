"""Commands from the shell: what they print, where, and how they exit."""

import csv
import gzip
import io
import json
import re
import shutil

import pytest

from tests.tinxa.conftest import answer, command

ARTICLES = [
    {"id": 7, "title": "Hội nghị Ban Thường vụ", "body": "Tại xã Đông Tiến.", "views": 3,
     "published": "2023-05-29", "source": "dongson", "category": "Chính trị"},
    {"_id": "b", "text": "Thu hoạch lúa ở xã Đông Hòa và xã Đông Tiến", "source": "dongson"},
    {"id": "c", "contents": "Hoi nghi khong dau", "published": "2024-01-02", "source": "khác",
     "attachments": [
         {"url": "http://a.example/1.pdf", "title": "Biên bản", "type": "pdf", "text_source": "ocr",
          "text": "Thành phần tham dự gồm kiểm toán viên."},
         {"url": "http://a.example/2.xls", "type": "xls"},
     ]},
]  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A data folder with the articles, imported and indexed once for all tests that read it."""
    folder = tmp_path_factory.mktemp("made")
    tinxa = command(folder / "data")
    lines = [json.dumps(article, ensure_ascii=False) for article in ARTICLES]
    (folder / "in.jsonl").write_text("\n".join([*lines, "{bad", ""]), "utf-8")
    done = tinxa("import", folder / "in.jsonl")
    assert done.returncode == 0, done.stderr
    assert "in.jsonl:4" in done.stderr
    assert "3 new, 0 changed, 0 unchanged, 1 rejected" in done.stderr
    assert tinxa("index").returncode == 0
    return folder / "data"


@pytest.fixture
def filled(made, tinxa, tmp_path):
    shutil.copytree(made, tmp_path / "data")
    return tinxa


def test_dates_by_name_and_how_sure_they_are(filled):
    assert answer(filled, "", "--period", "this-week")["undated"] == 1
    assert [hit["id"] for hit in answer(filled, "", "--where", "year=none")["hits"]] == ["b"]
    doubtful = answer(filled, "", "--where", "date=guessed", "--where", "date=none")
    assert [hit["id"] for hit in doubtful["hits"]] == ["b"]
    within = answer(filled, "", "--where", "month=2023-05")
    assert within["facets"]["day"] == [{"value": "2023-05-29", "label": "29/05/2023", "count": 1}]
    both = filled("search", "", "--period", "this-year", "--from", "2023")
    assert both.returncode == 2
    assert "in place of --from" in both.stderr


def test_search_prints_the_contract(filled):
    found = answer(filled, "hội nghị")
    assert set(found) == {
        "query", "took_ms", "total", "matched", "undated", "hits", "facets", "lens", "suggestion",
    }  # fmt: skip
    assert (found["total"], found["matched"]) == (1, "all")
    hit = found["hits"][0]
    assert set(hit) == {
        "id", "title", "url", "published", "source", "communes", "score", "similar", "snippet",
    }  # fmt: skip
    assert (hit["id"], hit["communes"]) == ("7", ["xã Đông Tiến"])
    assert "<mark>Hội</mark> <mark>nghị</mark>" in hit["snippet"]
    assert found["facets"]["month"] == [{"value": "2023-05", "label": "tháng 5/2023", "count": 1}]


def test_filters(filled):
    assert answer(filled, "", "--from", "2023", "--to", "31/12/2023")["total"] == 1
    assert answer(filled, "", "--to", "2023")["undated"] == 1
    assert answer(filled, "", "--where", "year=none")["hits"][0]["id"] == "b"
    assert answer(filled, "", "--source", "dongson", "--where", "category=none")["total"] == 1
    assert answer(filled, "", "--commune", "dong tien")["total"] == 2
    assert [h["id"] for h in answer(filled, "", "--sort", "oldest")["hits"]] == ["7", "c", "b"]
    assert [h["id"] for h in answer(filled, "", "-n", "1", "--offset", "1")["hits"]] == ["7"]


def test_a_search_without_hits_is_no_failure(filled):
    assert answer(filled, "xyzzy") | {"took_ms": 0} == {
        **answer(filled, "xyzzy"), "took_ms": 0, "total": 0, "matched": "none", "hits": [],
    }  # fmt: skip


def test_show_prints_the_record(filled):
    record = json.loads(filled("show", "7", "--json").stdout)
    assert record["extra"] == {"views": 3}
    assert record["communes"][0]["spans"] == [[4, 16]]
    assert "Hội nghị Ban Thường vụ" in filled("show", "7").stdout


def test_attachments_are_told_by_search_show_and_status(filled):
    (hit,) = answer(filled, "kiểm toán viên")["hits"]
    assert (hit["id"], hit["attachment"]) == ("c", "Biên bản")
    assert "[attachment: Biên bản] Thành phần" in filled("search", "kiểm toán viên").stdout
    assert "attachment" not in answer(filled, "thu hoạch")["hits"][0]
    told = filled("show", "c").stdout
    assert "attachment: Biên bản · pdf · read by OCR, 38 characters\n  http://a.example/1" in told
    assert "attachment: xls · not read" in told
    counts = "attachments: 0 read, 1 by OCR, 0 unreadable, 0 not fetched, 1 of other types"
    assert counts in filled("status").stdout


def test_similar_articles_are_listed_best_first(filled):
    found = json.loads(filled("similar", "7", "--json").stdout)
    assert set(found) == {"id", "similar"}
    assert [hit["id"] for hit in found["similar"]] == ["b"]
    assert set(found["similar"][0]) == {"id", "title", "url", "published", "source", "score"}
    assert json.loads(filled("similar", "7", "--limit", "0", "--json").stdout)["similar"] == []
    assert "(no title)\n  undated · dongson\n  b\n" in filled("similar", "7").stdout
    assert filled("similar", "c").stdout == "No article is like it.\n"


def test_export_writes_what_the_search_finds(filled, tmp_path):
    done = filled("export", "hoi nghi", "-o", tmp_path / "out.csv")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "out.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["id"] for row in rows] == [h["id"] for h in answer(filled, "hoi nghi")["hits"]]
    assert filled("export", "", "-o", tmp_path / "out.jsonl").returncode == 0
    again = filled("import", tmp_path / "out.jsonl")
    assert "0 new, 0 changed, 3 unchanged" in again.stderr


def test_export_writes_figures_one_a_row(tinxa, tmp_path):
    body = "Tổng thu ngân sách tháng 5 ước đạt 55,932 tỷ đồng đạt 46% dự toán tỉnh giao."
    told = json.dumps({"id": "1", "title": "Thu", "body": body, "published": "2023-05-29"})
    (tmp_path / "in.jsonl").write_text(told, "utf-8")
    assert tinxa("import", tmp_path / "in.jsonl").returncode == 0
    assert tinxa("index").returncode == 0
    done = tinxa("export", "ngân sách", "--figures", "-o", tmp_path / "out.jsonl")
    assert (done.returncode, "2 figures in 1 articles" in done.stderr) == (0, True), done.stderr
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [(row["value"], row["unit"], row["plan"]) for row in rows] == [
        (55932000000, "đồng", None), (46, "%", "dự toán tỉnh giao"),
    ]  # fmt: skip
    assert {(row["id"], row["from"], row["to"]) for row in rows} == {
        ("1", "2023-05-01", "2023-05-31"),
    }
    shown = json.loads(tinxa("show", "1", "--json").stdout)["figures"]
    assert shown[0] == {
        "measure": "Tổng thu ngân sách", "value": 55932000000, "high": None, "of": None,
        "unit": "đồng", "span": [35, 49], "from": "2023-05-01", "to": "2023-05-31",
        "cumulative": None, "plan": None, "open": ["cumulative"],
    }  # fmt: skip
    assert tinxa("export", "", "--figures", "-o", tmp_path / "x.pdf").returncode == 2
    assert [path.name for path in tmp_path.glob("x.pdf*")] == []


def test_an_export_is_run_again(filled, tmp_path):
    assert filled("export", "hoi nghi", "-o", tmp_path / "out.ris").returncode == 0
    (tmp_path / "more.jsonl").write_text('{"id": "d", "title": "Hội nghị nữa"}\n', "utf-8")
    assert filled("import", tmp_path / "more.jsonl").returncode == 0
    assert filled("index").returncode == 0
    done = filled("export", "--repeat", tmp_path / "out.ris", "-o", tmp_path / "again.xlsx")
    assert done.returncode == 0, done.stderr
    assert "came: 1\n  d · Hội nghị nữa\n" in done.stdout
    assert (tmp_path / "again.xlsx").exists()
    told = json.loads(filled("export", "--repeat", tmp_path / "out.ris", "--json").stdout)
    assert [one["id"] for one in told["came"]] == ["d"]
    assert (told["went"], told["changed"], told["same"]) == ([], [], told["before"])


def test_a_folder_of_chosen_articles(filled, tmp_path):
    (tmp_path / "ids").write_text("c\nnix\n\n", "utf-8")
    done = filled("export", "--id", "7", "--ids", tmp_path / "ids", "-o", tmp_path / "folder/")
    assert (done.returncode, "not in the archive: nix" in done.stderr) == (0, True), done.stderr
    lines = (tmp_path / "folder" / "articles.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["7", "c"]
    assert (tmp_path / "folder" / "ro-crate-metadata.json").exists()
    (tmp_path / "ids").write_text("\n", "utf-8")
    done = filled("export", "--ids", tmp_path / "ids", "-o", tmp_path / "none.csv")
    assert (done.returncode, (tmp_path / "none.csv").exists()) == (2, False)


def test_a_batch_is_written_in_trec_form(filled, tmp_path):
    (tmp_path / "q.jsonl").write_text(
        '{"id": 1, "text": "hội nghị xyzzy"}\n{"id": "q2", "text": "hoi nghi"}\n', "utf-8"
    )
    run = tmp_path / "run.trec"
    done = filled("search", "--queries", tmp_path / "q.jsonl", "--run", run, "--match", "any")
    assert done.returncode == 0, done.stderr
    lines = [line.split(" ") for line in run.read_text("utf-8").splitlines()]
    assert [line[:4] for line in lines if line[0] == "1"] == [["1", "Q0", "7", "1"]]
    assert {line[2] for line in lines if line[0] == "q2"} == {"7", "c"}
    assert {line[5] for line in lines} == {"tinxa"}


def test_status_tells_what_is_there(filled):
    told = filled("status").stdout
    assert "archive: 3 articles" in told
    assert "dongson: 2 articles, 2023-05-29 to 2023-05-29" in told
    assert re.search(r"filled +unknown\n +title +50% +1\n +published +50% +1\n", told)
    assert "up to date" in told
    assert "every sum is right" in filled("status", "--check").stdout


def test_status_as_an_object(filled, tinxa, tmp_path):
    state = json.loads(filled("status", "--json").stdout)["archive"]
    assert (state["articles"], state["portals"]) == (3, [])
    dongson = next(each for each in state["sources"] if each["source"] == "dongson")
    assert dongson["fields"]["title"] == {"unknown": 1}
    assert dongson["fields"]["captions"] == {}
    assert "up to date" in state["index"]
    assert json.loads(tinxa("status", "--json", data=tmp_path / "none").stdout)["archive"] is None


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("search", "lúa", "--from", "hôm qua"), 2, "is no date"),
        (("search", "lúa", "--where", "colour=red"), 2, "FACET=VALUE"),
        (("search",), 2, "QUERY"),
        (("attachments",), 1, "holds no portals yet"),
        (("search", "lúa", "--sort", "best"), 2, "--sort"),
        (("show", "nothing"), 1, "holds no article"),
        (("show", "nothing", "--similar"), 1, "holds no article"),
        (("similar", "nothing"), 1, "holds no article"),
        (("similar",), 2, "ID"),
        (("export", "lúa", "-o", "x.pdf"), 2, ".csv"),
        (("export", "lúa"), 2, "-o is missing"),
        (("export", "-o", "x.csv"), 2, "QUERY is missing"),
        (("export", "--ids", "nowhere", "-o", "x.csv"), 2, "nowhere"),
        (("export", "--repeat", "nowhere.csv"), 1, "no such file"),
        (("export", "", "--figures", "--communes", "-o", "x.csv"), 2, "choose one"),
    ],
)
def test_failures_are_said(filled, arguments, code, said):
    done = filled(*arguments)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_yet_is_said_with_its_cure(tinxa):
    done = tinxa("search", "lúa")
    assert (done.returncode, done.stdout) == (1, "")
    assert "tinxa index" in done.stderr
    assert "none yet" in tinxa("status").stdout


def test_an_import_of_nothing_fails(tinxa, tmp_path):
    (tmp_path / "bad.jsonl").write_text("{\n", "utf-8")
    assert tinxa("import", tmp_path / "bad.jsonl").returncode == 1
    assert tinxa("import", tmp_path / "absent.jsonl").returncode in (1, 2)


def test_strict_import_fails_on_any_rejected_line(tinxa, tmp_path):
    (tmp_path / "some.jsonl").write_text('{"title": "Tin"}\n{\n', "utf-8")
    assert tinxa("import", tmp_path / "some.jsonl", "--strict").returncode == 1
    assert tinxa("import", tmp_path / "some.jsonl").returncode == 0


def test_wrong_settings_are_named(tinxa, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "tinxa.toml").write_text("contatc = 1\n")
    done = tinxa("crawl", "http://127.0.0.1:9/")
    assert done.returncode == 1
    assert "tinxa.toml" in done.stderr
    assert "contact" in done.stderr


def test_a_batch_may_be_gzipped_and_must_be_text(filled, tmp_path):
    packed = tmp_path / "q.jsonl.gz"
    packed.write_bytes(gzip.compress(b'{"id": 1, "text": "title:hoi -nghi"}\n'))
    assert filled("search", "--queries", packed, "--run", tmp_path / "out").returncode == 0
    renamed = packed.rename(tmp_path / "q.jsonl")
    failed = filled("search", "--queries", renamed, "--run", tmp_path / "out")
    assert failed.returncode == 2
    assert "must be JSON Lines" in failed.stderr


def test_places_tells_a_history(tinxa):
    told = tinxa("places", "xã Đông Tiến, Đông Sơn").stdout
    assert told.splitlines() == [
        "Xã Đông Tiến (16405@2021)",
        "  2021     Huyện Đông Sơn, Tỉnh Thanh Hóa",
        "  2025-01  Thành phố Thanh Hóa, Tỉnh Thanh Hóa",
        "  2025-07  Phường Đông Tiến (15853@2025-07), Tỉnh Thanh Hóa",
        "  resolution on July 2025: 1686/NQ-UBTVQH15 2025-06-16",
    ]
    (unit,) = json.loads(tinxa("places", "15853@2025-07", "--json").stdout)["units"]
    assert (unit["official"], unit["known"]) == ("Phường Đông Tiến", True)
    assert {"unit": "16405@2021", "official": "Xã Đông Tiến", "part": False} in unit["predecessors"]
    assert "in parts: " in tinxa("places", "00016@2021").stdout
    assert "unknown" in tinxa("places", "Phúc Thành A").stdout
    missing = tinxa("places", "Đông Tiếm")
    assert (missing.returncode, "Did you mean: " in missing.stdout) == (0, True)
