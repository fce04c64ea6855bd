"""The histogram of years, each bar a link."""

from indexer.query import NONE
from searcher.answer import Answer
from ui.markup import grouped, link
from ui.texts import Texts
from ui.view import View


def histogram(answer: Answer, view: View, texts: Texts) -> str:
    """Return one bar for each year, the gaps between years included."""
    counts = {v.value: v.count for v in answer.facets["year"] if v.value != NONE}
    if len(counts) < 2 and "year" not in view.where:
        return ""
    years = range(int(min(counts)), int(max(counts)) + 1)
    highest = max(counts.values())
    shares = ((str(year), counts.get(str(year), 0)) for year in years)
    bars = "".join(_bar(year, count, highest, view, texts) for year, count in shares)
    return f'<ol class="tx-years" aria-label="{texts["year"]}">{bars}</ol>'


def _bar(year: str, count: int, highest: int, view: View, texts: Texts) -> str:
    label = f"{year}: {grouped(count)} {texts['articles']}"
    height = round(100 * count / highest)
    inner = f'<i style="height:{height}%"></i><span aria-hidden="true">{year}</span>'
    current = year in view.where.get("year", ())
    if not count and not current:
        return f"<li><span>{inner}</span></li>"
    return f"<li>{link(view.toggled('year', year), inner, label=label, current=current)}</li>"
