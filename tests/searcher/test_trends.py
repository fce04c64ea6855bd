"""Several questions over time: what is counted, against what, and what a count of none is worth."""

import csv
import datetime as dt
import io

import msgspec
import pytest

from archive.coverage import Watched
from searcher.errors import LongTrend, ManyQueries
from searcher.exporting.delimited import BOM
from searcher.question import Question
from searcher.trendperiods import periods
from searcher.trends import trend
from searcher.trendtable import COLUMNS, about, csv_lines
from tests.making import searching

TOPICS = ("lúa", "ngô", "lúa và ngô")
DAYS = ("2023-01-05", "2023-01-20", "2023-03-02", "2023-03-02", "2024-02-29", None)


def _articles():
    for number in range(36):
        yield {
            "id": f"a{number}",
            "title": f"Tin {TOPICS[number % 3]}",
            "body": f"Xã Đông Hòa trồng {TOPICS[number % 3]}.",
            "source": f"{'abc'[number % 4 % 3]}.example",
            "published": DAYS[number % 6 if number % 5 else 2],
            "date_source": "guess" if number % 7 == 0 else "text",
        }


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    searcher = searching(tmp_path_factory.mktemp("trends"), _articles())
    yield searcher
    searcher.close()


def watched(first, last, *missing):
    """Return a source that was reached every day, the days *missing* left out."""
    days = {first + dt.timedelta(n) for n in range((last - first).days + 1)}
    return Watched(frozenset(days - set(missing)))


FULL = {f"{name}.example": watched(dt.date(2023, 1, 1), dt.date(2024, 12, 31)) for name in "abc"}


def within(question, by, name):
    if by == "day":
        return msgspec.structs.replace(question, since=name, until=name)
    return msgspec.structs.replace(question, where={**question.where, by: (name,)})


@pytest.mark.parametrize("by", ["year", "month", "day"])
@pytest.mark.parametrize(
    "shared",
    [
        {}, {"where": {"source": ("a.example", "b.example")}}, {"certain_dates": True},
        {"since": "2023-01-10"}, {"where": {"year": ("2023",)}, "until": "2024-06"},
    ],
)  # fmt: skip
def test_a_count_is_the_total_with_that_period_chosen(opened, by, shared):
    shared = {**shared, "until": "2023-03"} if by == "day" else shared
    questions = [Question(text=text, **shared) for text in ("lúa", "ngo", "lúa -ngô", "")]
    made = trend(opened, questions, by=by, coverage=FULL)
    assert made.periods
    for series in made.series:
        for period, count in zip(made.periods, series.counts, strict=True):
            assert count == opened.total(within(series.question, by, period.name)), period
        assert series.total == opened.total(series.question)


def test_a_share_is_of_all_articles_of_the_same_portals_and_days(opened):
    chosen = {"source": ("a.example",)}
    question = Question(text="lúa", where=chosen, since="2023-01-10")
    (series,) = trend(opened, [question], by="month", coverage=FULL).series
    names = ["2023-01", "2023-02", "2023-03"]
    everything = Question(where=chosen, since="2023-01-10")
    among = [opened.total(within(everything, "month", name)) for name in names]
    assert list(series.among[:3]) == among
    assert among[0] < opened.total(within(Question(where=chosen), "month", "2023-01"))
    assert series.shares[2] == 100 * series.counts[2] / among[2]
    # Of no articles at all there is no share.
    assert (among[1], series.counts[1], series.shares[1]) == (0, 0, None)


def test_portals_named_in_the_words_are_the_denominator_too(opened):
    typed, everything = Question(text="lúa nguồn:a.example"), Question(text="lúa")
    ours, theirs = trend(opened, [typed, everything], by="year", coverage=FULL).series
    assert sum(ours.among) == opened.total(Question(where={"source": ("a.example",)}, since="2000"))
    assert sum(ours.among) < sum(theirs.among)


