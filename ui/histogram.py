"""The histogram of a result: years, the months of one, or the days of one, each bar a link."""

from collections.abc import Sequence

from indexer.query import NONE
from searcher.answer import Answer
from ui.labels import named
from ui.markup import esc, grouped, link
from ui.spans import LENGTHS, Unit, periods
from ui.texts import Texts
from ui.view import View


def histogram(answer: Answer, view: View, texts: Texts, *, first: str | None, today: str) -> str:
    """Return the way down to the present period, and a bar for each year, month or day in it.

    *first* is the day of the first article of all, *today* that in Viet Nam: what lies outside is
    no gap.
    """
    span = view.span()
    counts = {v.value: v.count for v in answer.facets[span.unit] if v.value != NONE}
    shown = periods(span, list(counts), first=first, today=today)
    if not shown or (span.unit == "year" and len(counts) < 2 and "year" not in view.where):
        return _path(view, texts)
    highest = max(counts.values())
    across = len({period.rpartition("-")[0] for period in shown}) > 1
    ticks = _ticks(span.unit, shown, texts, across=across)
    bars = (
        _bar(period, tick, counts.get(period, 0) / highest, counts.get(period, 0), view, texts)
        for period, tick in zip(shown, ticks, strict=True)
    )
    kind = f"tx-years tx-by-{span.unit}{' tx-across' if across else ''}"
    named_list = f'<ol class="{kind}" aria-label="{texts[f"by_{span.unit}"]}">{"".join(bars)}</ol>'
    return f"{_path(view, texts)}{named_list}"


def _ticks(unit: Unit, shown: Sequence[str], texts: Texts, *, across: bool) -> list[str]:
    """Return what stands under each bar; *across*: they lie in several years, or months."""
    match unit:
        case "year":
            return list(shown)
        case "month" if across:
            return [f"{int(month[5:])}/{month[2:4]}" for month in shown]
        case "month":
            names = texts["months"].split()
            return [names[int(month[5:]) - 1] for month in shown]
        case "day" if across:
            return [f"{int(day[8:])}/{int(day[5:7])}" for day in shown]
        case "day":
            return [str(int(day[8:])) for day in shown]


def _bar(period: str, tick: str, share: float, count: int, view: View, texts: Texts) -> str:
    facet = next(unit for unit, length in LENGTHS.items() if len(period) == length)
    label = f"{named(facet, period, texts)}: {grouped(count)} {texts['articles']}"
    height = round(100 * share)
    inner = f'<i style="height:{height}%"></i><span aria-hidden="true">{tick}</span>'
    chosen = view.where.get(facet, ())
    if not count and period not in chosen:
        return f'<li><span>{inner}<span class="tx-hidden">{esc(label)}</span></span></li>'
    # A day has nothing below it: chosen again, it gives way to its month.
    target = period[:7] if facet == "day" and chosen == (period,) else period
    return f"<li>{link(view.at(target), inner, label=label, current=period in chosen)}</li>"


def _path(view: View, texts: Texts) -> str:
    """Return the way back up: from the one day, month or year chosen to all years."""
    chosen = [view.where.get(facet, ()) for facet in LENGTHS]
    here = next((one[0] for one in reversed(chosen) if len(one) == 1 and one[0] != NONE), "")
    if not here:
        return ""
    steps = [(facet, here[:n]) for facet, n in LENGTHS.items() if len(here) >= n]
    links = [link(view.at(""), texts["all_years"])]
    links += [link(view.at(above), esc(named(facet, above, texts))) for facet, above in steps[:-1]]
    links.append(f'<span aria-current="true">{esc(named(*steps[-1], texts))}</span>')
    return f'<nav class="tx-path" aria-label="{texts["period"]}">{" › ".join(links)}</nav>'
