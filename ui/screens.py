"""The screens of the page: each has a path of its own, and turns its address into HTML."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from archive.article import Article
from searcher.answer import Listed
from searcher.errors import NoDate, NoDays
from searcher.searcher import Searcher
from ui.adding.page import adding_page
from ui.archive.screen import archive
from ui.basket import MOST, picked
from ui.communes import settled
from ui.dates import misdated
from ui.desk.screens import dossiers, watches
from ui.help import help_page
from ui.histogram import histogram
from ui.placing import places
from ui.reading.article import Around, article
from ui.reading.comparing import comparison
from ui.reading.neighbours import neighbours
from ui.reading.versions import versions
from ui.reading.visits import last_checked
from ui.results import results
from ui.service import searcher
from ui.texts import Texts
from ui.trends.page import trends
from ui.trends.view import trend_view_of
from ui.view import View, last
from vietnamese.clock import today

Parameters = Mapping[str, Sequence[str]]
"""The parameters of an address, each with all its values."""


class Shown(NamedTuple):
    """What a screen shows: the title of the window, and its HTML, which holds ``#ket-qua``."""

    title: str
    html: str


class Screen(NamedTuple):
    """One screen. *name* is its text in the masthead; *boxed* ones keep the search box.

    The masthead leads to those *listed*, the others are reached from an article or the basket.
    Those *indexed* need an index; the others tell themselves where there is none.
    """

    path: str
    name: str
    show: Callable[[View, Parameters, Texts], Shown]
    boxed: bool = False
    listed: bool = True
    indexed: bool = True


def _search(view: View, parameters: Parameters, texts: Texts) -> Shown:
    """Show an article where the address names one, else what the question finds."""
    opened = searcher()
    if not view.id:
        return Shown(view.q, _found(opened, view, texts))
    record = opened.article(view.id)
    around = Around(
        opened.similar(view.id, copies=False),
        opened.group(view.id),
        opened.history(view.id),
        neighbours(view, last(parameters, "tiep")),
        parameters,
    )
    words = opened.words(view.question())
    checked = last_checked(record.article.url)
    shown = article(record, around, words, view, texts, checked=checked)
    return Shown(_titled(record.article, texts), shown)


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
    return Shown(*watches(view, texts))


def _dossiers(view: View, parameters: Parameters, texts: Texts) -> Shown:
    return Shown(*dossiers(view, parameters, texts))


def _archive(view: View, parameters: Parameters, texts: Texts) -> Shown:
    return Shown(*archive(view, parameters, texts))


def _places(view: View, _parameters: Parameters, texts: Texts) -> Shown:
    """Show what the communes of a name were and became."""
    return Shown(view.q or texts["places"], places(view, texts))


def _comparison(view: View, parameters: Parameters, texts: Texts) -> Shown:
    """Show an article beside one that it copies or that is like it, chosen in the address."""
    opened = searcher()
    this = opened.article(view.id).article
    copies = [one for one in opened.group(view.id) if one.id != view.id]
    choices: list[Listed] = [*copies, *opened.similar(view.id, copies=False)]
    chosen = last(parameters, "voi") or (choices[0].id if choices else "")
    other = opened.article(chosen).article if chosen else None
    return Shown(_titled(this, texts), comparison(this, other, choices, view, texts))


def _versions(view: View, parameters: Parameters, texts: Texts) -> Shown:
    """Show what changed between two versions of an article."""
    opened = searcher()
    shown = opened.article(view.id).article
    chosen = last(parameters, "tu"), last(parameters, "den")
    kept = opened.history(view.id)
    return Shown(_titled(shown, texts), versions(shown, kept, chosen, view, texts))


def _picked(view: View, parameters: Parameters, texts: Texts) -> Shown:
    """Show the articles that were ticked."""
    ids = list(dict.fromkeys(parameters.get("chon", ())))[:MOST]
    return Shown(texts["picked"], picked(list(searcher().picked(ids)), len(ids), view, texts))


def _adding(view: View, parameters: Parameters, texts: Texts) -> Shown:
    """Show how a portal is added, or how its crawl goes."""
    return Shown(texts["add"], adding_page(view, last(parameters, "cong"), texts))


def _help(view: View, _parameters: Parameters, texts: Texts) -> Shown:
    return Shown(texts["help"], help_page(view, texts))


def _titled(shown: Article, texts: Texts) -> str:
    return shown.title or texts["untitled"]


SCREENS: tuple[Screen, ...] = (
    Screen("", "search", _search, boxed=True),
    Screen("xu-huong", "trends", _trends),
    Screen("dia-danh", "places", _places),
    Screen("kho", "archive", _archive, indexed=False),
    Screen("theo-doi", "watches", _watches),
    Screen("ho-so", "dossiers", _dossiers),
    Screen("tro-giup", "help", _help),
    Screen("them-cong", "add", _adding, listed=False, indexed=False),
    Screen("so-sanh", "compare", _comparison, listed=False),
    Screen("phien-ban", "versions", _versions, listed=False),
    Screen("chon", "picked", _picked, listed=False),
)
"""All screens in the order of the masthead, the search first."""
