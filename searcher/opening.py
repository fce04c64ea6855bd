"""A searcher over a user's data folder."""

from pathlib import Path

from archive.errors import SettingsError
from archive.folder import DataFolder
from archive.settings import load_settings
from archive.store import Archive
from indexer.engines.choosing import index_of
from indexer.errors import NoIndex
from searcher.articles import IndexedArticles, Keeper
from searcher.searcher import Searcher
from vietnamese.abbreviations import Abbreviations, AbbreviationsError


def open_searcher(folder: DataFolder) -> Searcher:
    """Open the index and the archive of *folder*; a cluster's index needs no archive here.

    Raises `NoIndex` where nothing was indexed yet, and what the archive and the index report.
    """
    abbreviations = _abbreviations(folder.abbreviations)
    if folder.archive.exists():
        engine = index_of(folder).open()
        return Searcher(engine, Archive.open(folder.archive), abbreviations=abbreviations)
    if load_settings(folder.settings).engine == "whoosh":
        raise NoIndex(
            f"{folder.path}: holds no articles yet. Run: tinxa crawl ADDRESS, or tinxa import FILE;"
            " then: tinxa index"
        )
    engine = index_of(folder).open()
    if not isinstance(engine, Keeper):
        raise TypeError(engine)
    return Searcher(engine, IndexedArticles(engine), abbreviations=abbreviations)


def _abbreviations(own: Path) -> Abbreviations:
    try:
        return Abbreviations.load(*([own] if own.exists() else []))
    except AbbreviationsError as error:
        raise SettingsError(str(error)) from error
