"""From a text to its figures."""

from collections import deque
from collections.abc import Iterator
from datetime import date
from typing import TypeVar

import msgspec

from vietnamese.figures.figure import Figure
from vietnamese.figures.measures import Measured, measure_of
from vietnamese.figures.periods import Period, Sentence, held_after, month_after, period_of, told_in
from vietnamese.figures.plans import Plan, plan_of
from vietnamese.figures.quantities import Quantity, quantities
from vietnamese.figures.sentences import sentences
from vietnamese.figures.times import Expression, expressions
from vietnamese.writing import composed

_Placed = TypeVar("_Placed", Quantity, Expression)

VERSION = "1"
"""Changes whenever the same text gives other figures."""


def find(text: str, *, published: str | None) -> list[Figure]:
    """Return the figures of *text* in order; *published* (YYYY-MM-DD) tells years left out.

    >>> [found.value for found in find("Thu 55,932 tỷ đồng, đạt 46% dự toán", published=None)]
    [55932000000, 46]
    """
    whole, at = composed(text)
    figures = list(_figures(whole, published))
    if at is None:
        return figures
    return [
        msgspec.structs.replace(found, span=(at[found.span[0]], at[found.span[1]]))
        for found in figures
    ]


def _figures(text: str, published: str | None) -> Iterator[Figure]:
    found = deque(quantities(text))
    if not found:
        return
    times = deque(expressions(text, date.fromisoformat(published) if published else None))
    held = month = None
    for start, end in sentences(text):
        within, told = _until(found, end), _until(times, end)
        if not within and not told:
            continue
        plans = [plan_of(text, start, each) for each in within]
        spans = [(each.start, plan.end) for each, plan in zip(within, plans, strict=True)]
        own = told_in(text, told, spans, start, end)
        sentence = Sentence(text, start, end, told, own, held, month)
        yield from _of_sentence(sentence, within, plans)
        held, month = held_after(sentence), month_after(sentence)


def _until(places: deque[_Placed], end: int) -> list[_Placed]:
    """Take from *places* those that begin before *end*."""
    taken = []
    while places and places[0].start < end:
        taken.append(places.popleft())
    return taken


def _of_sentence(sentence: Sentence, within: list[Quantity], plans: list[Plan]) -> Iterator[Figure]:
    before, period = None, Period()
    for quantity, plan in zip(within, plans, strict=True):
        since = before.end if before else sentence.start
        period = period_of(sentence, quantity, since, period)
        measure = measure_of(sentence.text, sentence.start, quantity, before)
        before = Measured(quantity, measure, plan.end)
        yield Figure(
            measure=measure,
            value=quantity.value,
            high=quantity.high,
            of=quantity.of,
            unit=quantity.unit,
            span=(quantity.start, quantity.end),
            since=period.first.isoformat() if period.first else None,
            until=period.last.isoformat() if period.last else None,
            cumulative=None if plan.name is None and period.target else period.cumulative,
            plan=plan.name,
            open=tuple(_open(measure, quantity, period, plan)),
        )


def _open(measure: str | None, quantity: Quantity, period: Period, plan: Plan) -> Iterator[str]:
    """Yield the fields that the text leaves open, or that are only carried over."""
    if measure is None:
        yield "measure"
    if quantity.unit is None:
        yield "unit"
    if period.first is None or period.carried:
        yield "from"
    if period.last is None or period.carried:
        yield "to"
    if period.cumulative is None and not period.target:
        yield "cumulative"
    if plan.open:
        yield "plan"
