"""`tinxa index`."""

import os
import sys
from typing import Annotated

import typer

from archive.folder import DataFolder, data_folder
from archive.settings import EngineName
from archive.store import Archive
from indexer import following
from indexer.build import BuildSummary
from indexer.errors import IndexBusy
from indexer.following import Advance
from tinxa import options
from tinxa.completing import completing
from tinxa.progress import bars
from tinxa.watches import counts

_MOST_PROCESSES = 4
"""More of them would wait for the disk, and each takes some 250 MB."""


def index(
    *,
    data: options.Data = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Build a new index aside, then swap.")
    ] = False,
    engine: Annotated[
        EngineName | None,
        typer.Option("--engine", help="Instead of the engine that tinxa.toml names."),
    ] = None,
) -> None:
    """Bring the index up to date with the archive."""
    update(data_folder(data), rebuild=rebuild, engine=engine)


def bring_up_to_date(
    folder: DataFolder,
    *,
    rebuild: bool = False,
    engine: EngineName | None = None,
    advance: Advance = lambda _task, _done, _total: None,
) -> BuildSummary:
    """Bring the index up to date, by several processes, and complete what is forgotten."""
    with Archive.open(folder.archive) as archive, completing(folder, archive):
        return following.bring_up_to_date(
            folder,
            archive,
            rebuild=rebuild,
            engine=engine,
            processes=min(os.cpu_count() or 1, _MOST_PROCESSES),
            advance=advance,
        )


def follow(folder: DataFolder, *, current: bool) -> None:
    """Index a change of one article at once where the index was *current* before; else say how."""
    if current:
        try:
            bring_up_to_date(folder)
        except IndexBusy as error:
            print(error, file=sys.stderr)
        else:
            return
    print("next: tinxa index", file=sys.stderr)


def update(folder: DataFolder, *, rebuild: bool = False, engine: EngineName | None = None) -> None:
    """Derive what is stale, index what is new, changed or removed, run the watches; say so."""
    with bars() as advance:
        summary = bring_up_to_date(folder, rebuild=rebuild, engine=engine, advance=advance)
    how = "a new index" if summary.rebuilt else "the index brought up to date"
    print(f"{how}: {summary.written} articles written, {summary.deleted} removed", file=sys.stderr)
    for line in counts(folder):
        print(line, file=sys.stderr)
