"""The benchmark of the page, run over a tiny corpus: it measures, and tells what it measured."""

import json
import random
import shutil

import pytest

from benchmarks.page import corpus
from benchmarks.page.goals import goals
from benchmarks.page.timing import p95, summary
from benchmarks.speed.corpus import read
from benchmarks.speed.processes import output

WORDS = [
    "đường", "làng", "cầu", "nước", "xã", "huyện", "trường", "mới", "nông", "thôn", "lúa", "bão",
]  # fmt: skip


@pytest.fixture(scope="module")
def lines(tmp_path_factory):
    chance = random.Random(3)  # noqa: S311 - the same text every time
    file = tmp_path_factory.mktemp("corpus") / "tiny.jsonl"
    with file.open("w", encoding="utf-8") as made:
        for number in range(120):
            title = " ".join(chance.sample(WORDS, 9))
            body = " ".join(chance.choices(WORDS, k=60))
            made.write(json.dumps({"id": f"a{number}", "title": title, "body": body}) + "\n")
    return file


@pytest.fixture(scope="module")
def measured(lines, tmp_path_factory):
    """Return a function that runs sections of the benchmark: what it keeps, and what it prints."""
    folder = tmp_path_factory.mktemp("work")
    results = folder / "page.json"

    def run(*sections):
        told = output(
            "-m", "benchmarks.page", *sections, "--corpus", str(lines), "--size", "120",
            "--work", str(folder), "--questions", "5", "--sessions", "3", "--seconds", "4",
            "--results", str(results),
        )  # fmt: skip
        return json.loads(results.read_text("utf-8")), told

    return run


def test_articles_have_real_communes_portals_and_days(lines):
    every = [corpus.dressed(raw) for raw in read(lines)]
    assert every[0] == corpus.dressed(next(read(lines)))
    assert {c.unit for _, communes in every for c in communes} <= {u.id for u in corpus._units()}
    assert len({article.source for article, _ in every}) > 10
    assert len({article.category for article, _ in every}) == 8


@pytest.mark.slow
def test_answers_at_the_socket_are_timed_and_told(measured):
    found, told = measured("sockets", "crowd")
    for name in ("page", "bare", "searcher"):
        assert found["sockets"][name]["n"] == 15
        assert 0 < found["sockets"][name]["p50_ms"] <= found["sockets"][name]["p95_ms"]
        assert f"{found['sockets'][name]['p95_ms']:g}" in told
    assert found["sockets"]["page"]["p50_kb"] > found["sockets"]["bare"]["p50_kb"] > 1
    crowd = found["crowd"]["sessions"]["3"]
    assert crowd["n"] >= 1
    assert found["machine"]["cores"]
    assert found["crowd"]["date"]


@pytest.mark.slow
def test_results_in_a_browser_are_timed(measured):
    if not shutil.which("chromium"):
        pytest.skip("no browser")
    found = measured("browser")[0]["browser"]
    for name in ("page", "bare"):
        assert found[name]["query"]["n"] == found[name]["facet"]["n"] == 5
        assert found[name]["query"]["p50_ms"] > 0
    assert {one.name for one in goals({"browser": found})} == {
        f"{act} to painted results, {of}"
        for act in ("Enter", "click on a facet")
        for of in ("median", "p95")
    }


def test_times_are_told_in_milliseconds():
    assert summary([0.1, 0.3, 0.2]) == {"n": 3, "p50_ms": 200, "p95_ms": 300, "max_ms": 300}
    assert p95(list(range(1, 101))) == pytest.approx(95.95)
