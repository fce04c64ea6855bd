"""`tinxa trends`."""

import csv
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from searcher.errors import QueryError
from tests.making import filled, indexed
from tests.tinxa.conftest import answer, command
from tinxa.app import app

DOCS = (Path(__file__).parents[2] / "docs" / "trends.md").read_text("utf-8")
EXAMPLES = re.findall(r"^ {4}tinxa trends (.+)$", DOCS, re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("trends")
    articles = (
        {"id": f"a{n}", "body": "lúa ngô" if n % 2 else "lúa", "published": f"{2020 + n % 3}-05-01"}
        for n in range(12)
    )
    with filled(made, articles) as archive:
        indexed(archive)
    return made


@pytest.fixture
def trends(folder):
    """Run the command in this process, which is many times faster."""

    def run(*arguments):
        words = ["trends", *map(str, arguments), "--data", str(folder)]
        return CliRunner().invoke(app, words)

    return run


def test_a_table_whose_counts_are_those_of_a_search(folder, tmp_path):
    tinxa, made = command(folder), tmp_path / "x.csv"
    done = tinxa("trends", "lúa", "ngô", "--by", "year", "--where", "year=2021", "-o", made)
    assert (done.returncode, "2 queries, 1 periods" in done.stderr) == (0, True)
    rows = list(csv.DictReader(made.read_text("utf-8-sig").splitlines()))
    counts = {row["query"]: int(row["count"]) for row in rows if row["axis"] == "year"}
    assert counts == {"lúa": 4, "ngô": 2}
    assert counts["ngô"] == answer(tinxa, "ngô", "--where", "year=2021")["total"]


@pytest.mark.parametrize(("name", "begins"), [("x.svg", b"<svg"), ("x.png", b"\x89PNG")])
def test_pictures(trends, tmp_path, name, begins):
    assert trends("lúa", "--share", "-o", tmp_path / name).exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("lúa", "ngô", "--by", "year"), "2021\t4\t2\toutside 365"),
        (("ngô", "--by", "year", "--share"), "2021\t50.00%\toutside 365"),
        (("lúa", "ngô", "--contrast"), "total\t6\t6\t0"),
        (("ngô", "--words"), "read 6 of 6 articles; others: 6"),
    ],
)
def test_what_is_printed(trends, arguments, told):
    assert told in trends(*arguments).stdout


@pytest.mark.parametrize(
    "arguments", [("lúa", "-o", "x.txt"), ("lúa", "--contrast"), tuple("abcdefg")]
)
def test_what_cannot_be_done_is_said(trends, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    assert isinstance(trends(*arguments).exception, QueryError)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_of_the_docs_run(trends, tmp_path, monkeypatch, example):
    monkeypatch.chdir(tmp_path)
    assert trends(*shlex.split(example)).exit_code == 0
