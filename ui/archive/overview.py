"""The screen of the archive: what it holds of each portal, what needs attention first."""

import datetime as dt
from collections.abc import Sequence

from indexer.query import GUESSED, NONE
from ui.adding.link import adding_link
from ui.archive.concerns import Concern, concerns, missed
from ui.archive.notes import notes, summary
from ui.archive.state import Found, Holding, Stock
from ui.markup import adding, day, esc, grouped, link
from ui.moments import ago, moment_day, moment_told
from ui.texts import Texts
from ui.trends.tables import row, table
from ui.view import View

PATH = "/kho"
_DOUBTS = (("archive_undated", NONE), ("archive_guessed", GUESSED))
"""What has to be looked through, by name and value of the facet ``date``, as `Found` counts it."""


def overview(shown: Stock, view: View, texts: Texts, now: dt.datetime) -> str:
    """Return the whole screen of an archive that has articles."""
    return (
        f'<main id="ket-qua" class="tx-archive"><h1>{texts["archive"]}</h1>'
        f"{summary(shown, view, texts, now)}{notes(shown, texts)}"
        f"{_doubtful(shown.found, view, texts)}"
        f"{_portals(shown, view, texts, now)}{adding_link(texts)}"
        f"{_sources(shown, view, texts, now)}</main>"
    )


def name_of(of: Holding, texts: Texts) -> str:
    """Return the name of a portal or source as HTML."""
    return esc(of.name) if of.name else texts["archive_no_source"]


def facts(of: Holding, view: View, texts: Texts, now: dt.datetime) -> str:
    """Return what is known of a portal or source; each count that can be searched is a link."""
    pairs = [
        (texts["archive_articles"], articles(of, view, texts)),
        (texts["archive_days"], _days(of)),
        *_freshness(of, texts, now),
        *_completeness(of, texts),
        *((texts[name], _work(of, view, value)) for name, value in _DOUBTS),
        (texts["archive_gone"], grouped(of.gone)),
        (texts["archive_changed"], grouped(of.changed)),
    ]
    items = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in pairs if value)
    return f'<dl class="tx-facts-of">{items}</dl>'


def concerned(found: Sequence[Concern]) -> str:
    """Return the list of what needs attention."""
    items = "".join(
        f"<li>{one.text}{f' <span>{esc(one.cure)}</span>' if one.cure else ''}</li>"
        for one in found
    )
    return f'<ul class="tx-concerns">{items}</ul>' if items else ""


def articles(of: Holding, view: View, texts: Texts) -> str:
    """Return the number of articles, a link to them; and how many no search finds yet."""
    if of.found is None:
        return grouped(of.articles)
    shown = grouped(of.found.articles)
    if of.found.articles:
        shown = link(View(where={"source": of.sources}, lang=view.lang).href(), shown)
    # What the archive has lost and the index still finds is told at the top of the screen.
    late = of.articles - of.found.articles
    return shown + (f" {texts['archive_late'].format(n=grouped(late))}" if late > 0 else "")


def _work(of: Holding, view: View, value: str) -> str:
    """Return how many articles have no day, or a guessed one: a link to the list of them."""
    if of.found is None:
        return ""
    count = of.found.undated if value == NONE else of.found.guessed
    where = {"source": of.sources, "date": (value,)}
    return link(View(where=where, lang=view.lang).href(), grouped(count)) if count else "0"


def _days(of: Holding) -> str:
    return f"{day(of.earliest)} – {day(of.latest)}" if of.earliest else "–"


def _freshness(of: Holding, texts: Texts, now: dt.datetime) -> list[tuple[str, str]]:
    if not of.crawl:
        return [(texts["archive_fetched"], moment_day(of.last_fetched) or "–")]
    if (success := of.crawl.last_success) is None:
        return [(texts["archive_success"], texts["never"])]
    told = f"{ago(success, now, texts)} <small>{moment_told(success)}</small>"
    return [(texts["archive_success"], told)]


