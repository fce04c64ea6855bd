"""`tinxa status`."""

import datetime as dt
import sys
from collections.abc import Mapping
from contextlib import closing
from textwrap import indent
from typing import Annotated, Any

import msgspec
import typer

from archive.filing import Counts, count_attachments
from archive.folder import DataFolder, data_folder
from archive.forgotten import forgettings
from archive.statistics import SourceStatistics, by_source
from archive.store import Archive
from crawler.alarms import Alarm
from crawler.completeness import Missed
from crawler.coverage import strip
from crawler.health import Health, health
from indexer.build import lag
from indexer.engines.choosing import index_of
from indexer.errors import IndexerError
from tinxa import options, printing
from tinxa.tables import fields_table
from vietnamese.clock import VIETNAM

_NOTHING = "archive: none yet. Run: tinxa crawl ADDRESS, or tinxa import FILE"
_SHOWN_DAYS = 30
_LEGEND = '· none, x unreachable, b blocked, ? crawler down, "," seen later'


def status(
    *,
    data: options.Data = None,
    check: Annotated[
        bool, typer.Option("--check", help="Read the whole index and compare its sums.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Tell what the archive holds of each portal, and how the index is."""
    folder = data_folder(data)
    state = _state(folder) if folder.archive.exists() else None
    if as_json:
        print(printing.as_json({"data": str(folder.path), "archive": _plain(state)}))
    else:
        print(f"data: {folder.path}")
        print(_told(state) if state else _NOTHING)
    if check and state:
        with closing(index_of(folder).open()) as engine:
            engine.check()
        print("index: every sum is right", file=sys.stderr if as_json else sys.stdout)


class _State(msgspec.Struct, frozen=True):
    """What `status` tells; *index* is a sentence, *unfinished* counts forgettings to complete."""

    articles: int
    forgotten: int
    unfinished: int
    sources: list[SourceStatistics]
    attachments: dict[str | None, Counts]
    portals: list[Health]
    index: str


def _state(folder: DataFolder) -> _State:
    with Archive.open(folder.archive) as archive:
        known = forgettings(archive)
        return _State(
            articles=len(archive),
            forgotten=len(known),
            unfinished=sum(not each.done for each in known),
            sources=by_source(archive),
            attachments=count_attachments(archive),
            portals=health(folder, archive),
            index=_index(folder, archive),
        )


def _told(state: _State) -> str:
    lines = [f"archive: {state.articles} articles", _forgotten(state)]
    lines += [_source(each, state.attachments.get(each.source)) for each in state.sources]
    lines += map(_portal, state.portals)
    return "\n".join([*lines, f"index: {state.index}"])


def _plain(value: Any) -> Any:
    """Return *value* with named tuples as objects, as the structs around them are."""
    match value:
        case _ if isinstance(value, Alarm):
            return str(value)
        case msgspec.Struct():
            return _plain(msgspec.structs.asdict(value))
        case Mapping():
            return {key: _plain(each) for key, each in value.items()}
        case tuple() if hasattr(value, "_asdict"):
            return _plain(value._asdict())
        case tuple() | list():
            return [_plain(each) for each in value]
    return value


def _source(of: SourceStatistics, files: Counts | None) -> str:
    dates = f"{of.earliest or '?'} to {of.latest or '?'}"
    return (
        f"  {of.source or '(no source)'}: {of.articles} articles, {dates}, {of.gone} gone,"
        f" last fetched {of.last_fetched or 'never'}\n{indent(fields_table(of), ' ' * 4)}"
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


def _forgotten(state: _State) -> str:
    left = f", {state.unfinished} not complete; run: tinxa index" if state.unfinished else ""
    return f"forgotten: {state.forgotten}{left}"


def _index(folder: DataFolder, archive: Archive) -> str:
    index = index_of(folder)
    try:
        with closing(index.open()) as engine:
            state = engine.status()
        followed = index.followed()
    except IndexerError as error:
        return str(error)
    behind = lag(archive, followed)
    if behind is None:
        told = "of another archive, or of a later state of this one; run: tinxa index"
    else:
        told = f"{behind} changes behind; run: tinxa index" if behind else "up to date"
    return f"{state.articles} articles, built {state.built_at}, {told}"
