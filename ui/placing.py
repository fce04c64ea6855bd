"""The history of communes as a screen: what `tinxa places` tells."""

import re
from collections.abc import Sequence

from searcher.communes import whole
from ui.communes import history
from ui.markup import day, esc, link
from ui.texts import Texts
from ui.view import View
from vietnamese.places import telling
from vietnamese.places.lookup import look_up
from vietnamese.places.table import Unit
from vietnamese.places.telling import History, Predecessor, Stage, State


def places(view: View, texts: Texts) -> str:
    """Return the histories of the units that the view's words name, below a form for another."""
    found = look_up(view.q) if view.q.strip() else None
    told = "".join(_unit(unit, view, texts) for unit in found.units) if found else ""
    if found and not found.units:
        told = _unknown(view, found.suggestions, texts)
    return f'<main id="ket-qua" class="tx-places">{_form(view, texts)}{told}</main>'


def _form(view: View, texts: Texts) -> str:
    language = '<input type="hidden" name="lang" value="en">' if view.lang == "en" else ""
    return (
        f'<h1>{texts["places"]}</h1><p class="tx-about">{texts["places_about"]}</p>'
        f'<form method="get"><label for="tx-place">{texts["places_box"]}</label>'
        f'<input id="tx-place" name="q" type="search" value="{esc(view.q)}"'
        f' placeholder="{texts["places_hint"]}">{language}'
        f'<button type="submit">{texts["places_go"]}</button></form>'
    )


def _unknown(view: View, suggestions: Sequence[str], texts: Texts) -> str:
    told = texts["commune_unknown_name"].format(typed=esc(view.q))
    near = ", ".join(link(history(name, view), esc(name)) for name in suggestions)
    told += f" {texts['commune_near']} {near}" if near else ""
    return f'<p role="status">{told}</p>'


def _unit(unit: Unit, view: View, texts: Texts) -> str:
    one = telling.history(unit)
    rows = "".join(_row(texts[f"at_{s.snapshot}"], _stage(s, one, view, texts)) for s in one.stages)
    for name, said in (("places_decision", one.decision), ("places_later", one.later)):
        rows += _row(texts[name], esc(_dated(said))) if said else ""
    for name, part in (("places_made_of", False), ("places_parts_of", True)):
        former = [p for p in one.predecessors if p.part is part]
        rows += _row(texts[name], _listed(former, view)) if former else ""
    code = f"{texts['places_code']} {one.code}"
    return (
        f"<section><h2>{esc(one.official)} <span>{esc(code)}</span></h2><dl>{rows}</dl>"
        f'<p class="tx-to-articles">{_articles(unit, view, texts)}</p></section>'
    )


def _dated(said: str) -> str:
    """Return a decision or an event with the day at its end as it is written in Viet Nam."""
    told, _, when = said.rpartition(" ")
    return f"{told}, {day(when)}" if told and re.fullmatch(r"\d{4}-\d\d-\d\d", when) else said


def _row(term: str, told: str) -> str:
    return f"<div><dt>{term}</dt><dd>{told}</dd></div>"


def _stage(stage: Stage, one: History, view: View, texts: Texts) -> str:
    """Return where the unit was at a snapshot, or what it had become there."""
    if not stage.units:
        return texts["places_unknown"]
    told = "; ".join(_state(state, one, view) for state in stage.units)
    return f"{texts['places_parts']}: {told}" if len(stage.units) > 1 else told


def _state(state: State, one: History, view: View) -> str:
    where = esc(", ".join(filter(None, (state.district, state.province))))
    if state.unit == one.unit:
        return where
    return f"{link(history(state.unit, view), esc(state.official))}, {where}"


def _listed(former: Sequence[Predecessor], view: View) -> str:
    return ", ".join(link(history(one.unit, view), esc(one.official)) for one in former)


def _articles(unit: Unit, view: View, texts: Texts) -> str:
    """Return the ways to the articles that name a unit, and to those of what it is today."""
    values = [(unit.id, texts["places_articles"])]
    if united := whole(unit.id):
        values.append((united, texts["places_united"]))
    chosen = ((View(where={"commune": (value,)}, lang=view.lang), told) for value, told in values)
    return " · ".join(link(one.href(), told) for one, told in chosen)
