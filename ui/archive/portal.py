"""One portal or source of the archive: its facts, its calendar, what is failing, its rounds."""

import datetime as dt
from collections.abc import Mapping, Sequence

from archive.coverage import Watched
from archive.statistics import by_day
from archive.store import Archive
from crawler.coverage import watched_of
from crawler.frontier import Frontier
from crawler.health import Health
from crawler.journal import Journal, Round
from indexer.query import NONE
from searcher.question import Question
from ui.archive.calendar import year_of
from ui.archive.concerns import concerns
from ui.archive.months import Calendar, calendar, told
from ui.archive.overview import PATH, concerned, facts, name_of
from ui.archive.reasons import told as reason_told
from ui.archive.state import Holding
from ui.markup import adding, esc, grouped, link
from ui.moments import moment_told
from ui.service import folder, searcher
from ui.texts import Texts
from ui.trends.tables import row, table
from ui.view import View
from vietnamese.clock import VIETNAM

_ROUNDS = 10


def portal(of: Holding, year: str, view: View, texts: Texts, now: dt.datetime) -> str:
    """Return the page of a portal or source; *year* is as the address has it."""
    watched, rounds = _watched(of)
    years = _years(of, watched, now.year)
    shown = year if year in years else max((y for y in years if int(y) <= now.year), default=year)
    linked = View(where={"source": of.sources}, lang=view.lang) if _searched(of) else None
    days = year_of(int(shown), _counts(of, shown), watched, today=now.date())
    drawn = Calendar(days, linked)
    back = link(view.href(PATH), f"← {texts['archive']}")
    return (
        f'<main id="ket-qua" class="tx-archive"><p class="tx-back">{back}</p>'
        f"<h1>{name_of(of, texts)}</h1>{_hosts(of, texts)}{concerned(concerns(of, texts, now))}"
        f"{facts(of, view, texts, now)}"
        f"<section><h2>{texts['archive_calendar'].format(year=shown)}</h2>"
        f"{_others(of, years, shown, view, texts)}{told(drawn, int(shown), texts)}"
        f"{calendar(drawn, texts)}</section>"
        f"{_fields(of, texts)}{_addresses(of.crawl, texts)}{_rounds(rounds, texts)}</main>"
    )


def _watched(of: Holding) -> tuple[Watched | None, list[Round]]:
    """Return when a portal was looked at, and its latest rounds."""
    if of.crawl is None:
        return None, []
    with Frontier.open(folder().frontier) as frontier:
        watched = watched_of(frontier, of.crawl.portal)
        return watched, Journal(frontier).rounds(of.crawl.portal, limit=_ROUNDS)


def _hosts(of: Holding, texts: Texts) -> str:
    if of.crawl is None:
        return ""
    return f'<p class="tx-small">{texts["archive_hosts"]}: {esc(", ".join(of.crawl.hosts))}</p>'


def _searched(of: Holding) -> bool:
    return bool(of.found and of.found.articles)


def _years(of: Holding, watched: Watched | None, present: int) -> list[str]:
    """Return the years that have articles or were watched, the present one in any case."""
    known = {f"{present:04}"}
    if _searched(of):
        values = searcher().facet(Question(where={"source": of.sources}), "year")
        known |= {value.value for value in values if value.value != NONE}
    else:
        known |= {day[:4] for day in _archived(of)}
    if watched and watched.first:
        known |= {f"{year:04}" for year in range(watched.first.year, present + 1)}
    return sorted(known)


def _counts(of: Holding, year: str) -> Mapping[str, int]:
    """Return the articles of each day as a search finds them, or as the archive has them."""
    if not _searched(of):
        return _archived(of)
    where = {"source": of.sources, "year": (year,)}
    return {value.value: value.count for value in searcher().facet(Question(where=where), "day")}


def _archived(of: Holding) -> Mapping[str, int]:
    with Archive.open(folder().archive) as archive:
        return by_day(archive, [None if name == NONE else name for name in of.sources])


def _others(of: Holding, years: Sequence[str], shown: str, view: View, texts: Texts) -> str:
    """Return the ways to the other years."""
    key = {"cong": of.name} if of.crawl else {"nguon": of.name or NONE}
    links = " ".join(
        link(adding(view.href(PATH), **key, nam=year), year, current=year == shown)
        for year in years
    )
    return f'<nav class="tx-to-years" aria-label="{texts["year"]}">{links}</nav>'


def _fields(of: Holding, texts: Texts) -> str:
    """Return how many of the articles have each field."""
    rows = [row(texts[f"field_{field}"], [f"{share:.0%}"]) for field, share in of.filled.items()]
    head = [texts["archive_field"], texts["archive_filled"]]
    return _section(texts["archive_fields"], head, rows)


def _addresses(of: Health | None, texts: Texts) -> str:
    """Return what became of the addresses that the crawler knows, by reason."""
    if of is None:
        return ""
    counts = ((texts["archive_taken"], of.taken), (texts["archive_waiting"], of.waiting))
    rows = [row(name, [grouped(count), ""]) for name, count in counts]
    for state, reasons in (("failed", of.failed), ("skipped", of.skipped)):
        for reason, count in reasons.items():
            words, cure = reason_told(reason, texts)
            rows.append(row(f"{texts[f'archive_{state}']}: {words}", [grouped(count), cure]))
    head = [texts["archive_address"], texts["archive_count"], texts["archive_cure"]]
    return _section(texts["archive_addresses"], head, rows)


def _rounds(rounds: Sequence[Round], texts: Texts) -> str:
    rows = [
        row(
            moment_told(dt.datetime.fromtimestamp(one.started, VIETNAM)),
            [
                texts[f"round_{one.result}"],
                *map(grouped, (one.new, one.changed, one.skipped, one.failed)),
            ],
        )
        for one in rounds
    ]
    names = ("started", "result", "new", "changed", "skipped", "failed")
    return _section(texts["archive_rounds"], [texts[f"round_{name}"] for name in names], rows)


def _section(title: str, head: Sequence[str], rows: Sequence[str]) -> str:
    return f"<section><h2>{title}</h2>{table(title, head, rows)}</section>" if rows else ""
