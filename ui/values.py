"""A value of a facet on the page: its label in the reader's language, and its link."""

from collections.abc import Iterable

from indexer.query import BY_DATE, NONE
from searcher.answer import FacetValue
from searcher.communes import NOTES
from searcher.labels import labels
from ui.labels import named
from ui.markup import esc, grouped, link
from ui.texts import Texts
from ui.view import View


def shown(facet: str, values: Iterable[str], texts: Texts, *, tree: bool = False) -> dict[str, str]:
    """Return the label of each of *values*, which stand in one list.

    In a *tree* its place tells that a present unit is more than the unit of its name.
    """
    if facet in BY_DATE:
        return {value: named(facet, value, texts) for value in values}
    notes = {name: texts[f"commune_{name}"] for name in NOTES}
    if tree:
        notes["present"] = ""
    return labels(facet, values, notes) | {NONE: texts["none"]}


def item(facet: str, value: FacetValue, label: str, view: View, texts: Texts) -> str:
    """Return the link that chooses a value, or no longer, with its count."""
    count = f'{grouped(value.count)}<span class="tx-hidden"> {texts["articles"]}</span>'
    inner = f"<span>{esc(label)}</span><span>{count}</span>"
    current = value.value in view.where.get(facet, ())
    return link(view.toggled(facet, value.value), inner, current=current)
