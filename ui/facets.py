"""Facets as links."""

from collections.abc import Callable, Collection, Sequence

from searcher.answer import Answer, FacetValue
from searcher.labels import telling
from ui.dates import dates
from ui.finding import SEARCHED, field
from ui.markup import grouped
from ui.texts import Texts
from ui.tree import Branch, branches
from ui.values import item, shown
from ui.view import View

_SHOWN = 8
_MOST = 200
"""Values of one facet on a page; what is further down is found by the field at its head."""
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
    items = _items(facet, ordered, view, texts)
    hidden = items[_SHOWN:_MOST]
    more = (
        f"<details><summary>{texts['more'].format(n=grouped(len(items) - _SHOWN))}</summary>"
        f"<ul>{''.join(hidden)}</ul></details>"
        if hidden
        else ""
    )
    search = field(facet, view, texts) if hidden and facet in SEARCHED else ""
    return (
        f'<section class="tx-facet"><h2>{texts[facet]}</h2>{search}'
        f'<div class="tx-values"><ul>{"".join(items[:_SHOWN])}</ul>{more}</div></section>'
    )


def _items(facet: str, values: Sequence[FacetValue], view: View, texts: Texts) -> list[str]:
    labels = shown(facet, (value.value for value in values), texts, tree=True)

    def one(value: FacetValue) -> str:
        return item(facet, value, labels[value.value], view, texts)

    if facet != "commune":
        return [f"<li>{one(value)}</li>" for value in values]
    chosen = view.where.get(facet, ())
    return [
        f"<li>{one(branch.value)}{_below(branch, chosen, one, texts)}</li>"
        for branch in branches(values, chosen)
    ]


def _below(
    branch: Branch, chosen: Collection[str], one: Callable[[FacetValue], str], texts: Texts
) -> str:
    """Return the units below a present one, unfolded where any of them is chosen."""
    if not branch.named:
        return ""
    unfolded = " open" if any(value.value in chosen for value in branch.named) else ""
    told = texts["as_named"].format(n=len(branch.named))
    items = "".join(f"<li>{one(value)}</li>" for value in branch.named)
    return (
        f'<details class="tx-named"{unfolded}><summary>{told}</summary><ul>{items}</ul></details>'
    )
