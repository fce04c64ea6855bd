"""The screens of the page: each has a path of its own, and turns its address into HTML."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ui import desk
from ui.article import article
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
        return Shown(view.q, results(opened.ask(view.question()), view, texts))
    record = opened.article(view.id)
    similar = opened.similar(view.id, copies=False)
    words = opened.words(view.question())
    shown = article(record, similar, opened.group(view.id), words, view, texts)
    return Shown(record.article.title or texts["untitled"], shown)


def _watches(view: View, _parameters: Parameters, texts: Texts) -> Shown:
    return Shown(*desk.watches(view, texts))


def _dossiers(view: View, parameters: Parameters, texts: Texts) -> Shown:
    return Shown(*desk.dossiers(view, parameters, texts))


SCREENS: tuple[Screen, ...] = (
    Screen("", "search", _search, boxed=True),
    Screen("theo-doi", "watches", _watches),
    Screen("ho-so", "dossiers", _dossiers),
)
"""All screens in the order of the masthead, the search first."""
