"""The line below a picture that tells where it is from."""

import datetime as dt

from searcher.question import Question
from ui.markup import day
from ui.texts import Texts
from ui.values import shown


def footer(question: Question, texts: Texts, *, today: dt.date, demo: bool) -> str:
    """Return the filters of a trend, one of whose questions is *question*, and the day it was made.

    That the articles are the demo's stands before all else.
    """
    parts = [texts["demo"].partition(":")[0]] if demo else []
    parts += [texts["name"], texts["picture_made"].format(day=day(today.isoformat()))]
    for facet, values in question.chosen.items():
        parts += shown(facet, values, texts).values()
    if question.since:
        parts.append(f"{texts['from']} {question.since}")
    if question.until:
        parts.append(f"{texts['to']} {question.until}")
    return " · ".join(parts)
