"""Communes on the page: what an article names and what that is today, and how names were read."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from searcher.answer import Answer, Choice, Meant, Named
from ui.markup import esc, link
from ui.texts import Texts
from ui.view import View

HISTORY = "/dia-danh"
"""The path of the screen that tells the history of communes."""


def history(name: str, view: View) -> str:
    """Return the address of the history of a unit, or of all that bear a name."""
    return View(q=name, lang=view.lang).href(HISTORY)


def settled(view: View, answer: Answer) -> View:
    """Return *view* with the values that were read in place of the names of communes."""
    read = {one.typed: tuple(each.value for each in one.values) for one in answer.meant or ()}
    chosen = view.where.get("commune", ())
    values = (value for typed in chosen for value in read.get(typed) or (typed,))
    where = {**view.where, "commune": tuple(dict.fromkeys(values))} if chosen else view.where
    return msgspec.structs.replace(view, where=where)


def named(communes: Sequence[Named], view: View, texts: Texts, *, most: int | None = None) -> str:
    """Return the communes that an article names, those together that are one today."""
    groups: dict[tuple[str, ...], list[Named]] = {}
    for one in communes[:most]:
        groups.setdefault(one.today, []).append(one)
    told = [_group(group, today, view, texts) for today, group in groups.items()]
    if most is not None and len(communes) > most:
        told.append(f"+{len(communes) - most}")
    return "".join(f'<span class="tx-communes">{one}</span>' for one in told)


def _group(group: Sequence[Named], today: Sequence[str], view: View, texts: Texts) -> str:
    names = ", ".join(_name(one, view, texts) for one in group)
    now = " / ".join(map(esc, today))
    return f"{names} · {texts['today']} {now}" if now else names


def _name(one: Named, view: View, texts: Texts) -> str:
    doubt = "" if one.certain else f" ({texts['uncertain']})"
    if one.unit is None:
        return esc(one.label) + doubt
    return link(history(one.unit, view), esc(one.label)) + doubt


def read(answer: Answer, view: View, texts: Texts) -> Iterator[str]:
    """Yield how each name of a commune among the filters was read."""
    for one in answer.meant or ():
        yield _read(one, view, texts)


def _read(meant: Meant, view: View, texts: Texts) -> str:
    typed = esc(meant.typed)
    if meant.values:
        return f"{texts['commune_read'].format(typed=typed)} {_listed(meant.values, view)}"
    if meant.unnamed:
        return f"{texts['commune_unnamed']} {_listed(meant.unnamed, view)}"
    near = ", ".join(_instead(name, meant, view) for name in meant.suggestions)
    told = texts["commune_unknown_name"].format(typed=typed)
    return f"{told} {texts['commune_near']} {near}" if near else told


def _listed(choices: Iterable[Choice], view: View) -> str:
    return "; ".join(link(history(one.value, view), esc(one.label)) for one in choices)


def _instead(name: str, meant: Meant, view: View) -> str:
    chosen = tuple(name if v == meant.typed else v for v in view.where.get("commune", ()))
    return link(view.href(where={**view.where, "commune": chosen}, page=1), esc(name))
