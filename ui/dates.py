"""What narrows a result by date: presets, a range as typed, how sure a date must be."""

from indexer.query import CERTAIN, GUESSED, NONE
from searcher.answer import Answer
from searcher.errors import NoDate, NoDays
from searcher.periods import PERIODS, Period, days_of
from ui.markup import day, esc, grouped, link
from ui.texts import Texts
from ui.trouble import told, trouble
from ui.view import View
from vietnamese.clock import today

_ENDS = {"since": "first_day", "until": "last_day"}


def dates(answer: Answer, view: View, texts: Texts) -> str:
    """Return the part of the filters that is about dates."""
    presets = "".join(f"<li>{_preset(period, view, texts)}</li>" for period in PERIODS)
    choices = f"{range_form(view, texts)}{_certainty(answer, view, texts)}"
    return (
        f'<section class="tx-facet tx-dates"><h2>{texts["published"]}</h2>'
        f'<ul class="tx-presets">{presets}</ul>{choices}</section>'
    )


def misdated(error: NoDate | NoDays, view: View, texts: Texts) -> str:
    """Return what the page shows where the range typed is none: the same fields, and what is wrong.

    Everything else that was asked for stays.
    """
    return trouble(error, texts, within=range_form(view, texts, error))


def _preset(period: Period, view: View, texts: Texts) -> str:
    since, until = map(day, days_of(period, today()))
    free = view.free()
    current = (view.since, view.until) == (since, until)
    target = free.href() if current else free.href(since=since, until=until)
    return link(target, texts[period], current=current)


def range_form(view: View, texts: Texts, error: NoDate | NoDays | None = None) -> str:
    """Return the form with the first and the last day; the page's script sends it in place."""
    free = view.free()
    kept = "".join(
        f'<input type="hidden" name="{esc(name)}" value="{esc(value)}">'
        for name, value in free.pairs()
    )
    fields = "".join(_field(name, getattr(view, name), texts, error) for name in _ENDS)
    wrong = f'<p id="tx-wrong" role="alert">{esc(told(error, texts))}</p>' if error else ""
    return (
        f'<form class="tx-range" action="/" method="get" data-go="{esc(free.href())}">{kept}'
        f'{fields}<button type="submit">{texts["apply"]}</button>{wrong}</form>'
    )


def _field(name: str, typed: str, texts: Texts, error: NoDate | NoDays | None) -> str:
    wrong = isinstance(error, NoDays) or (error is not None and error.typed == typed)
    marked = ' aria-invalid="true" aria-describedby="tx-wrong"' if wrong else ""
    return (
        f'<label>{texts[_ENDS[name]]} <input type="text" name="{name}" value="{esc(typed)}"'
        f' placeholder="{texts["day_hint"]}" autocomplete="off"{marked}></label>'
    )


def _certainty(answer: Answer, view: View, texts: Texts) -> str:
    """Return the switch that leaves guesses out, and the way to what has to be looked through."""
    counts = {value.value: value.count for value in answer.facets["date"]}
    doubtful = counts.get(GUESSED, 0) + counts.get(NONE, 0)
    chosen = view.where.get("date", ())
    if not doubtful and not chosen:
        return ""
    review = f"{texts['doubtful_dates']}: {grouped(doubtful)} {texts['articles']}"
    choices = ((texts["certain_dates"], (CERTAIN,)), (review, (GUESSED, NONE)))
    items = (
        link(view.dated(*(() if chosen == values else values)), name, current=chosen == values)
        for name, values in choices
    )
    return f'<ul class="tx-checks">{"".join(f"<li>{item}</li>" for item in items)}</ul>'
