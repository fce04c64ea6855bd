"""The side column of an article: what it names, cites and reports, and how it is kept."""

from collections.abc import Sequence

from archive.article import Document, Mention, Record
from searcher.communes import is_split, today
from searcher.history import History
from ui.markup import day, esc, link
from ui.moments import moment_day
from ui.reading.figures import figures
from ui.reading.marks import aside, folded
from ui.reading.versions import versions_href
from ui.texts import Texts
from ui.view import View

_SHOWN = 8


def facts(record: Record, kept: History, view: View, texts: Texts, *, checked: str = "") -> str:
    """Return the side column; *checked* is the day on which the portal was last asked for it."""
    derived = record.derived
    inner = (
        _communes(derived.communes, view, texts)
        + documents(derived.documents, view, texts)
        + figures(record, texts)
        + _kept(record, kept, checked, view, texts)
    )
    return f'<aside class="tx-facts" aria-label="{texts["about"]}">{inner}</aside>'


def documents(cited: Sequence[Document], view: View, texts: Texts) -> str:
    """Return the documents cited, each a link to all that cite it."""
    items = [_document(one, view) for one in cited]
    return aside(texts["documents"], folded(items, _SHOWN, texts["more"]))


def _document(one: Document, view: View) -> str:
    number = esc(" ".join(filter(None, (one.kind, one.number))))
    told = " · ".join(filter(None, (one.issuer, day(one.date))))
    return f"<li>{link(view.citing(one.number), number)} <span>{esc(told)}</span></li>"


def _communes(mentions: Sequence[Mention], view: View, texts: Texts) -> str:
    items = [_commune(one, view, texts) for one in mentions]
    return aside(texts["communes"], folded(items, _SHOWN, texts["more"]), kind="tx-mentioned")


def _commune(one: Mention, view: View, texts: Texts) -> str:
    told = ([] if one.certain else [texts["commune_uncertain"]]) + _today(one, texts)
    named = link(commune_href(one, view), esc(one.label))
    return f"<li>{named} <span>{esc(' · '.join(told))}</span></li>"


def commune_href(one: Mention, view: View) -> str:
    """Return the address of all articles that name a commune."""
    return View(where={"commune": (one.unit or one.label,)}, lang=view.lang).href()


def _today(one: Mention, texts: Texts) -> list[str]:
    """Return what a commune is today, where it is another than then."""
    value = one.unit or ""
    names = today(value)
    if not names:
        return []
    told = texts["commune_today_parts" if is_split(value) else "commune_today"]
    return [told.format(names=", ".join(names))]


def _kept(record: Record, kept: History, checked: str, view: View, texts: Texts) -> str:
    shown = record.article
    rows = [
        (texts["first_seen"], moment_day(kept.first_seen)),
        (texts["this_version"], moment_day(shown.fetched_at)),
        (texts["last_checked"], checked),
        (texts["state"], texts["is_gone" if shown.status == "gone" else "live"]),
    ]
    if len(kept.versions) > 1:
        see = texts["versions_see"].format(n=len(kept.versions))
        rows.append((texts["versions"], link(versions_href(shown.id, view), see)))
    items = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows if value)
    return f'<section class="tx-aside tx-kept"><h2>{texts["kept"]}</h2><dl>{items}</dl></section>'
