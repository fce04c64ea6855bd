"""The screen of trends as HTML: questions, chart, tables."""

from urllib.parse import urlencode

import msgspec

from searcher.errors import QueryError
from searcher.trendperiods import By
from searcher.trends import MOST, Trend
from searcher.trendtable import LETTERS
from ui.markup import esc, link
from ui.texts import Texts
from ui.trends.chart import described
from ui.trends.contrasts import contrasted, outstanding
from ui.trends.making import NARROW, WIDE, made, picture
from ui.trends.tables import communes, figures
from ui.trends.view import PATH, TrendView
from ui.trouble import told
from ui.values import shown as shown_labels

_NAMED = 8
"""Sources of which nothing is known that are told by name."""
_BYS: tuple[By, ...] = ("year", "month", "day")


def trends(asked: TrendView, texts: Texts) -> str:
    """Return the whole screen; the questions stay where they cannot be answered."""
    left = texts["trend_first_six"].format(n=asked.left_out)
    note = f'<p class="tx-note">{left}</p>' if asked.left_out else ""
    try:
        inner = _answered(made(asked), asked, texts)
    except QueryError as error:
        inner = f'<p class="tx-note" role="alert">{esc(told(error, texts))}</p>'
    return (
        f'<main id="ket-qua" class="tx-trends"><h1>{texts["trends"]}</h1>'
        f'<p class="tx-small">{texts["trend_intro"]}</p>{_form(asked, texts)}{note}'
        f"{_chips(asked, texts)}{inner}</main>"
    )


def _answered(shown: Trend, asked: TrendView, texts: Texts) -> str:
    """Return chart and tables, or that there is nothing to draw."""
    if not any(one.total for one in shown.series):
        return f'<p class="tx-note" role="status">{texts["nothing"]}</p>'
    return (
        f"{_controls(asked, texts)}{_figure(shown, asked, texts)}"
        f"{figures(shown, asked, texts)}{communes(shown, asked, texts)}"
        f"{contrasted(asked, texts)}{outstanding(asked, texts)}"
    )


def _form(asked: TrendView, texts: Texts) -> str:
    """Return the fields of the questions, with an empty one more as long as there is room."""
    queries = [query for query in asked.queries if query]
    empty = 1 if 2 <= len(queries) < MOST else max(2 - len(queries), 0)
    fields = "".join(
        _field("q", texts["trend_query"].format(letter=letter), query, f"tx-key tx-s{number}")
        for number, (letter, query) in enumerate(
            zip(LETTERS, [*queries, *[""] * empty], strict=False)
        )
    )
    days = _field("since", texts["trend_since"], asked.filters.since)
    days += _field("until", texts["trend_until"], asked.filters.until)
    kept = "".join(
        f'<input type="hidden" name="{esc(key)}" value="{esc(value)}">'
        for key, value in asked.pairs()
        if key not in ("q", "since", "until", "lang", "keywords", "pair")
    )
    # A form cannot carry the language: the name of that field is not let through.
    return (
        f'<form action="{PATH}" method="get" data-go data-lang="{asked.filters.lang}">'
        f'<div class="tx-queries">{fields}</div><div class="tx-days">{days}'
        f'<button type="submit">{texts["trend_compare"]}</button></div>{kept}'
        f'<p class="tx-small">{texts["trend_days"]}</p></form>'
    )


def _field(name: str, label: str, value: str, kind: str = "") -> str:
    return (
        f'<label><span class="{kind}">{label}</span>'
        f'<input type="text" name="{name}" value="{esc(value)}" autocomplete="off"></label>'
    )


def _chips(asked: TrendView, texts: Texts) -> str:
    """Return the shared filters, each with the way to take it off."""
    chips = []
    for facet, values in asked.filters.where.items():
        for value, label in shown_labels(facet, values, texts).items():
            kept = tuple(one for one in values if one != value)
            where = {**asked.filters.where, facet: kept}
            filters = msgspec.structs.replace(
                asked.filters, where={f: v for f, v in where.items() if v}
            )
            inner = f'{esc(label)} <b aria-hidden="true">×</b>'
            removing = f"{texts['remove']}: {texts[facet]} {label}"
            chips.append(link(asked.href(filters=filters), inner, kind="tx-chip", label=removing))
    return f'<div class="tx-chips">{"".join(chips)}</div>' if chips else ""


def _controls(asked: TrendView, texts: Texts) -> str:
    bys = " ".join(
        link(asked.href(by=by), texts[f"per_{by}"], current=by == asked.by) for by in _BYS
    )
    values = " ".join(
        link(
            asked.href(share=share),
            texts["trend_share" if share else "trend_counts"],
            current=share is asked.share,
        )
        for share in (False, True)
    )
    files = " ".join(
        f'<a href="{esc(asked.href(f"{PATH}.{ending}"))}" download>{ending.upper()}</a>'
        for ending in ("svg", "png", "csv", "xlsx")
    )
    return (
        f'<div class="tx-controls"><p><span>{texts["trend_by"]}</span> {bys}</p>'
        f"<p><span>{texts['trend_values']}</span> {values}</p>"
        f"<p><span>{texts['trend_download']}</span> {files}</p></div>"
    )


def _figure(shown: Trend, asked: TrendView, texts: Texts) -> str:
    """Return the picture, a smaller one for a phone, and what its gaps mean."""
    wide = f"{PATH}.svg?{urlencode(asked.pairs())}"
    narrow = f"{PATH}.svg?{urlencode([*asked.pairs(), ('narrow', '1')])}"
    notes = [texts["trend_gaps"]] if shown.runs else []
    if shown.uncrawled:
        names = ", ".join(shown.uncrawled[:_NAMED])
        more = len(shown.uncrawled) - _NAMED
        listed = f"{names} (+{more})" if more > 0 else names
        notes.append(texts["trend_uncrawled"].format(names=esc(listed)))
    # Streamlit takes an attribute out altogether where a tag is written in it.
    alternative = described(shown, texts, share=asked.share).replace("<", "‹").replace(">", "›")
    # Both sizes are told, so that nothing jumps when the picture comes.
    small, large = (
        f'width="{width}" height="{picture(asked, shown, texts, width=width).height}"'
        for width in (NARROW, WIDE)
    )
    return (
        f'<figure><picture><source media="(max-width: 40rem)" srcset="{esc(narrow)}" {small}>'
        f'<img src="{esc(wide)}" {large} alt="{esc(alternative)}"></picture>'
        f"<figcaption>{' '.join(notes)}</figcaption></figure>"
    )
