"""What figures measured mean for larger archives: the formulas, worked out by hand."""

import pytest

from benchmarks.cluster.sizing import Measured, leaving, measured, sized


def figures(**clusters):
    return {"machine": {"cores": 2}, "sizes": clusters}


def test_the_largest_size_whose_build_was_complete_is_taken():
    found = figures(
        **{
            "20000": {
                "cluster": {"complete": True, "articles_per_second": 200.0, "bytes_per_article": 9}
            },
            "100000": {"cluster": {"complete": False, "articles_per_second": 9.0}},
        }
    )
    assert measured(found) == Measured(20_000, 200.0, 9, 2)


def test_the_bytes_are_those_of_the_size_that_took_most():
    whole = {"complete": True, "articles_per_second": 200.0}
    found = figures(
        **{
            "20000": {"cluster": {**whole, "bytes_per_article": 17}},
            "300000": {"cluster": {**whole, "bytes_per_article": 9}},
        }
    )
    assert measured(found) == Measured(300_000, 200.0, 17, 2)


def test_ten_million_articles_of_fifteen_kilobytes():
    made = sized(10_000_000, Measured(20_000, 200.0, 15_000.0, 2))
    assert (made.index_gb, made.shards, made.nodes, made.memory_gb) == (150.0, 5, 3, 60)
    assert made.disk_gb == pytest.approx(4 * 150 / 0.85)
    assert made.rebuild == pytest.approx(10_000_000 / 200 / 3600)
    assert made.rebuild_spread == pytest.approx(made.rebuild * 2 / 24)


def test_the_embedded_engine_is_left_where_its_questions_take_too_long():
    sizes = {str(n): {"embedded": {"p95_ms": n / 10_000}} for n in (20_000, 100_000)}
    assert "articles^1.00; it takes 200 ms at about 2,000,000" in leaving({"sizes": sizes})
    assert "two sizes" in leaving({"sizes": {}})
