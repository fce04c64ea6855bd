"""A searcher over a user's data folder."""

from pathlib import Path

from archive.errors import SettingsError
from archive.folder import DataFolder
from archive.settings import load_settings
from archive.store import Archive
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.errors import NoIndex
from searcher.searcher import Searcher
from vietnamese.abbreviations import Abbreviations, AbbreviationsError


def open_searcher(folder: DataFolder) -> Searcher:
    """Open the index and the archive of *folder*.

    Raises `NoIndex` where nothing was indexed yet, and what the archive and the index report.
    """
    if not folder.archive.exists():
        raise NoIndex(
            f"{folder.path}: holds no articles yet. Run: tinxa crawl ADDRESS, or tinxa import FILE;"
            " then: tinxa index"
        )
    cache_bytes = load_settings(folder.settings).cache_mb << 20
    index = WhooshIndex(folder.index, cache_bytes=cache_bytes)
    abbreviations = _abbreviations(folder.abbreviations)
    return Searcher(index.open(), Archive.open(folder.archive), abbreviations=abbreviations)


def _abbreviations(own: Path) -> Abbreviations:
    try:
        return Abbreviations.load(*([own] if own.exists() else []))
    except AbbreviationsError as error:
        raise SettingsError(str(error)) from error
