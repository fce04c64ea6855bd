"""What the page says where it cannot answer: what is wrong and what to do, in the reader's words.

Under it stands the error itself, in English, for whoever looks after the installation.
"""

from archive.errors import (
    AlreadySo,
    FileError,
    NoArchive,
    NotCorrected,
    NotFound,
    Superseded,
    TinxaError,
)
from indexer.errors import DamagedIndex, NoIndex, OutdatedIndex
from searcher.errors import (
    AmendmentError,
    BlankTitle,
    DossierError,
    LongTrend,
    NoDate,
    NoDay,
    NoDays,
    NoFacet,
    NoKind,
    NotNamed,
    NotPublished,
    QueryError,
    WatchError,
)
from ui.access import may_edit
from ui.markup import esc, link
from ui.service import without_archive
from ui.texts import Texts

_CURES: dict[type[TinxaError], str] = {
    NoDate: "no_date",
    NoDays: "no_days",
    NoFacet: "no_facet",
    LongTrend: "long_trend",
    NoDay: "no_day",
    NotPublished: "not_published",
    BlankTitle: "blank_title",
    NoKind: "no_kind",
    NotNamed: "not_named",
    AlreadySo: "already_so",
    NotCorrected: "not_corrected",
    Superseded: "superseded",
    WatchError: "watch_cure",
    DossierError: "dossier_cure",
    FileError: "file_cure",
    NotFound: "no_article",
    NoArchive: "no_archive_here",
    NoIndex: "no_index_cure",
    OutdatedIndex: "old_index_cure",
    DamagedIndex: "damaged_index_cure",
}
_HARMLESS = (NoIndex, NoArchive, NotFound, QueryError, WatchError, DossierError)


def told(error: TinxaError, texts: Texts) -> str:
    """Return what is wrong and what to do, in the reader's words; "" where none are known."""
    if isinstance(error, AmendmentError):
        return f"{texts[f'correct_{error.field}']}: {told(error.reason, texts)}"
    cure = _CURES.get(type(error))
    return texts[cure].format(**vars(error)) if cure else ""


def explained(error: TinxaError, texts: Texts, *, within: str = "") -> str:
    """Return paragraphs that tell *error*; *within* is HTML that does so in place of its words."""
    words = told(error, texts)
    if not words:
        return f'<p lang="en">{esc(str(error))}</p>'
    return (
        f"{within or f'<p>{esc(words)}</p>'}<details><summary>{texts['details']}</summary>"
        f'<p lang="en">{esc(str(error))}</p></details>'
    )


def trouble(error: TinxaError, texts: Texts, *, within: str = "") -> str:
    """Return the page that tells *error*; *within* as in `explained`."""
    heading = texts["no_index"] if isinstance(error, NoIndex) else texts["trouble"]
    kind = "" if isinstance(error, _HARMLESS) else " tx-alarm"
    return (
        f'<main id="ket-qua" class="tx-empty{kind}" role="alert"><h2>{heading}</h2>'
        f"{explained(error, texts, within=within)}{_first_portal(error, texts)}</main>"
    )


def _first_portal(error: TinxaError, texts: Texts) -> str:
    """Return the way to a first portal where there is nothing to search yet."""
    if not isinstance(error, NoIndex) or without_archive() or not may_edit():
        return ""
    return f"<p>{link(texts['add_href'], texts['add'])}</p>"
