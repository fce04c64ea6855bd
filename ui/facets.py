"""Facets as links."""

from collections.abc import Sequence

from indexer.query import BY_DATE, NONE
from searcher.answer import Answer, FacetValue
from searcher.labels import telling
from ui.dates import dates
from ui.labels import named
from ui.markup import esc, grouped, link
from ui.texts import Texts
from ui.view import View

_SHOWN = 8
_MOST = 200
"""Values of one facet on a page; what is further down is reached by narrowing the search."""
_LISTED = ("year", "month", "day", "date", "commune", "district", "document", "category", "source")


def facets(answer: Answer, view: View, texts: Texts) -> str:
    """Return the facets that can narrow the result, as the side of the page."""
    shown = [facet for facet in _LISTED if _narrows(facet, answer, view)]
    lists = "".join(_facet(facet, answer.facets[facet], view, texts) for facet in shown)
    return (
        f'<button type="button" class="tx-open" data-drawer>{texts["filters"]}</button>'
        f'<aside class="tx-facets" aria-label="{texts["filters"]}">'
        f'<button type="button" class="tx-close" data-drawer>{texts["close"]}</button>'
        f"{dates(answer, view, texts)}{lists}</aside>"
    )


def _narrows(facet: str, answer: Answer, view: View) -> bool:
    """Tell whether a facet is worth showing: months only within years, days within months."""
    above = {"month": ("year", "month"), "day": ("month", "day")}.get(facet)
    if above and view.where.keys().isdisjoint(above):
        return False
    values = answer.facets.get(facet, ())
    return facet in view.where or len(values) > 1


def _facet(facet: str, values: Sequence[FacetValue], view: View, texts: Texts) -> str:
    chosen = view.where.get(facet, ())
    # What is chosen stays in sight, wherever it stands in the list.
    first = [v for v in values if v.value in chosen]
    ordered = [*first, *(v for v in telling(facet, values) if v.value not in chosen)]
    items = [_value(facet, value, view, texts) for value in ordered[:_MOST]]
    hidden = items[_SHOWN:]
    more = (
        f"<details><summary>{texts['more'].format(n=len(ordered) - _SHOWN)}</summary>"
        f"<ul>{''.join(hidden)}</ul></details>"
        if hidden
        else ""
    )
    return (
        f'<section class="tx-facet"><h2>{texts[facet]}</h2>'
        f"<ul>{''.join(items[:_SHOWN])}</ul>{more}</section>"
    )


def _value(facet: str, value: FacetValue, view: View, texts: Texts) -> str:
    named_by_date = facet in BY_DATE or value.value == NONE
    label = named(facet, value.value, texts) if named_by_date else value.label
    count = f'{grouped(value.count)}<span class="tx-hidden"> {texts["articles"]}</span>'
    inner = f"<span>{esc(label)}</span><span>{count}</span>"
    current = value.value in view.where.get(facet, ())
    return f"<li>{link(view.toggled(facet, value.value), inner, current=current)}</li>"
