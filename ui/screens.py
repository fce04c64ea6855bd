"""The screens of the page: each has a path of its own, and turns its address into HTML."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from searcher.errors import NoDate, NoDays
from searcher.searcher import Searcher
from ui import desk
from ui.article import article
from ui.communes import settled
from ui.dates import misdated
from ui.histogram import histogram
from ui.placing import places
from ui.results import results
from ui.service import searcher
from ui.texts import Texts
from ui.trends import trends
from ui.trends_view import trend_view_of
from ui.view import View
from vietnamese.clock import today

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
        return Shown(view.q, _found(opened, view, texts))
    record = opened.article(view.id)
    similar = opened.similar(view.id, copies=False)
    words = opened.words(view.question())
    shown = article(record, similar, opened.group(view.id), words, view, texts)
    return Shown(record.article.title or texts["untitled"], shown)


def _found(opened: Searcher, view: View, texts: Texts) -> str:
    try:
        answer = opened.ask(view.question())
    except (NoDate, NoDays) as error:
        return misdated(error, view, texts)
    first = opened.first_day() if view.span().unit != "year" else None
    bars = histogram(answer, view, texts, first=first, today=today().isoformat())
    return results(answer, bars, settled(view, answer), texts)


def _trends(view: View, parameters: Parameters, texts: Texts) -> Shown:
    """Show several questions side by side."""
    return Shown(texts["trends"], trends(trend_view_of(view, parameters), texts))


def _watches(view: View, _parameters: Parameters, texts: Texts) -> Shown:
    return Shown(*desk.watches(view, texts))


def _dossiers(view: View, parameters: Parameters, texts: Texts) -> Shown:
    return Shown(*desk.dossiers(view, parameters, texts))


def _places(view: View, _parameters: Parameters, texts: Texts) -> Shown:
    """Show what the communes of a name were and became."""
    return Shown(view.q or texts["places"], places(view, texts))


SCREENS: tuple[Screen, ...] = (
    Screen("", "search", _search, boxed=True),
    Screen("xu-huong", "trends", _trends),
    Screen("dia-danh", "places", _places),
    Screen("theo-doi", "watches", _watches),
    Screen("ho-so", "dossiers", _dossiers),
)
"""All screens in the order of the masthead, the search first."""
