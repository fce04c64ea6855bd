"""A trend as a long table: one row for each question and period, and for each commune."""

from collections.abc import Iterator
from urllib.parse import urlencode

import msgspec

from archive import __version__
from archive.database import now
from searcher.exporting.delimited import BOM, csv_line, safe
from searcher.exporting.tables import Cell
from searcher.labels import label, labels
from searcher.question import Question
from searcher.searcher import Searcher
from searcher.trendperiods import first_of, last_of
from searcher.trends import Series, Trend

LETTERS = "ABCDEF"
"""The names of the questions of a trend, in order."""


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What makes a table repeatable; the same in each of its rows.

    *filters* are all filters as they are written in an address. *index_change* is the number of the
    archive's change that the index had followed to, *archive* the archive's name.
    """

    filters: str
    created: str
    version: str
    archive: str
    index_change: int
    demo: bool


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One count of one question.

    *axis* is year, month, day, or commune; *value* the period or the value of the commune's facet,
    *label* how it is shown.

    *count* is empty where nothing was found and nobody can say that there was nothing. *share* is
    in percent of *among*, all articles of the portals. The days of the period on which not every
    portal was seen are counted by reason.
    """

    axis: str
    value: str
    label: str
    first_day: str | None
    last_day: str | None
    letter: str
    query: str
    matched: str
    count: int | None
    share: float | None
    among: int | None
    days_unreachable: int | None
    days_down: int | None
    days_outside: int | None


def about(searcher: Searcher, question: Question, *, demo: bool) -> About:
    """Return what is to be said of a trend made now, one of whose questions is *question*."""
    shared = [(facet, value) for facet, values in question.chosen.items() for value in values]
    names = ("since", "until", "certain_dates", "exact_accents", "as_words")
    shared += [(name, str(value)) for name in names if (value := getattr(question, name))]
    state = searcher.status()
    return About(
        filters=urlencode(shared),
        created=now(),
        version=__version__,
        archive=state.archive,
        index_change=state.change,
        demo=demo,
    )


COLUMNS = (*Row.__struct_fields__, *About.__struct_fields__)


def table(trend: Trend, about: About) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of *trend*, each in the order of `COLUMNS`."""
    same = msgspec.structs.astuple(about)
    for letter, series in zip(LETTERS, trend.series, strict=False):
        for row in (*_periods(trend, series, letter), *_communes(trend, series, letter)):
            yield (*msgspec.structs.astuple(row), *same)


def csv_lines(trend: Trend, about: About) -> Iterator[str]:
    """Yield the table as the lines of a CSV file, a byte order mark and the header first."""
    yield BOM + csv_line(COLUMNS)
    for row in table(trend, about):
        yield csv_line(safe(cell) for cell in row)


def _periods(trend: Trend, series: Series, letter: str) -> Iterator[Row]:
    shares = series.shares
    for place, period in enumerate(trend.periods):
        share = shares[place]
        yield Row(
            axis=trend.by,
            value=period.name,
            label=label(trend.by, period.name),
            first_day=first_of(period.name).isoformat(),
            last_day=last_of(period.name).isoformat(),
            letter=letter,
            query=series.question.text,
            matched=series.matched,
            count=series.counts[place],
            share=None if share is None else round(share, 4),
            among=series.among[place],
            days_unreachable=period.unseen.get("unreachable", 0),
            days_down=period.unseen.get("down", 0),
            days_outside=period.unseen.get("outside", 0),
        )


def _communes(trend: Trend, series: Series, letter: str) -> Iterator[Row]:
    for commune, shown in labels("commune", trend.communes()).items():
        yield Row(
            axis="commune",
            value=commune,
            label=shown,
            first_day=None,
            last_day=None,
            letter=letter,
            query=series.question.text,
            matched=series.matched,
            count=series.communes.get(commune, 0),
            share=None,
            among=None,
            days_unreachable=None,
            days_down=None,
            days_outside=None,
        )