def test_nothing_found_is_no_zero_where_a_portal_was_not_seen(opened):
    missing = [dt.date(2023, 2, day) for day in (3, 4)]
    first, last = dt.date(2023, 1, 15), dt.date(2024, 1, 31)
    one = watched(first, last, *missing)
    failed = Watched(one.reached, {missing[1]: "unreachable"})
    coverage = FULL | {"a.example": one, "b.example": failed}
    made = trend(opened, [Question(text="lúa")], by="month", coverage=coverage)
    counts = dict(zip((p.name for p in made.periods), made.series[0].counts, strict=True))
    unseen = {p.name: p.unseen for p in made.periods}
    # One day counts once, for what says most.
    assert (counts["2023-02"], unseen["2023-02"]) == (None, {"unreachable": 1, "down": 1})
    assert (counts["2023-04"], unseen["2023-04"]) == (0, {})
    assert counts["2023-01"] > 0
    assert unseen["2023-01"] == {"outside": 14}
    assert unseen["2024-02"] == {"outside": 29}
    assert [(run.gap, run.first.isoformat(), run.last.isoformat()) for run in made.runs] == [
        ("outside", "2023-01-01", "2023-01-14"), ("down", "2023-02-03", "2023-02-03"),
        ("unreachable", "2023-02-04", "2023-02-04"), ("outside", "2024-02-01", "2024-02-29"),
    ]  # fmt: skip
    assert made.runs[0].share == 2 / 3


def test_of_portals_that_were_never_crawled_nothing_is_known(opened):
    made = trend(opened, [Question(text="lúa")], by="month", coverage={})
    assert made.uncrawled == ("a.example", "b.example", "c.example")
    assert all(period.unseen == {"outside": days(period.name)} for period in made.periods)
    assert 0 not in made.series[0].counts


def days(month):
    first = dt.date.fromisoformat(f"{month}-01")
    return ((first + dt.timedelta(31)).replace(day=1) - first).days


def test_communes_count_as_their_facet(opened):
    made = trend(opened, [Question(text="lúa"), Question(text="ngô")], by="year", coverage={})
    assert made.communes() == ["xã Đông Hòa"]
    chosen = Question(text="lúa", where={"commune": ("xã Đông Hòa",)})
    assert made.series[0].communes["xã Đông Hòa"] == opened.total(chosen)


def test_too_much_is_refused(opened):
    with pytest.raises(ManyQueries):
        trend(opened, [Question(text=str(n)) for n in range(7)], by="year", coverage={})
    with pytest.raises(LongTrend, match="more than 1000"):
        periods("day", "2020-01-01", "2023-01-01")


def test_the_table_repeats_what_was_asked_in_each_row(opened):
    question = Question(text="=lúa", where={"source": ("a.example",)}, since="2023")
    made = trend(opened, [question], by="year", coverage=FULL)
    text = "".join(csv_lines(made, about(opened, question, demo=True)))
    assert text.startswith(BOM)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix(BOM))))
    assert tuple(rows[0]) == COLUMNS
    first = rows[0]
    # A question is text, never a formula.
    assert (first["query"], first["filters"]) == ("'=lúa", "source=a.example&since=2023")
    assert (first["demo"], first["index_change"]) == ("True", str(opened.status().change))
    assert {row["axis"] for row in rows} == {"year", "commune"}
    assert int(first["count"]) == made.series[0].counts[0]


def test_the_table_tells_a_commune_by_its_name_and_its_value(opened):
    question = Question(text="lúa", communes=("xã Đông Hòa",))
    made = trend(opened, [question], by="year", coverage=FULL)
    text = "".join(csv_lines(made, about(opened, question, demo=False)))
    rows = csv.DictReader(io.StringIO(text.removeprefix(BOM)))
    told = [row for row in rows if row["axis"] == "commune"]
    assert {row["value"]: row["label"] for row in told} == {
        "xã Đông Hòa": "xã Đông Hòa",
        "none": "không có",
    }
    assert {row["filters"] for row in told} == {"commune=x%C3%A3+%C4%90%C3%B4ng+H%C3%B2a"}
