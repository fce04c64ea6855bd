"""A page of results as HTML."""

import html
import math
import re
from typing import get_args

from indexer.query import BY_SCORE, Sort
from searcher.answer import Answer, AnsweredHit
from ui.basket import picker
from ui.corrections import corrected_mark
from ui.duplicates import counted, others, shown
from ui.facets import facets, histogram
from ui.markup import day, esc, link
from ui.notes import notes
from ui.texts import Texts
from ui.view import SIZES, View

_SHOWN_COMMUNES = 4
_MARK = re.compile("</?mark>")


def results(answer: Answer, view: View, texts: Texts) -> str:
    """Return everything below the search box."""
    if not answer.total:
        inner = f"{_chips(view, texts)}{_nothing(answer, view, texts)}"
        return f'<main id="ket-qua" class="tx-empty">{inner}</main>'
    return (
        f'{_chips(view, texts)}{histogram(answer, view, texts)}<div class="tx-columns">'
        f'<main id="ket-qua">{_head(answer, view, texts)}{notes(answer, view, texts)}'
        f'<ol class="tx-hits" start="{(view.page - 1) * view.size + 1}">'
        f"{''.join(_hit(hit, view, texts) for hit in answer.hits)}</ol>"
        f"{_pager(answer, view, texts)}</main>{facets(answer, view, texts)}</div>"
    )


def _head(answer: Answer, view: View, texts: Texts) -> str:
    begun = bool(view.q)
    sorts = [sort for sort in get_args(Sort) if begun or sort not in BY_SCORE]
    current = view.sort if view.sort in sorts else "newest"
    choices = " ".join(
        link(view.href(sort=sort, page=1), texts[sort], current=sort == current) for sort in sorts
    )
    export = view.href("/xuat.csv", page=1, id="")
    return (
        f'<div class="tx-head">{counted(answer, view, texts)}'
        f'<p class="tx-sort"><span>{texts["sort"]}</span> {choices}</p>'
        f'<p class="tx-export"><a href="{esc(export)}" download>{texts["export"]}</a></p></div>'
    )


def _hit(hit: AnsweredHit, view: View, texts: Texts) -> str:
    when = day(hit.published) or texts["undated"]
    heading, snippet = _shown(hit, texts)
    title = link(view.href(id=hit.id), heading)
    communes = [esc(name) for name in hit.communes[:_SHOWN_COMMUNES]]
    if len(hit.communes) > _SHOWN_COMMUNES:
        communes.append(f"+{len(hit.communes) - _SHOWN_COMMUNES}")
    where = f'<span class="tx-communes">{", ".join(communes)}</span>' if communes else ""
    source = f'<span class="tx-source">{esc(hit.source)}</span>' if hit.source else ""
    put_right = corrected_mark(hit.corrections or (), texts)
    return (
        f'<li class="tx-hit"><time datetime="{esc(hit.published or "")}">{esc(when)}</time>'
        f"{picker(hit.id, hit.title, texts)}"
        f"<article><h2>{title}</h2>{snippet}"
        f'<p class="tx-meta">{where}{source}{put_right}</p>{others(hit, view, texts)}'
        "</article></li>"
    )


def _shown(hit: AnsweredHit, texts: Texts) -> tuple[str, str]:
    """Return heading and snippet; a snippet that is the title itself becomes the heading."""
    # The snippet is escaped where it is made, all but its marks.
    if html.unescape(_MARK.sub("", hit.snippet)) == hit.title:
        return hit.snippet, ""
    file = hit.attachment
    named = f'<span class="tx-file">{texts["attachment"]}: {esc(file)}</span> ' if file else ""
    return esc(hit.title or texts["untitled"]), f'<p class="tx-snippet">{named}{hit.snippet}</p>'


def _chips(view: View, texts: Texts) -> str:
    chips = [
        link(
            view.toggled(facet, value),
            f'{esc(texts["none"] if value == "none" else value)} <b aria-hidden="true">×</b>',
            kind="tx-chip",
            label=f"{texts['remove']}: {texts[facet]} {value}",
        )
        for facet, values in view.where.items()
        for value in values
    ]
    for key, name in (("since", "from"), ("until", "to")):
        if typed := getattr(view, key):
            inner = f'{texts[name]} {esc(typed)} <b aria-hidden="true">×</b>'
            chips.append(link(view.href(page=1, **{key: ""}), inner, kind="tx-chip"))
    if not chips:
        return ""
    clear = link(view.href(where={}, since="", until="", page=1), texts["clear"], kind="tx-clear")
    return f'<div class="tx-chips">{"".join(chips)}{clear}</div>'


def _nothing(answer: Answer, view: View, texts: Texts) -> str:
    heading = texts["nothing_for"].format(q=view.q) if view.q else texts["nothing"]
    advice = texts["advice_filters"] if view.filtered else texts["advice"]
    told = notes(answer, view, texts)
    way = link(View(lang=view.lang).href("/tro-giup"), texts["help_link"])
    return (
        f'<div role="status"><h2>{esc(heading)}</h2></div>{told}<p>{esc(advice)}</p>'
        f'<p class="tx-way">{way}</p>'
    )


def _pager(answer: Answer, view: View, texts: Texts) -> str:
    total = shown(answer, view)
    if total <= SIZES[0]:
        return ""
    pages = math.ceil(total / view.size)
    before = link(view.href(page=view.page - 1), f"← {texts['previous']}") if view.page > 1 else ""
    after = link(view.href(page=view.page + 1), f"{texts['next']} →") if view.page < pages else ""
    where = texts["page_of"].format(page=view.page, pages=pages)
    return (
        f'<nav class="tx-pager" aria-label="{esc(where)}"><span>{before}</span>'
        f"<span>{where}</span><span>{after}</span>{_sizes(view, texts)}</nav>"
    )


def _sizes(view: View, texts: Texts) -> str:
    """Return how many results a page may have; the first one shown stays in sight."""
    first = (view.page - 1) * view.size
    choices = " ".join(
        link(view.href(size=size, page=first // size + 1), str(size), current=size == view.size)
        for size in SIZES
    )
    return f'<p class="tx-sizes">{texts["per_page"]} {choices}</p>'
