"""What says that one engine ranks better than another: the measures, the test, the sets."""

import gzip
import json
from itertools import product

import numpy as np
import pytest

from benchmarks.quality.retrieval import judged
from benchmarks.quality.retrieval.metrics import chance, ndcg, recall, reciprocal_rank, verdict

ELEVEN = [f"d{number}" for number in range(11)]


@pytest.mark.parametrize(
    ("ranked", "right", "expected"),
    [
        (["a"], {"a": 1}, 1),
        (["c", "a"], {"a": 1}, 0.63093),
        ([], {"a": 1}, 0),
        (ELEVEN, {"d10": 1}, 0),
        (["a", "c", "b"], {"a": 1, "b": 1}, 1.5 / 1.63093),
        (["b", "a"], {"a": 3, "b": 1}, (1 + 3 * 0.63093) / (3 + 0.63093)),
        (ELEVEN[:10], dict.fromkeys(ELEVEN, 1), 1),
    ],
)
def test_ndcg_discounts_by_place_and_counts_grades(ranked, right, expected):
    assert ndcg(ranked, right) == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize(
    ("ranked", "right", "rank", "share"),
    [
        (["c", "a"], {"a": 1, "b": 1}, 0.5, 0.5),
        (["b", "a"], {"a": 1, "b": 1}, 1, 1),
        (["c"], {"a": 1}, 0, 0),
        (ELEVEN, {"d10": 1}, 0, 0),
    ],
)
def test_only_the_best_ten_count(ranked, right, rank, share):
    assert reciprocal_rank(ranked, right) == rank
    assert recall(ranked, right) == share


def test_chance_is_that_of_all_flips():
    ours = np.array([1, 0.63, 1, 0.5, 1, 0.43, 1, 0, 1, 0.63])
    theirs = np.array([0.63, 0.63, 0.5, 0.63, 0, 0.39, 1, 0.3, 0.5, 0.63])
    differences = ours - theirs
    sums = [abs(np.dot(signs, differences)) for signs in product((-1, 1), repeat=10)]
    exact = np.mean(np.array(sums) >= abs(differences.sum()) - 1e-9)
    assert 0.05 < exact < 0.5
    assert chance(ours, theirs) == pytest.approx(exact, abs=0.02)
    assert chance(theirs, ours) == chance(ours, theirs)


def test_engines_that_rank_alike_are_even():
    values = np.linspace(0, 1, 50)
    assert chance(values, values) == 1
    assert verdict(0.0, 1.0) == "even"


def test_what_is_better_at_every_query_is_ahead():
    theirs = np.linspace(0, 0.9, 50)
    p = chance(theirs + 0.1, theirs)
    assert p < 0.001
    assert verdict(0.1, p) == "ahead"
    assert verdict(-0.1, p) == "behind"


def test_a_judged_set_is_read_composed(tmp_path):
    _write(tmp_path / "corpus.jsonl.gz", [{"_id": "Luật@1", "title": "", "text": "Đa\u0323t"}])
    asked = [{"_id": "q1", "text": 'Đạt "là" gì'}, {"_id": "q2", "text": "không ai biết"}]
    _write(tmp_path / "queries.jsonl.gz", asked)
    lines = "query-id\tcorpus-id\tscore\nq1\tLuật@1\t1\nq2\tLuật@1\t0\n"
    (tmp_path / "qrels.tsv").write_text(lines, "utf-8")
    found = judged.read(tmp_path)
    assert found.documents == [judged.Document("Luật@1", "", "Đạt")]
    assert found.queries == [judged.Query('Đạt "là" gì', {"Luật@1": 1})]
    assert found.queries[0].plain == 'Dat "la" gi'


def test_a_folder_that_is_no_set_is_named(tmp_path):
    with pytest.raises(SystemExit, match="no such file"):
        judged.read(tmp_path)


def test_titles_that_name_one_body_ask_for_it(tmp_path):
    corpus = tmp_path / "news.jsonl.gz"
    every = [{"id": f"a{n}", "title": f"Tin số {n}", "body": f"Nội dung {n}"} for n in range(40)]
    doubled = {"id": "a40", "title": "Tin số 1", "body": "Nội dung 2"}
    _write(corpus, [*every, doubled, {"id": "a41", "title": "…", "body": "Trống"}])
    found = judged.titles(corpus, slice(30))
    assert [one.title for one in found.documents] == [""] * 42
    texts = {one.id: one.body for one in found.documents}
    for query in found.queries:
        (right,) = query.right
        assert texts[right] == query.text.replace("Tin số", "Nội dung")
    assert found == judged.titles(corpus, slice(30))
    rest = judged.titles(corpus, slice(30, 60)).queries
    asked = {query.text for query in (*found.queries, *rest)}
    assert asked == {f"Tin số {n}" for n in range(40)} - {"Tin số 1", "Tin số 2"}


def _write(path, records):
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in records)
