"""The figures of an article: a list that leads to the sentences, and the sentences to lead to."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from archive.article import Record
from ui.markup import day, esc, grouped
from ui.reading.marks import aside, folded
from ui.reading.wrapping import Span, disjoint
from ui.texts import Texts
from vietnamese.figures.figure import Figure
from vietnamese.figures.sentences import sentences

_SHOWN = 6
_UNITS = {"m2": "m²", "m3": "m³"}


def figures(record: Record, texts: Texts) -> str:
    """Return the figures in the order of the text, each a link to its sentence."""
    body = record.article.body
    starts = _sentences_with(record)
    items = [_item(one, body, _sentence_of(one, starts), texts) for one in record.derived.figures]
    return aside(texts["figures"], folded(items, _SHOWN, texts["more"]), kind="tx-figures")


def sentence_spans(record: Record) -> list[Span]:
    """Return the sentences of the body that hold figures, to be led to."""
    return disjoint(
        Span(start, end, f'<span class="tx-sentence" id="cau-{number}">', "</span>")
        for number, (start, end) in enumerate(_sentences_with(record), 1)
    )


def amount(figure: Figure) -> str:
    """Return value and unit as they are written in Viet Nam.

    >>> amount(Figure(value=55932000000, unit="đồng", span=(0, 1)))
    '55.932.000.000 đồng'
    >>> amount(Figure(value=1.5, high=2, unit="m2", span=(0, 1))), amount(
    ...     Figure(value=12, of=15, unit="xã", span=(0, 1))
    ... )
    ('1,5–2 m²', '12/15 xã')
    """
    number = _number(figure.value)
    if figure.high is not None:
        number = f"{number}–{_number(figure.high)}"
    if figure.of is not None:
        number = f"{number}/{_number(figure.of)}"
    unit = _UNITS.get(figure.unit or "", figure.unit or "")
    return f"{number}%" if unit == "%" else f"{number} {unit}".strip()


def period(figure: Figure, texts: Texts) -> str:
    """Return the period of a figure: a month or a year by its name, else its days."""
    since, until = figure.since, figure.until
    if not since or not until:
        return texts["figure_until"].format(day=day(until)) if until else day(since)
    if since[5:] == "01-01" and until == f"{since[:4]}-12-31":
        return texts["figure_year"].format(year=since[:4])
    if since[8:] == "01" and since[:7] == until[:7] and _ends_month(until):
        return texts["figure_month"].format(month=f"{int(since[5:7])}/{since[:4]}")
    return day(since) if since == until else f"{day(since)} – {day(until)}"


def _item(figure: Figure, body: str, sentence: int, texts: Texts) -> str:
    written = " ".join(body[slice(*figure.span)].split())
    value = amount(figure)
    same = re.sub(r"\s", "", value) == re.sub(r"\s", "", written)
    told = [
        "" if same else f"= {value}",
        period(figure, texts),
        texts["cumulative"] if figure.cumulative else "",
        texts["of_plan"].format(plan=figure.plan) if figure.plan else "",
        texts["open_period"] if {"from", "to"} & set(figure.open) and figure.until else "",
    ]
    about = esc(" · ".join(part for part in told if part))
    # What is counted is a unit already: "38 con" of "con lợn".
    measure = (figure.measure or "").removeprefix(figure.unit or "").strip()
    shown = f"<b>{esc(written or value)}</b> {esc(measure)}"
    link = f'<a href="#cau-{sentence}" data-show="cau-{sentence}">{shown}</a>'
    return f"<li>{link if sentence else shown}<span>{about}</span></li>"


def _sentences_with(record: Record) -> list[tuple[int, int]]:
    """Return the ranges of the sentences in which a figure begins."""
    starts = sorted(one.span[0] for one in record.derived.figures)
    return [
        (start, end)
        for start, end in sentences(record.article.body)
        if any(start <= at < end for at in starts)
    ]


def _sentence_of(figure: Figure, ranges: Sequence[tuple[int, int]]) -> int:
    """Return the number of the sentence that a figure stands in, 0 where it stands in none."""
    at = figure.span[0]
    return next((n for n, (start, end) in enumerate(ranges, 1) if start <= at < end), 0)


def _number(value: float) -> str:
    whole, _, part = f"{value:.10f}".rstrip("0").partition(".")
    return f"{'-' if whole.startswith('-') else ''}{grouped(abs(int(whole)))}" + (
        f",{part}" if part else ""
    )


def _ends_month(published: str) -> bool:
    try:
        return (date.fromisoformat(published) + timedelta(days=1)).day == 1
    except ValueError:
        return False
