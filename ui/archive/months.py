"""A year's calendar as HTML: a table for each month, each day told by a sign and in words.

Days with articles are links to them; colour says nothing that a number or a sign does not.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from ui.archive.calendar import KINDS, LEVELS, UNSEEN, Day, Kind, months
from ui.markup import grouped, link
from ui.texts import Texts
from ui.view import View

_SIGNS: Mapping[Kind, str] = {
    "none": "·", "later": "○", "down": "?", "unreachable": "×", "blocked": "⊘",
    "outside": "", "open": "", "unknown": "",
}  # fmt: skip


class Calendar(msgspec.Struct, frozen=True):
    """The days of a year; *found* is the view of all articles counted, None where none can be."""

    days: Sequence[Day]
    found: View | None


def calendar(shown: Calendar, texts: Texts) -> str:
    """Return the twelve months and the legend."""
    names = texts["archive_months"].split("|")
    tables = "".join(
        _month(name, weeks, shown, texts)
        for name, weeks in zip(names, months(shown.days), strict=True)
    )
    return (
        f'{legend(shown.days, texts)}<p class="tx-past"><a class="tx-skip" href="#tx-after">'
        f'{texts["archive_past"]}</a></p><div class="tx-calendar">{tables}</div>'
        '<div id="tx-after" tabindex="-1"></div>'
    )


def told(shown: Calendar, year: int, texts: Texts) -> str:
    """Return how many articles the year has, and how many days are of which kind."""
    count = sum(day.articles for day in shown.days)
    every = f"{grouped(count)} {texts['articles']}"
    if shown.found and count:
        every = link(shown.found.at(f"{year:04}"), every)
    kinds = Counter(day.kind for day in shown.days)
    parts = [
        f"{texts['archive_day_count'].format(n=grouped(kinds[kind]))}: {texts[f'day_{kind}']}"
        for kind in ("found", *KINDS)
        if kinds[kind] and kind != "open"
    ]
    items = "".join(f"<li>{part}</li>" for part in (every, *parts))
    return f'<ul class="tx-told">{items}</ul>'


def legend(days: Sequence[Day], texts: Texts) -> str:
    """Return what the signs mean, those alone that the year has."""
    there = {day.kind for day in days}
    levels = "".join(f'<i class="tx-l{level}"></i>' for level in range(1, LEVELS + 1))
    items = [f'<li><span class="tx-levels" aria-hidden="true">{levels}</span> {texts["day_few"]}']
    items += [
        f'<li><span class="tx-sign tx-is-{kind}" aria-hidden="true">{_SIGNS[kind]}</span>'
        f" {texts[f'day_{kind}']}"
        for kind in KINDS
        if kind in there and kind != "open"
    ]
    if any(day.articles and day.looked in UNSEEN for day in days):
        sign = '<span class="tx-sign tx-is-part" aria-hidden="true">3</span>'
        items.append(f"<li>{sign} {texts['day_part']}")
    return f'<ul class="tx-legend" aria-label="{texts["legend"]}">{"</li>".join(items)}</li></ul>'


def _month(name: str, weeks: Sequence[Sequence[Day | None]], shown: Calendar, texts: Texts) -> str:
    days = [day for week in weeks for day in week if day]
    count = sum(day.articles for day in days)
    caption = f"{name} <span>{grouped(count)} {texts['articles']}</span>"
    if shown.found and count:
        caption = link(shown.found.at(f"{days[0].day:%Y-%m}"), caption)
    heads = "".join(
        f'<th scope="col"><abbr title="{whole}">{short}</abbr></th>'
        for short, whole in (one.split("=") for one in texts["archive_weekdays"].split("|"))
    )
    rows = "".join(
        f"<tr>{''.join(_cell(day, shown, texts) for day in week)}</tr>" for week in weeks
    )
    return (
        f"<table><caption>{caption}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _cell(day: Day | None, shown: Calendar, texts: Texts) -> str:
    if day is None:
        return "<td></td>"
    number = f"<span>{day.day.day}</span>"
    if not day.articles:
        return (
            f'<td class="tx-is-{day.kind}">{number}<b aria-hidden="true">{_SIGNS[day.kind]}</b>'
            f'<span class="tx-hidden">: {texts[f"day_{day.kind}"]}</span></td>'
        )
    part = day.looked in UNSEEN
    kind = f"tx-l{day.level}{' tx-is-part' if part else ''}"
    told = f"{grouped(day.articles)} {texts['articles']}"
    told += f"; {texts[f'day_{day.looked}']}" if part else ""
    inner = f'{number}<b aria-hidden="true">{grouped(day.articles)}</b>'
    if shown.found:
        label = f"{day.day:%d/%m/%Y}: {told}"
        inner = link(shown.found.at(day.day.isoformat()), inner, label=label)
    else:
        inner += f'<span class="tx-hidden">: {told}</span>'
    return f'<td class="{kind}">{inner}</td>'
