"""`tinxa status`."""

from contextlib import closing
from typing import Annotated

import typer

from archive.folder import DataFolder, data_folder
from archive.statistics import SourceStatistics, by_source
from archive.store import Archive
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.errors import IndexerError
from tinxa import options


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
        for statistics in by_source(archive):
            print(_source(statistics))
        print(_index(folder, archive))
    if check:
        with closing(WhooshIndex(folder.index).open()) as engine:
            engine.check()
        print("index: every sum is right")


def _source(of: SourceStatistics) -> str:
    rates = ", ".join(f"{field} {rate:.0%}" for field, rate in of.fill_rates.items())
    dates = f"{of.earliest or '?'} to {of.latest or '?'}"
    return (
        f"  {of.source or '(no source)'}: {of.articles} articles, {dates}, {of.gone} gone,"
        f" last fetched {of.last_fetched or 'never'}\n    filled: {rates}"
    )


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
