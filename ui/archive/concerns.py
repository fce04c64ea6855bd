"""What needs attention at a portal, the gravest first, each with its cure where one is known."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from crawler.alarms import Alarm, DroppedField
from crawler.health import Health
from ui.archive.reasons import told
from ui.archive.state import Holding
from ui.markup import esc, grouped
from ui.moments import moment_told
from ui.texts import Texts
from vietnamese.clock import VIETNAM

STALE_DAYS = 3
"""A watched portal rests a day at most: after these nobody has seen it, whatever it published."""
_EXPECTED = {"title": 0.95, "published": 0.95, "body": 0.95}
"""The share of articles that has a field which every article has; what is below is a fault."""
_MANY = 0.05
"""Of what was found, the share that may be passed over for reasons that have a cure."""


class Concern(NamedTuple):
    """One thing to look after: *weight* orders concerns, *text* is HTML, *cure* plain text."""

    weight: int
    text: str
    cure: str = ""


def concerns(of: Holding, texts: Texts, now: dt.datetime) -> list[Concern]:
    """Return what needs attention, the gravest first."""
    found = [*_of_crawl(of.crawl, texts, now)] if of.crawl else []
    found += _unfilled(of, texts)
    return sorted(found, key=lambda one: -one.weight)


def _of_crawl(of: Health, texts: Texts, now: dt.datetime) -> Iterator[Concern]:
    yield from _unseen(of, texts, now)
    for aside in of.aside:
        until = moment_told(dt.datetime.fromtimestamp(aside.due, VIETNAM))
        reason, cure = told(aside.reason, texts)
        words = texts["concern_aside"].format(host=esc(aside.host), reason=reason, until=until)
        yield Concern(3, words, cure)
    for alarm in of.alarms:
        yield _alarm(alarm, texts)
    if of.failed:
        counted, cures = _counted(of.failed, texts)
        yield Concern(2, texts["concern_failed"].format(reasons=counted), cures)
    mendable = {reason: n for reason, n in of.skipped.items() if told(reason, texts).cure}
    if sum(mendable.values()) > _MANY * of.found:
        counted, cures = _counted(mendable, texts)
        yield Concern(1, texts["concern_skipped"].format(reasons=counted), cures)
    if of.missed and of.missed.low:
        words = texts["concern_missed"].format(missed=missed(of, texts))
        yield Concern(1, words, texts["concern_missed_cure"])


def _unseen(of: Health, texts: Texts, now: dt.datetime) -> Iterator[Concern]:
    if of.last_success is None:
        yield Concern(3, texts["concern_never"], texts["concern_never_cure"])
    elif (days := (now - of.last_success).days) >= STALE_DAYS:
        yield Concern(3, texts["concern_stale"].format(n=days), texts["concern_stale_cure"])


def _alarm(alarm: Alarm, texts: Texts) -> Concern:
    if isinstance(alarm, DroppedField):
        words = texts["concern_dropped_field"].format(
            field=texts[f"field_{alarm.field}"],
            latest=alarm.latest,
            now=f"{alarm.now:.0%}",
            before=f"{alarm.before:.0%}",
        )
        return Concern(2, words, texts["concern_dropped_field_cure"])
    words = texts["concern_dropped_days"].format(
        n=alarm.articles, days=alarm.days, usual=f"{alarm.usual:.0f}"
    )
    return Concern(2, words, texts["concern_dropped_days_cure"])


def _unfilled(of: Holding, texts: Texts) -> Iterator[Concern]:
    for field, least in _EXPECTED.items():
        if of.articles and of.filled[field] < least:
            share = f"{of.filled[field]:.0%}"
            words = texts["concern_unfilled"].format(field=texts[f"field_{field}"], share=share)
            yield Concern(1, words, texts["concern_unfilled_cure" if of.crawl else "import_cure"])


def missed(of: Health, texts: Texts) -> str:
    """Return how many articles were probably never found."""
    if of.missed is None:
        return texts["missed_unknown"]
    numbers = {name: grouped(number) for name, number in of.missed._asdict().items()}
    return texts["missed_about"].format(**numbers)


def _counted(reasons: Mapping[str, int], texts: Texts) -> tuple[str, str]:
    """Return *reasons* with their counts as HTML, and what can be done about them."""
    shown = [(told(reason, texts), count) for reason, count in reasons.items()]
    cures = dict.fromkeys(one.cure for one, _ in shown if one.cure)
    return ", ".join(f"{one.reason} ({grouped(n)})" for one, n in shown), "; ".join(cures)
