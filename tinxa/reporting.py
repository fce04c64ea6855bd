"""`tinxa status`."""

import datetime as dt
from contextlib import closing
from typing import Annotated

import typer

from archive.filing import Counts, count_attachments
from archive.folder import DataFolder, data_folder
from archive.statistics import SourceStatistics, by_source
from archive.store import Archive
from crawler.completeness import Missed
from crawler.coverage import strip
from crawler.dates import VIETNAM
from crawler.frontier import Frontier
from crawler.health import Health, health_of, portals
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.errors import IndexerError
from tinxa import options

_SHOWN_DAYS = 30
_LEGEND = '· none, x unreachable, b blocked, ? crawler down, "," seen later'


def status(
    *,
    data: options.Data = None,
    check: Annotated[
        bool, typer.Option("--check", help="Read the whole index and compare its sums.")
    ] = False,
) -> None:
    """Tell what the archive holds of each portal, and how the index is."""
    folder = data_folder(data)
    print(f"data: {folder.path}")
    if not folder.archive.exists():
        print("archive: none yet. Run: tinxa crawl ADDRESS, or tinxa import FILE")
        return
    with Archive.open(folder.archive) as archive:
        print(f"archive: {len(archive)} articles")
        files = count_attachments(archive)
        for statistics in by_source(archive):
            print(_source(statistics, files.get(statistics.source)))
        if folder.frontier.exists():
            with Frontier.open(folder.frontier) as frontier:
                for portal in portals(frontier):
                    print(_portal(health_of(portal, frontier, archive)))
        print(_index(folder, archive))
    if check:
        with closing(WhooshIndex(folder.index).open()) as engine:
            engine.check()
        print("index: every sum is right")


def _source(of: SourceStatistics, files: Counts | None) -> str:
    rates = ", ".join(f"{field} {rate:.0%}" for field, rate in of.fill_rates.items())
    dates = f"{of.earliest or '?'} to {of.latest or '?'}"
    return (
        f"  {of.source or '(no source)'}: {of.articles} articles, {dates}, {of.gone} gone,"
        f" last fetched {of.last_fetched or 'never'}\n    filled: {rates}"
        f"{_attachments(files) if files else ''}"
    )


def _attachments(of: Counts) -> str:
    return (
        f"\n    attachments: {of.text} read, {of.ocr} by OCR, {of.unreadable} unreadable,"
        f" {of.missing} not fetched, {of.other} of other types"
    )


def _portal(of: Health) -> str:
    success = of.last_success.strftime("%Y-%m-%d %H:%M") if of.last_success else "never"
    counts = f"{of.found} found, {of.taken} taken, {of.waiting} waiting, {of.gone} gone"
    lines = [f"crawl of {of.portal}: {counts}, {of.changed} changed, last success {success}"]
    lines += [f"skipped: {_counted(of.skipped)}"] if of.skipped else []
    lines += [f"failed, tried again: {_counted(of.failed)}"] if of.failed else []
    for aside in of.aside:
        until = dt.datetime.fromtimestamp(aside.due, VIETNAM).strftime("%Y-%m-%d %H:%M")
        lines.append(f"{aside.host}: {aside.reason}; left alone until {until}")
    lines.append(f"missed: {_missed(of.missed)}")
    lines.append(f"last {_SHOWN_DAYS} days: {strip(of.days[-_SHOWN_DAYS:])}  ({_LEGEND})")
    lines += [f"ALARM: {alarm}" for alarm in of.alarms]
    return "\n    ".join(["  " + lines[0], *lines[1:]])


def _counted(reasons: dict[str, int]) -> str:
    return ", ".join(f"{reason} {count}" for reason, count in reasons.items())


def _missed(missed: Missed | None) -> str:
    """Return the estimate; in Vietnamese where there is none, for it is quoted as it stands."""
    if missed is None:
        return "không ước lượng được (too few ways lead to the articles)"
    return f"about {missed.about} articles ({missed.low} to {missed.high}, 95%)"


def _index(folder: DataFolder, archive: Archive) -> str:
    try:
        engine = WhooshIndex(folder.index).open()
    except IndexerError as error:
        return f"index: {error}"
    state = engine.status()
    engine.close()
    behind = archive.count_changes(after=state.change)
    health = f"{behind} changes behind; run: tinxa index" if behind else "up to date"
    return f"index: {state.articles} articles, built {state.built_at}, {health}"
