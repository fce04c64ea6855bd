"""Corrections as forms send them: kept in the archive, followed by the index, shown."""

import logging
import threading
from collections.abc import Callable

from starlette.datastructures import FormData
from starlette.routing import BaseRoute, Route

from archive.article import Correction
from archive.corrections import correct, undo
from archive.database import now
from archive.errors import CorrectionError, TinxaError
from archive.store import Archive
from indexer.following import bring_up_to_date, is_followed
from searcher.amendments import clean, read_amendments
from searcher.errors import AmendmentError
from ui.access import visitor
from ui.correcting.fields import sent
from ui.correcting.form import CORRECT, UNDO, Way, correcting
from ui.editing import Change, posted, refused
from ui.markup import adding, esc
from ui.service import folder, searcher
from ui.texts import Texts
from ui.trouble import explained, told
from ui.view import view_at

_log = logging.getLogger(__name__)
_one_at_a_time = threading.Lock()
"""Or the second of two that are sent at once would find the index busy, and lag behind."""


def _correct(fields: FormData) -> str:
    way, filled = _way(fields), sent(fields)

    def make(archive: Archive) -> None:
        made = Correction(
            at=now(),
            fields=read_amendments(filled.typed(), archive.require(way.view.id)),
            by=visitor.get() or clean(filled.now["nguoi"]) or None,
            note=clean(filled.now["ghi_chu"]) or None,
        )
        correct(archive, way.view.id, made)

    return _changed(make, way, "luu")


def _undo(fields: FormData) -> str:
    way, seen = _way(fields), str(fields.get("so", ""))
    known = int(seen) if seen.isdecimal() else 0
    return _changed(lambda archive: undo(archive, way.view.id, known=known), way, "rut")


def _changed(make: Callable[[Archive], object], way: Way, what: str) -> str:
    """Make a change, let the index follow where it was up to date; return where to go next.

    That is the article, and its address tells *what* was done and whether the index lags behind.
    """
    served = folder()
    # Raises where a cluster is all: an archive made here would hide it.
    path = searcher().archive.path
    # One of our own, so that nobody who reads waits until it may write.
    with _one_at_a_time, Archive.open(path) as archive:
        current = is_followed(served, archive)
        make(archive)
        if current:
            try:
                bring_up_to_date(served, archive)
            except (TinxaError, OSError) as error:
                # The correction is kept, and whoever writes the index next takes it along.
                _log.warning("%s: corrected, and the index will follow later: %s", path, error)
                current = False
    lags = "" if current else "cho"
    return adding(way.view.href(), dinh_chinh=what, chi_muc=lags, tiep=way.after)


def _failed(fields: FormData, error: TinxaError, texts: Texts) -> str:
    """Return the form again, with what was typed, where that can be mended in it."""
    if not isinstance(error, AmendmentError | CorrectionError):
        return refused(explained(error, texts), texts)
    way = _way(fields)
    record = searcher().article(way.view.id)
    wrong = error if isinstance(error, AmendmentError) else None
    back = f'<a href="{esc(way.view.href())}">← {texts["back_to_article"]}</a>'
    return (
        f'<main id="ket-qua" class="tx-desk tx-correct"><p class="tx-back">{back}</p>'
        f"<h1>{texts['correct']}</h1><p>{esc(record.article.title or texts['untitled'])}</p>"
        f'<p class="tx-note" id="tx-wrong" role="alert">{esc(told(error, texts))}</p>'
        f"{correcting(record, sent(fields), way, texts, wrong)}</main>"
    )


def _way(fields: FormData) -> Way:
    """Return where a form was sent from, and leads."""
    return Way(view_at(str(fields.get("xem", ""))), str(fields.get("tiep", "")))


ROUTES: tuple[BaseRoute, ...] = (
    Route(CORRECT, posted(Change(_correct, _failed)), methods=["POST"]),
    Route(UNDO, posted(Change(_undo)), methods=["POST"]),
)
