"""A search within a long facet: a field at its head, and what the server finds for it."""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from searcher.answer import FacetValue
from searcher.labels import telling
from ui.markup import esc, grouped
from ui.texts import Texts
from ui.values import item, shown
from ui.view import View
from vietnamese.writing import fold

VALUES = "/gia-tri"
"""The path of the route that answers what is typed in such a field, and the rest of a list."""
SEARCHED = ("commune", "document", "category", "source")
_MOST = 200


class Found(NamedTuple):
    """Values found: a list as HTML, and how many they are, in words."""

    html: str
    told: str


def field(facet: str, view: View, texts: Texts) -> str:
    """Return the field, and where what it finds will stand in place of the list."""
    label = texts["find"].format(facet=texts[facet])
    return (
        f'<input type="search" class="tx-find" data-values="{esc(asking(facet, view))}"'
        f' autocomplete="off" aria-label="{esc(label)}" placeholder="{texts["find_hint"]}">'
        '<p class="tx-found-told" aria-live="polite"></p><ul class="tx-matches"></ul>'
    )


def asking(facet: str, view: View, **parameters: str) -> str:
    """Return the address that answers values of *facet*."""
    return f"{VALUES}?{urlencode([*view.pairs(), ('facet', facet), *parameters.items()])}"


def find(facet: str, values: Sequence[FacetValue], typed: str, view: View, texts: Texts) -> Found:
    """Return the values of *facet* in whose label *typed* stands, accents apart."""
    labels = shown(facet, (value.value for value in values), texts)
    wanted = fold(typed.strip())
    found = [v for v in telling(facet, values) if wanted in fold(labels[v.value])]
    items = (item(facet, v, labels[v.value], view, texts) for v in found[:_MOST])
    told = texts["find_told"].format(n=grouped(len(found)))
    return Found("".join(f"<li>{one}</li>" for one in items), told)
