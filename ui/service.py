"""The one searcher of the serving process."""

import gc
import threading
from contextlib import suppress
from itertools import count

import msgspec

from archive.coverage import Coverage
from archive.errors import TinxaError
from archive.folder import DataFolder, data_folder
from archive.settings import load_settings
from crawler.coverage import coverage_of
from indexer.results import EngineStatus
from searcher.opening import open_searcher
from searcher.searcher import Searcher
from ui.view import View

_lock = threading.Lock()
_opened: dict[DataFolder, Searcher] = {}
_settled: dict[DataFolder, EngineStatus] = {}
_runs = count(1)
_RUNS = 200
"""Runs of the page after which what caches have gathered is frozen too."""
_FIRST = ("", "tin xa moi")
"""What is asked of an index first: every facet, and words whose accents have to be found."""


def folder() -> DataFolder:
    """Return the data folder that is served."""
    return data_folder(None)


def without_archive() -> bool:
    """Tell whether articles come from a cluster, and what an archive knows besides is absent."""
    served = folder()
    return not served.archive.exists() and load_settings(served.settings).engine != "whoosh"


def searcher() -> Searcher:
    """Return the searcher, opened and settled at first. Raises what `open_searcher` does."""
    served = folder()
    with _lock:
        if served not in _opened:
            _opened[served] = open_searcher(served)
            _settle(served)
        return _opened[served]


def status() -> EngineStatus:
    """Return the state of the index; asked at each run of the page, it sees to what is settled.

    That is the index where it is another than before, and what caches have gathered meanwhile.
    """
    opened, served = searcher(), folder()
    found = opened.status()
    with _lock:
        if _version(found) != _version(_settled.get(served)):
            _settle(served)
        elif next(_runs) % _RUNS == 0:
            _freeze()
    return found


def _settle(served: DataFolder) -> None:
    """Read what is read late of the present index, before a visitor waits for it."""
    opened = _opened[served]
    # What is wrong with the index the page will say.
    with suppress(TinxaError):
        _settled[served] = opened.status()
        for text in _FIRST:
            opened.ask(View(q=text).question())
    _freeze()


def _freeze() -> None:
    """Keep the garbage collector from all that lives.

    Streamlit collects garbage after each run, which costs by every object that is looked at. What
    was frozen before is looked at once more: an index that was replaced, and sessions that ended,
    would stay for good.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _version(of: EngineStatus | None) -> EngineStatus | None:
    """Return *of* without the bytes in its folder, which grow while a change is being written."""
    return of and msgspec.structs.replace(of, bytes=0)


def coverage() -> Coverage:
    """Return on which days the portals were looked at. Raises `FrontierError`."""
    return coverage_of(folder())
