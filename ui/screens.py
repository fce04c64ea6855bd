"""The screens of the page: each has a path of its own, and turns its address into HTML."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ui.article import article
from ui.communes import settled
from ui.placing import places
from ui.results import results
from ui.service import searcher
from ui.texts import Texts
from ui.view import View

Parameters = Mapping[str, Sequence[str]]
"""The parameters of an address, each with all its values."""


class Shown(NamedTuple):
    """What a screen shows: the title of the window, and its HTML, which holds ``#ket-qua``."""

    title: str
    html: str


class Screen(NamedTuple):
    """One screen. *name* is its text in the masthead; *boxed* ones keep the search box."""

    path: str
    name: str
    show: Callable[[View, Parameters, Texts], Shown]
    boxed: bool = False


def _search(view: View, _parameters: Parameters, texts: Texts) -> Shown:
    """Show an article where the address names one, else what the question finds."""
    opened = searcher()
    if not view.id:
        answer = opened.ask(view.question())
        return Shown(view.q, results(answer, settled(view, answer), texts))
    record = opened.article(view.id)
    similar = opened.similar(view.id, copies=False)
    words = opened.words(view.question())
    shown = article(record, similar, opened.group(view.id), words, view, texts)
    return Shown(record.article.title or texts["untitled"], shown)


def _places(view: View, _parameters: Parameters, texts: Texts) -> Shown:
    """Show what the communes of a name were and became."""
    return Shown(view.q or texts["places"], places(view, texts))


SCREENS: tuple[Screen, ...] = (
    Screen("", "search", _search, boxed=True),
    Screen("dia-danh", "places", _places),
)
"""All screens in the order of the masthead, the search first."""
