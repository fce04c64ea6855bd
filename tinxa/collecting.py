"""`tinxa crawl` and `tinxa import`."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import typer

from archive.errors import SettingsError
from archive.folder import DataFolder, data_folder
from archive.settings import load_settings
from archive.store import Archive
from crawler.crawl import Event, Options, PortalSummary
from crawler.crawl import crawl as crawl_portals
from crawler.importing.options import ImportOptions
from crawler.importing.place import read_place
from crawler.importing.run import import_paths
from crawler.profile import Profile, load_profiles, profile_for
from searcher.days import first_day
from tinxa import options
from tinxa.progress import bars
from tinxa.watching import ROUND
from tinxa.watching import watch as watch_portals


def crawl(
    portals: Annotated[
        list[str] | None, typer.Argument(help="Names of profiles or start addresses; none: all.")
    ] = None,
    *,
    data: options.Data = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on for weeks, and index after each round.")
    ] = False,
    since: Annotated[
        str | None, typer.Option(help="Go back to this day: 2023, 2023-05, 29/05/2023 ...")
    ] = None,
    warc: Annotated[
        bool, typer.Option("--warc", help="Keep every answer in a web archive, in warc/.")
    ] = False,
    max_pages: Annotated[
        int | None, typer.Option(min=1, help="Fetch at most so many pages of each portal.")
    ] = None,
) -> None:
    """Fetch the new articles of portals into the archive."""
    folder = data_folder(data)
    folder.create()
    wanted = Options(
        contact=load_settings(folder.settings).contact,
        since=first_day(since) if since else None,
        max_pages=max_pages,
        warc=folder.warc if warc else None,
    )
    if watch:
        rounds = msgspec.structs.replace(wanted, max_seconds=ROUND)
        watch_portals(folder, lambda: _chosen(folder, portals or ()), options=rounds)
        return
    collect(folder, _chosen(folder, portals or ()), how=wanted)
    print("next: tinxa index", file=sys.stderr)


def attachments(
    portals: Annotated[
        list[str] | None, typer.Argument(help="Names of profiles or start addresses; none: all.")
    ] = None,
    *,
    data: options.Data = None,
    max_files: Annotated[
        int | None, typer.Option(min=1, help="Fetch at most so many files of each portal.")
    ] = None,
) -> None:
    """Fetch and read the attachments that have no text yet."""
    folder = data_folder(data)
    contact = load_settings(folder.settings).contact
    wanted = Options(contact=contact, max_pages=max_files, only_files=True)
    collect(folder, _chosen(folder, portals or ()), how=wanted)
    print("next: tinxa index", file=sys.stderr)


def import_(
    paths: Annotated[list[Path], typer.Argument(help="Files, or folders to walk.")],
    *,
    data: options.Data = None,
    form: Annotated[
        Literal["auto", "jsonl", "csv", "html", "txt", "warc"],
        typer.Option("--format", help="What the files hold; auto: by their names."),
    ] = "auto",
    source: Annotated[str | None, typer.Option(help="The portal, where a file names none.")] = None,
    place: Annotated[
        str | None, typer.Option(help='The portal\'s place, as "Đông Sơn, Thanh Hóa".')
    ] = None,
    profile: Annotated[
        str, typer.Option(help="How pages are read: auto, none, or a profile's name.")
    ] = "auto",
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 1 if anything was rejected.")
    ] = False,
) -> None:
    """Take articles from files into the archive."""
    folder = data_folder(data)
    folder.create()
    chosen = ImportOptions(
        format=form,
        source=source,
        place=read_place(place) if place else None,
        profile=profile,
        profiles=load_profiles(folder.sites),
    )
    with Archive.open(folder.archive) as archive, bars() as advance:
        summary = import_paths(
            paths,
            archive=archive,
            options=chosen,
            report=lambda said: print(said, file=sys.stderr),
            progress=lambda done: advance("importing", done, None),
        )
    forgotten = f", {summary.forgotten} forgotten and not taken" if summary.forgotten else ""
    print(
        f"{summary.new} new, {summary.changed} changed, {summary.same} unchanged,"
        f" {summary.rejected} rejected{forgotten}; next: tinxa index",
        file=sys.stderr,
    )
    if not summary.taken or (strict and summary.rejected):
        raise typer.Exit(1)


def collect(
    folder: DataFolder, profiles: Sequence[Profile], *, how: Options | None = None
) -> list[PortalSummary]:
    """Crawl *profiles* into the archive of *folder*, showing and telling how it goes."""
    with Archive.open(folder.archive) as archive, bars() as advance:

        def shown(event: Event) -> None:
            advance(event.portal, event.done, event.done + event.waiting)

        summaries = crawl_portals(
            profiles,
            archive=archive,
            frontier=folder.frontier,
            options=how,
            report=shown,
        )
    for summary in summaries:
        print(_told(summary), file=sys.stderr)
    return summaries


def _chosen(folder: DataFolder, portals: Sequence[str]) -> list[Profile]:
    own = load_profiles(folder.sites)
    if not portals and not own:
        raise SettingsError(
            f"{folder.sites}: holds no portals yet. Run: tinxa crawl https://ADDRESS,"
            " or put a profile there."
        )
    return [profile_for(portal, own) for portal in portals] or list(own.values())


def _told(summary: PortalSummary) -> str:
    counts = f"{summary.new} new, {summary.changed} changed, {summary.same} unchanged"
    files = {f"attachments, {how}": count for how, count in summary.files.items()}
    reasons = {**summary.skipped, **summary.failed, **files}
    rest = "".join(f"; {reason}: {count}" for reason, count in sorted(reasons.items()))
    return f"{summary.name}: {counts}{rest}"
