"""When the crawler last asked for an article, where this installation has one."""

import sqlite3
from contextlib import suppress

from archive.errors import TinxaError
from crawler.frontier import Frontier
from ui.moments import moment_day
from ui.service import folder


def last_checked(url: str | None) -> str:
    """Return the day as it is written in Viet Nam; empty where nothing is known of it."""
    path = folder().frontier
    if not url or not path.exists():
        return ""
    # Who may only read the page's folder has no part in the crawler's memory.
    with suppress(TinxaError, sqlite3.Error), Frontier.open(path) as frontier:
        return moment_day(frontier.visited(url))
    return ""
