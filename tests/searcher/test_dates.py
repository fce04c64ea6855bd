"""Dates in questions: presets, what is chosen beside what is typed, what is counted."""

from datetime import date

import pytest

from searcher.errors import NoDays
from searcher.exporting.figures import rows
from searcher.periods import days_of
from searcher.question import Question
from tests.exports import content_of, text
from tests.making import searching

ARTICLES = [
    {"id": "1", "title": "Lúa một", "body": "Gieo 12 ha.", "published": "2023-05-29",
     "date_source": "guess"},
    {"id": "2", "title": "Lúa hai", "body": "Gieo.", "published": "2023-05-30"},
    {"id": "3", "title": "Lúa ba", "body": "Gieo.", "published": "2022-11-01"},
    {"id": "4", "title": "Lúa bốn", "body": "Gieo.", "source": "x"},
]  # fmt: skip


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    return searching(tmp_path_factory.mktemp("store"), ARTICLES)


def _ids(answer):
    return "".join(sorted(hit.id for hit in answer.hits))


@pytest.mark.parametrize(
    ("period", "today", "since", "until"),
    [
        ("this-week", "2026-11-29", "2026-11-23", "2026-11-29"),
        ("this-week", "2027-01-01", "2026-12-28", "2027-01-03"),
        ("last-month", "2026-01-31", "2025-12-01", "2025-12-31"),
        ("this-quarter", "2026-11-26", "2026-10-01", "2026-12-31"),
        ("this-quarter", "2024-01-01", "2024-01-01", "2024-03-31"),
        ("this-year", "2026-11-26", "2026-01-01", "2026-12-31"),
        ("last-12-months", "2026-11-26", "2025-11-27", "2026-11-26"),
        ("last-12-months", "2025-02-28", "2024-02-29", "2025-02-28"),
    ],
)
def test_periods(period, today, since, until):
    assert days_of(period, date.fromisoformat(today)) == (since, until)


def test_days_are_counted_only_where_asked_for(searcher):
    assert "day" not in searcher.ask(Question(text="lúa")).facets
    days = searcher.ask(Question(text="lúa", where={"month": ("2023-05",)}, days=True)).facets
    assert [(v.value, v.label, v.count) for v in days["day"]] == [
        ("2023-05-30", "30/05/2023", 1),
        ("2023-05-29", "29/05/2023", 1),
    ]


def test_what_has_no_day_is_listed_by_the_same_words(searcher):
    asked = Question(text="lúa từ:2023")
    assert searcher.ask(asked).undated == 1
    # The bound typed would leave nothing of what was chosen.
    listed = Question(text="lúa từ:2023", where={"year": ("none",)})
    assert _ids(searcher.ask(listed)) == "4"
    assert _ids(searcher.ask(Question(text="lúa từ:2023", where={"year": ("2022", "none")}))) == ""


def test_guessed_days_are_marked_and_exported(searcher):
    answer = searcher.ask(Question(where={"date": ("guessed", "none")}))
    assert _ids(answer) == "14"
    assert [hit.guessed for hit in searcher.ask(Question(text="một")).hits] == [True]
    records = list(searcher.records(Question(where={"date": ("guessed",)})))
    assert ",guess," in text(".csv", content_of(records))
    assert [row.date_source for row in rows(records)] == ["guess"]


def test_bounds_of_the_day_seen_that_hold_no_day(searcher):
    with pytest.raises(NoDays):
        searcher.ask(Question(text="fetched:>=2026 fetched:<2026"))


def test_the_first_day(searcher):
    assert searcher.first_day() == "2022-11-01"
