"""The figures of a trend as tables, each count a link to its articles."""

from collections.abc import Iterable, Sequence

from indexer.query import NONE
from searcher.trends import Period, Series, Trend
from searcher.trendtable import LETTERS
from ui.labels import named as label_of
from ui.markup import esc, grouped, link
from ui.texts import Texts
from ui.trends.chart import named
from ui.trends.view import TrendView
from ui.values import shown as shown_labels

_SHOWN = 12


def figures(trend: Trend, asked: TrendView, texts: Texts) -> str:
    """Return the figures of the chart as a table, one row for each period."""
    shares = [one.shares for one in trend.series]
    head = [texts["trend_period"], *_named(trend, texts), texts["trend_all"], texts["trend_unseen"]]
    rows = []
    for place, period in enumerate(trend.periods):
        cells = [
            _count(asked, trend, number, period, one.counts[place], shares[number][place], texts)
            for number, one in enumerate(trend.series)
        ]
        among = sorted({one.among[place] for one in trend.series})
        rows.append(
            row(
                esc(label_of(trend.by, period.name, texts)),
                [*cells, " / ".join(map(grouped, among)), _unseen(period, texts)],
            )
        )
    undated = [grouped(one.undated) for one in trend.series]
    rows.append(row(texts["trend_undated"], [*undated, "", ""]))
    totals = [
        link(asked.search(one.question.text).href(), grouped(one.total)) for one in trend.series
    ]
    rows.append(row(texts["trend_total"], [*totals, "", ""]))
    inner = table(texts["trend_table"], head, rows)
    return f'<details class="tx-figures"><summary>{texts["trend_table"]}</summary>{inner}</details>'


def communes(trend: Trend, asked: TrendView, texts: Texts) -> str:
    """Return the counts of each commune with bars."""
    names = trend.communes()
    highest = max(
        (n for one in trend.series for name, n in one.communes.items() if name != NONE),
        default=0,
    )
    if not highest:
        return ""
    labels = shown_labels("commune", names, texts)
    head = [texts["commune"], *_named(trend, texts)]
    rows = [
        row(
            texts["trend_no_commune"] if name == NONE else esc(labels[name]),
            [_bar(asked, one, number, name, highest) for number, one in enumerate(trend.series)],
        )
        for name in names
    ]
    title = texts["trend_communes"]
    rest = rows[_SHOWN:]
    more = (
        f"<details><summary>{texts['more'].format(n=len(rest))}</summary>"
        f"{table(title, head, rest)}</details>"
        if rest
        else ""
    )
    shown = table(title, head, rows[:_SHOWN])
    return f'<section class="tx-communes"><h2>{title}</h2>{shown}{more}</section>'


def table(caption: str, head: Iterable[str], rows: Iterable[str]) -> str:
    """Return a table of HTML cells that scrolls by itself where it is wider than the page."""
    cells = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    return (
        f'<div class="tx-wide" tabindex="0" role="region" aria-label="{esc(caption)}"><table>'
        f"<thead><tr>{cells}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def row(name: str, cells: Sequence[str]) -> str:
    """Return a row of HTML cells under its *name*."""
    inner = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr><th scope="row">{name}</th>{inner}</tr>'


def _named(trend: Trend, texts: Texts) -> list[str]:
    return [
        f"<b>{letter}</b> {esc(named(one.question.text, texts))}"
        for letter, one in zip(LETTERS, trend.series, strict=False)
    ]


def _count(
    asked: TrendView,
    trend: Trend,
    number: int,
    period: Period,
    count: int | None,
    share: float | None,
    texts: Texts,
) -> str:
    if count is None:
        return f'<span title="{texts["trend_unknown"]}">?</span>'
    shown = grouped(count)
    if asked.share:
        shown = f"{share:.2f} %".replace(".", ",") if share is not None else "–"
    query = asked.queries[number]
    return link(asked.within(query, trend.by, period.name), shown) if count else shown


def _unseen(period: Period, texts: Texts) -> str:
    return "; ".join(
        f"{grouped(days)} {texts['per_day']}: {texts[f'gap_{gap}']}"
        for gap, days in period.unseen.items()
    )


def _bar(asked: TrendView, series: Series, number: int, name: str, highest: int) -> str:
    count = series.communes.get(name, 0)
    if not count:
        return "0"
    shown = link(asked.within(series.question.text, "commune", name), grouped(count))
    if name == NONE:
        # Most articles of some portals name none; beside that no bar could be told from another.
        return shown
    bar = f'<i class="tx-bar tx-s{number}" style="width:{max(100 * count / highest, 1):.0f}%"></i>'
    return f"{shown}{bar}"
