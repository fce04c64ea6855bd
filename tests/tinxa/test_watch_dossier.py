"""`tinxa watch`, `tinxa dossier`, and what `tinxa forget` takes out of both."""

import json

import pytest

from archive.folder import DataFolder
from archive.store import Archive
from tests.making import article

RARE = "qwertzuiop"


@pytest.fixture
def crawled(tinxa, tmp_path):
    folder = DataFolder(tmp_path / "data")
    folder.create()
    publish(folder, "first", "Thu ngân sách", "Xã thu 5 tỷ.")
    assert tinxa("index").returncode == 0
    return folder


def publish(folder, name, title, body):
    with Archive.open(folder.archive) as archive:
        archive.put(article(id=name, title=title, body=body, source="xa.example"))


def news(tinxa, *arguments):
    done = tinxa("watch", "run", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    return {one["name"]: one["news"] for one in json.loads(done.stdout)["watches"]}


def test_indexing_runs_the_watches_and_what_it_told_can_be_told_again(tinxa, crawled):
    added = tinxa("watch", "add", "thu", "ngan sach", "--source", "xa.example")
    assert (added.returncode, added.stderr) == (0, "thu: saved; 1 articles are known\n")
    tinxa("watch", "add", "sửa", "ngan sach", "--changed")
    assert news(tinxa) == {"thu": [], "sửa": []}
    publish(crawled, "second", "Ngân sách xã", "Thêm.")
    publish(crawled, "first", "Thu ngân sách", "Xã thu 7 tỷ.")
    indexed = tinxa("index")
    assert "watch thu: 1 new\nwatch sửa: 1 new\n" in indexed.stderr
    assert news(tinxa) == {"thu": [], "sửa": []}
    told = news(tinxa, "--after", 0)
    assert [(one["id"], one["kind"]) for one in told["thu"]] == [("second", "new")]
    (edited,) = told["sửa"]
    assert edited["changes"] == [
        {"field": "body", "runs": [
            {"kind": "equal", "text": "Xã thu "}, {"kind": "deleted", "text": "5 "},
            {"kind": "inserted", "text": "7 "}, {"kind": "equal", "text": "tỷ."},
        ]},
    ]  # fmt: skip
    assert "[-5-] {+7+}" in tinxa("watch", "run", "sửa", "--after", "0").stdout
    assert "thu: news of 'ngan sach' source=xa.example" in tinxa("watch", "list").stdout
    assert tinxa("watch", "remove", "thu").returncode == 0
    gone = tinxa("watch", "run", "thu")
    assert (gone.returncode, 'there is no watch "thu"' in gone.stderr) == (1, True)


@pytest.mark.usefixtures("crawled")
def test_a_dossier_from_its_beginning_to_a_file(tinxa, tmp_path):
    name = tinxa("dossier", "new", "Thu ngân sách").stdout.strip()
    assert name == "thu-ngan-sach"
    assert tinxa("dossier", "add", name, "first", "--note", "xem lại").returncode == 0
    assert tinxa("dossier", "add", name, "nowhere").returncode == 1
    tinxa("dossier", "note", name, "việc chung")
    shown = tinxa("dossier", "show", name).stdout
    assert "việc chung" in shown
    assert "note: xem lại" in shown
    assert json.loads(tinxa("dossier", "show", name, "--json").stdout)["title"] == "Thu ngân sách"
    assert "thu-ngan-sach: Thu ngân sách, 1 articles" in tinxa("dossier", "list").stdout
    out = tmp_path / "a.jsonl"
    assert tinxa("dossier", "export", name, "-o", out).stderr.endswith(f"{out}: 1 articles\n")
    assert json.loads(out.read_text("utf-8"))["id"] == "first"
    assert tinxa("dossier", "export", name, "-o", tmp_path / "a.odd").returncode == 2
    assert tinxa("dossier", "remove", name, "first").returncode == 0
    assert tinxa("dossier", "remove", name).returncode == 0
    assert tinxa("dossier", "list").stdout.startswith("no dossiers")


def test_what_is_forgotten_leaves_watches_and_dossiers_to_the_last_byte(tinxa, crawled):
    tinxa("watch", "add", "thu", "ngan sach")
    publish(crawled, f"{RARE}-id", "Ngân sách", "Thêm.")
    tinxa("index")
    tinxa("dossier", "new", "Việc")
    tinxa("dossier", "add", "viec", f"{RARE}-id", "--note", f"ghi {RARE}")
    assert len(holding(crawled)) >= 3
    done = tinxa("forget", f"{RARE}-id", "--reason", "theo yêu cầu", "--yes")
    assert done.returncode == 0, done.stderr
    assert holding(crawled) == set()
    assert "forgotten for good" in tinxa("dossier", "show", "viec").stdout
    assert news(tinxa, "--after", 0) == {"thu": []}


def holding(folder):
    files = [file for file in folder.path.rglob("*") if file.is_file()]
    return {file.name for file in files if RARE.encode() in file.read_bytes()}
