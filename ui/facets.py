"""Facets as links."""

from collections.abc import Sequence

from searcher.answer import Answer, FacetValue
from searcher.labels import telling
from ui.dates import dates
from ui.finding import SEARCHED, asking, field
from ui.markup import esc, grouped
from ui.texts import Texts
from ui.tree import Branch, branches
from ui.values import item, shown
from ui.view import View

_SHOWN = 8
"""Values that a list begins with. What is folded comes when it is unfolded: links that few look at
would be most of an answer, and of what the browser has to do for it."""
_MOST = 1000
"""Values that unfold; what is further down is found by the field at the head of the list."""
LISTED = ("year", "month", "day", "date", "commune", "district", "document", "category", "source")


def facets(answer: Answer, view: View, texts: Texts) -> str:
    """Return the facets that can narrow the result, as the side of the page."""
    shown = [facet for facet in LISTED if _narrows(facet, answer, view)]
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


def rest(facet: str, values: Sequence[FacetValue], view: View, texts: Texts) -> str:
    """Return the items that follow the head of a facet's list."""
    return _List(facet, values, view, texts).items(slice(_SHOWN, _MOST))


def below(unit: str, values: Sequence[FacetValue], view: View, texts: Texts) -> str:
    """Return the items of the communes as they were named that stand below the present *unit*."""
    return _List("commune", values, view, texts).below(unit)


def _facet(facet: str, values: Sequence[FacetValue], view: View, texts: Texts) -> str:
    listed = _List(facet, values, view, texts)
    hidden = len(listed) - _SHOWN
    search = field(facet, view, texts) if hidden > 0 and facet in SEARCHED else ""
    told = texts["more"].format(n=grouped(hidden))
    late = _late(asking(facet, view, rest="1"))
    more = f"<details{late}><summary>{told}</summary><ul></ul></details>"
    return (
        f'<section class="tx-facet"><h2>{texts[facet]}</h2>{search}<div class="tx-values">'
        f"<ul>{listed.items(slice(_SHOWN))}</ul>{more if hidden > 0 else ''}</div></section>"
    )


def _late(address: str) -> str:
    """Return the attribute of a list that comes from *address* when it is unfolded."""
    return f' data-rest="{esc(address)}"'


class _List:
    """The values of a facet as they are listed; HTML is made of those alone that are shown."""

    def __init__(self, facet: str, values: Sequence[FacetValue], view: View, texts: Texts) -> None:
        self._facet, self._view, self._texts = facet, view, texts
        self._chosen = view.where.get(facet, ())
        # What is chosen stays in sight, wherever it stands in the list.
        first = [v for v in values if v.value in self._chosen]
        ordered = [*first, *(v for v in telling(facet, values) if v.value not in self._chosen)]
        tree = facet == "commune"
        self._branches = (
            branches(ordered, self._chosen) if tree else [Branch(value, ()) for value in ordered]
        )
        self._labels = shown(facet, (value.value for value in ordered), texts, tree=True)

    def __len__(self) -> int:
        return len(self._branches)

    def items(self, part: slice) -> str:
        """Return the items of *part* of the list."""
        return "".join(
            f"<li>{self._item(branch.value)}{self._under(branch)}</li>"
            for branch in self._branches[part]
        )

    def below(self, unit: str) -> str:
        """Return the items of what stands below the present *unit*."""
        return "".join(self._named(b) for b in self._branches if b.value.value == unit)

    def _item(self, value: FacetValue) -> str:
        return item(self._facet, value, self._labels[value.value], self._view, self._texts)

    def _named(self, branch: Branch) -> str:
        return "".join(f"<li>{self._item(value)}</li>" for value in branch.named)

    def _under(self, branch: Branch) -> str:
        """Return the units below a present one, unfolded where any of them is chosen."""
        if not branch.named:
            return ""
        told = f"<summary>{self._texts['as_named'].format(n=len(branch.named))}</summary>"
        if any(value.value in self._chosen for value in branch.named):
            return f'<details class="tx-named" open>{told}<ul>{self._named(branch)}</ul></details>'
        address = asking(self._facet, self._view, below=branch.value.value)
        return f'<details class="tx-named"{_late(address)}>{told}<ul></ul></details>'
