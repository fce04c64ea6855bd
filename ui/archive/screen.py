"""What the screen of the archive shows of an address, in each state that an archive can be in."""

import datetime as dt
from collections.abc import Mapping, Sequence

from indexer.query import NONE
from ui.archive.notes import absent, empty
from ui.archive.overview import overview
from ui.archive.portal import portal
from ui.archive.state import Holding, Stock, stock
from ui.service import folder, without_archive
from ui.texts import Texts
from ui.view import View
from vietnamese.clock import VIETNAM


def archive(view: View, parameters: Mapping[str, Sequence[str]], texts: Texts) -> tuple[str, str]:
    """Return title and HTML: a portal (``cong``) or a source (``nguon``), else all of them.

    Raises `ArchiveError`.
    """
    if without_archive():
        return texts["archive"], absent(view, texts)
    shown = stock() if folder().archive.exists() else None
    if shown is None or not shown.holdings:
        return texts["archive"], empty(texts)
    now = dt.datetime.now(VIETNAM)
    chosen = _chosen(shown, parameters)
    if chosen is None:
        return texts["archive"], overview(shown, view, texts, now)
    year = next(reversed(parameters.get("nam", ())), "")
    return chosen.name or texts["archive_no_source"], portal(chosen, year, view, texts, now)


def _chosen(shown: Stock, parameters: Mapping[str, Sequence[str]]) -> Holding | None:
    """Return what the address names; None where it names nothing that is there."""
    for key, crawled in (("cong", True), ("nguon", False)):
        for name in parameters.get(key, ())[-1:]:
            for each in shown.holdings:
                if (each.name or NONE) == name and (each.crawl is not None) is crawled:
                    return each
    return None