def _completeness(of: Holding, texts: Texts) -> list[tuple[str, str]]:
    if not of.crawl:
        return []
    waiting = grouped(of.crawl.waiting)
    return [
        (texts["archive_waiting"], waiting),
        (texts["archive_missed"], missed(of.crawl, texts)),
    ]


def _doubtful(found: Found | None, view: View, texts: Texts) -> str:
    """Return the lists to work through, over all portals."""
    if found is None:
        return ""
    items = []
    for (name, value), count in zip(_DOUBTS, found[1:], strict=True):
        if count:
            address = View(where={"date": (value,)}, lang=view.lang).href()
            told = f"{texts[name]}: {grouped(count)} {texts['articles']}"
            items.append(f"<li>{link(address, told)}</li>")
    if not items:
        return ""
    return (
        f"<section><h2>{texts['archive_work']}</h2><p>{texts['archive_work_told']}</p>"
        f'<ul class="tx-work">{"".join(items)}</ul></section>'
    )


def _portals(shown: Stock, view: View, texts: Texts, now: dt.datetime) -> str:
    crawled = _ranked([each for each in shown.holdings if each.crawl], texts, now)
    blocks = "".join(_portal(each, found, view, texts, now) for each, found in crawled)
    return f"<section><h2>{texts['archive_portals']}</h2>{blocks}</section>" if blocks else ""


def _ranked(
    holdings: Sequence[Holding], texts: Texts, now: dt.datetime
) -> list[tuple[Holding, list[Concern]]]:
    """Return *holdings* with what needs attention there, the gravest first."""
    return sorted(
        ((each, concerns(each, texts, now)) for each in holdings), key=lambda pair: _rank(*pair)
    )


def _rank(of: Holding, found: Sequence[Concern]) -> tuple[int, int, int, str]:
    """Return what orders holdings: the gravest concern, all of them, and how large it is."""
    weights = [one.weight for one in found]
    return -max(weights, default=0), -sum(weights), -of.articles, of.name


def _portal(
    of: Holding, found: Sequence[Concern], view: View, texts: Texts, now: dt.datetime
) -> str:
    address = adding(view.href(PATH), cong=of.name)
    state = texts["archive_concerns"].format(n=len(found)) if found else texts["archive_well"]
    kind = "tx-ailing" if found else "tx-well"
    return (
        f'<article class="tx-portal"><h3>{link(address, name_of(of, texts))}'
        f' <span class="{kind}">{state}</span></h3>'
        f"{concerned(found)}{facts(of, view, texts, now)}"
        f"<p>{link(address, texts['archive_open'].format(name=name_of(of, texts)))}</p></article>"
    )


def _sources(shown: Stock, view: View, texts: Texts, now: dt.datetime) -> str:
    """Return the sources that nobody crawled, or of which nobody can tell."""
    others = _ranked([each for each in shown.holdings if not each.crawl], texts, now)
    if not others:
        return ""
    kind = "sources" if shown.trouble else "imported"
    names = ("articles", "days", "undated", "guessed", "gone", "changed", "look")
    head = [texts["source"], *(texts[f"archive_{name}"] for name in names)]
    rows = [_row(each, found, view, texts) for each, found in others]
    title, told = texts[f"archive_{kind}"], texts[f"archive_{kind}_told"]
    return f"<section><h2>{title}</h2><p>{told}</p>{table(title, head, rows)}</section>"


def _row(of: Holding, found: Sequence[Concern], view: View, texts: Texts) -> str:
    address = adding(view.href(PATH), nguon=of.name or NONE)
    return row(
        link(address, name_of(of, texts)),
        [
            articles(of, view, texts),
            _days(of),
            *(_work(of, view, value) for _, value in _DOUBTS),
            grouped(of.gone),
            grouped(of.changed),
            "; ".join(one.text for one in found),
        ],
    )
