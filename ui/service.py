"""The one searcher of the serving process."""

import gc
import threading

from archive.coverage import Coverage
from archive.folder import DataFolder, data_folder
from archive.settings import load_settings
from crawler.coverage import coverage_of
from searcher.opening import open_searcher
from searcher.searcher import Searcher

_lock = threading.Lock()
_opened: dict[DataFolder, Searcher] = {}


def folder() -> DataFolder:
    """Return the data folder that is served."""
    return data_folder(None)


def without_archive() -> bool:
    """Tell whether articles come from a cluster, and what an archive knows besides is absent."""
    served = folder()
    return not served.archive.exists() and load_settings(served.settings).engine != "whoosh"


def searcher() -> Searcher:
    """Return the searcher, opened at the first call. Raises what `open_searcher` does."""
    served = folder()
    with _lock:
        if served not in _opened:
            _opened[served] = open_searcher(served)
            # Streamlit collects garbage after each run, which costs by every object that lives.
            gc.collect()
            gc.freeze()
        return _opened[served]


def coverage() -> Coverage:
    """Return on which days the portals were looked at. Raises `FrontierError`."""
    return coverage_of(folder())
