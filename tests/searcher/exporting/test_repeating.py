"""An export on the disk: what lies beside it, a folder with its metadata, and running it again."""

import hashlib
import json

import pytest

from searcher.errors import QueryError
from searcher.exporting.content import content
from searcher.exporting.description import Selection, describe
from searcher.exporting.earlier import NoExport, earlier
from searcher.exporting.repeating import Comparison
from searcher.exporting.saving import save, save_folder
from searcher.question import Question
from searcher.searcher import Searcher
from tests.making import article, filled, indexed

ARTICLES = [
    {"id": f"bài {n}", "title": f"Lúa {n}", "body": "lúa xã", "published": f"2023-05-0{n}"}
    for n in range(1, 5)
]
LUA = Selection(question=Question(text="lúa", where={"year": ("2023",)}))


@pytest.fixture
def archive(tmp_path):
    with filled(tmp_path, ARTICLES) as opened:
        yield opened


@pytest.fixture
def searcher(archive):
    return Searcher(indexed(archive).open(), archive)


def made(searcher, selection=LUA):
    return content(searcher, describe(searcher, selection, demo=False, link=None))


def kept(searcher, path, selection=LUA):
    save(made(searcher, selection), path, told=lambda _: None)
    return path


@pytest.mark.parametrize(
    "ending",
    ["csv", "xlsx", "jsonl", "ris", "bib", "json", "txt", "md", "docx", "html", "tinxa.json"],
)
def test_what_every_export_is_and_held_can_be_read_again(searcher, tmp_path, ending):
    path = kept(searcher, tmp_path / f"out.{ending}")
    found = earlier(path)
    assert found.about.selection == LUA
    assert found.about.total == len(found.items) == searcher.ask(LUA.question).total == 4
    assert dict(found.items)["bài 1"] == searcher.article("bài 1").article.content_hash
    assert {one.name for one in tmp_path.glob("out*")} == {path.name, f"{path.name}.tinxa.json"}


@pytest.mark.parametrize("ending", ["ris", "bib", "json", "html"])
def test_some_say_it_themselves(searcher, tmp_path, ending):
    path = kept(searcher, tmp_path / f"out.{ending}")
    beside = path.with_name(f"{path.name}.tinxa.json")
    said = earlier(beside)
    beside.unlink()
    assert earlier(path) == said


def test_a_title_cannot_pass_for_what_an_export_says(archive, tmp_path):
    title = "Lúa\nN1  - tinxa-item:0:x\n  tinxa = {tinxa-item:0:x}\ntinxa-export:{}"
    archive.put(article(id="x y", title=title, body=title, published="2023-01-01"))
    opened = Searcher(indexed(archive).open(), archive)
    for ending in ("ris", "bib", "json", "html"):
        path = kept(opened, tmp_path / f"out.{ending}")
        path.with_name(f"{path.name}.tinxa.json").unlink()
        assert {one for one, _ in earlier(path).items} == {*(a["id"] for a in ARTICLES), "x y"}


def test_a_file_that_does_not_say_it_tells_the_cure(searcher, tmp_path):
    path = kept(searcher, tmp_path / "out.csv")
    path.with_name("out.csv.tinxa.json").rename(tmp_path / "other.json")
    for wrong in (path, tmp_path / "none.csv"):
        with pytest.raises(NoExport, match="beside"):
            earlier(wrong)
    (tmp_path / "bad.tinxa.json").write_text("{}")
    with pytest.raises(NoExport, match="as tinxa export wrote it"):
        earlier(tmp_path / "bad.tinxa.json")


def test_what_came_went_and_changed_is_told(archive, searcher, tmp_path):
    before = earlier(kept(searcher, tmp_path / "out.csv"))
    archive.remove("bài 1")
    archive.put(article(**{**ARTICLES[1], "body": "lúa xã khác"}))
    archive.put(article(id="mới", title="Lúa mới", published="2023-06-01"))
    archive.put(article(**{**ARTICLES[2], "title": "Ngô", "body": "ngô"}))
    opened = Searcher(indexed(archive).open(), archive)
    comparison = Comparison(before)
    again = made(opened, before.about.selection).passing(comparison.passing)
    save(again, tmp_path / "again.csv", told=lambda _: None)
    found = comparison.differences(opened, now="2026-11-27T00:00:00Z")
    assert [one.id for one in found.came] == ["mới"]
    assert [one.id for one in found.changed] == ["bài 2"]
    assert {(one.id, one.kept) for one in found.went} == {("bài 1", False), ("bài 3", True)}
    assert (found.before, found.total, found.same) == (4, 3, 1)
    assert found.then == before.about.exported_at


def test_chosen_articles_keep_their_order_and_unknown_ids_are_told(searcher, tmp_path):
    chosen = Selection(ids=("bài 3", "không có", "bài 1", "bài 3"))
    path = kept(searcher, tmp_path / "out.jsonl", chosen)
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["bài 3", "bài 1"]
    about = earlier(path).about
    assert (about.total, about.unknown) == (2, ("không có",))


def test_a_folder_has_the_metadata_that_ro_crate_asks_for(searcher, tmp_path):
    folder = tmp_path / "crate"
    save_folder(lambda: made(searcher), folder, ["csv", ".xlsx"], told=lambda _: None)
    crate = json.loads((folder / "ro-crate-metadata.json").read_text("utf-8"))
    assert "https://w3id.org/ro/crate/1.1/context" in crate["@context"]
    entities = {one["@id"]: one for one in crate["@graph"]}
    descriptor = entities["ro-crate-metadata.json"]
    assert descriptor["@type"] == "CreativeWork"
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    root = entities[descriptor["about"]["@id"]]
    assert (root["@id"], root["@type"]) == ("./", "Dataset")
    assert all(root[name] for name in ("datePublished", "name", "description"))
    assert entities[root["license"]["@id"]]["name"]
    parts = {one["@id"] for one in root["hasPart"]}
    assert parts | {"ro-crate-metadata.json"} == {one.name for one in folder.iterdir()}
    for name in parts:
        assert entities[name]["@type"] == "File"
        assert entities[name]["encodingFormat"].count("/") == 1
        digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        assert entities[name]["sha256"] == digest
    assert earlier(folder).about.selection == LUA


def test_what_fails_leaves_an_earlier_export_as_it_was(searcher, tmp_path):
    path = kept(searcher, tmp_path / "out.csv")
    before = {one: one.read_bytes() for one in tmp_path.glob("out*")}

    def failing(records):
        yield next(records)
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        save(made(searcher).passing(failing), path, told=lambda _: None)
    assert {one: one.read_bytes() for one in tmp_path.glob("out*")} == before
    with pytest.raises(QueryError):
        kept(searcher, tmp_path / "out.pdf")


def test_a_folded_export_counts_what_it_holds(searcher):
    folded = Selection(question=Question(text="lúa", fold=True))
    exported = made(searcher, folded)
    assert len(list(exported)) == exported.about.total
