"""A page of results as HTML."""

import math
from collections.abc import Iterator
from typing import get_args

from msgspec import UNSET

from indexer.query import BY_SCORE, Sort
from searcher.answer import Answer, AnsweredHit
from ui.basket import picker
from ui.communes import named
from ui.correcting.corrections import corrected_mark
from ui.dates import range_form
from ui.downloads import downloads
from ui.duplicates import counted, others, shown
from ui.facets import facets
from ui.markup import day, esc, link
from ui.notes import notes
from ui.texts import Texts
from ui.values import shown as shown_labels
from ui.view import SIZES, View

_SHOWN_COMMUNES = 4


def results(answer: Answer, bars: str, view: View, texts: Texts) -> str:
    """Return everything below the search box; *bars* is the HTML of the histogram."""
    if not answer.total:
        inner = f"{_chips(answer, view, texts)}{_nothing(answer, view, texts)}"
        return f'<main id="ket-qua" class="tx-empty">{inner}</main>'
    return (
        f'{_chips(answer, view, texts)}{bars}<div class="tx-columns">'
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
    watch = link(view.href("/theo-doi", page=1, id=""), texts["watch_this"])
    return (
        f'<div class="tx-head">{counted(answer, view, texts)}'
        f'<p class="tx-sort"><span>{texts["sort"]}</span> {choices}</p>'
        f'{downloads(view, texts)}<p class="tx-watch">{watch}</p></div>'
    )


def _hit(hit: AnsweredHit, view: View, texts: Texts) -> str:
    when = day(hit.published) or texts["undated"]
    guessed = f' <span class="tx-guessed">{texts["guessed"]}</span>' if hit.guessed else ""
    heading, snippet = _shown(hit, texts)
    title = link(view.href(id=hit.id), heading)
    where = named(hit.named or (), view, texts, most=_SHOWN_COMMUNES)
    source = f'<span class="tx-source">{esc(hit.source)}</span>' if hit.source else ""
    put_right = corrected_mark(hit.corrections or (), texts)
    return (
        f'<li class="tx-hit"><p class="tx-when"><time datetime="{esc(hit.published or "")}">'
        f"{esc(when)}</time>{guessed}</p>{picker(hit.id, hit.title, texts)}"
        f'<article><h2 lang="vi">{title}</h2>{snippet}'
        f'<p class="tx-meta">{where}{source}{put_right}</p>{others(hit, view, texts)}'
        "</article></li>"
    )


def _shown(hit: AnsweredHit, texts: Texts) -> tuple[str, str]:
    """Return heading and snippet; one that is the title becomes the heading, over the lead."""
    # Snippets are escaped where they are made, all but their marks.
    if hit.lead is not UNSET:
        return hit.snippet, f'<p class="tx-snippet">{hit.lead}</p>' if hit.lead else ""
    file = hit.attachment
    named = f'<span class="tx-file">{texts["attachment"]}: {esc(file)}</span> ' if file else ""
    return esc(hit.title or texts["untitled"]), f'<p class="tx-snippet">{named}{hit.snippet}</p>'


def _chips(answer: Answer, view: View, texts: Texts) -> str:
    chips = [
        link(
            view.toggled(facet, value),
            f'{esc(label)} <b aria-hidden="true">×</b>',
            kind="tx-chip",
            label=f"{texts['remove']}: {texts[facet]} {label}",
        )
        for facet, value, label in _chosen(answer, view, texts)
    ]
    for key, name in (("since", "from"), ("until", "to")):
        if typed := getattr(view, key):
            inner = f'{texts[name]} {esc(typed)} <b aria-hidden="true">×</b>'
            chips.append(link(view.href(page=1, **{key: ""}), inner, kind="tx-chip"))
    if not chips:
        return ""
    clear = link(view.href(where={}, since="", until="", page=1), texts["clear"], kind="tx-clear")
    return f'<div class="tx-chips">{"".join(chips)}{clear}</div>'


def _chosen(answer: Answer, view: View, texts: Texts) -> Iterator[tuple[str, str, str]]:
    """Yield facet, value and label of all that is chosen, labelled as in the facet's list."""
    for facet, values in view.where.items():
        labels = shown_labels(
            facet, [*(v.value for v in answer.facets.get(facet, ())), *values], texts
        )
        yield from ((facet, value, labels[value]) for value in values)


def _nothing(answer: Answer, view: View, texts: Texts) -> str:
    heading = texts["nothing_for"].format(q=view.q) if view.q else texts["nothing"]
    advice = texts["advice_filters"] if view.filtered else texts["advice"]
    told = notes(answer, view, texts)
    again = range_form(view, texts) if view.since or view.until else ""
    way = link(View(lang=view.lang).href("/tro-giup"), texts["help_link"])
    return (
        f'<div role="status"><h2>{esc(heading)}</h2></div>{told}<p>{esc(advice)}</p>{again}'
        f'<p class="tx-way">{way}</p>'
    )


def _pager(answer: Answer, view: View, texts: Texts) -> str:
    total = shown(answer, view)
    if total <= SIZES[0] and view.page == 1:
        return ""
    pages = math.ceil(total / view.size)
    back = view.href(page=min(view.page - 1, pages))
    before = link(back, f"← {texts['previous']}") if view.page > 1 else ""
    after = link(view.href(page=view.page + 1), f"{texts['next']} →") if view.page < pages else ""
    where = texts["page_of" if view.page <= pages else "past_end"]
    where = where.format(page=view.page, pages=pages)
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
