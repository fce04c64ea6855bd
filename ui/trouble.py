"""What the page says where it cannot answer: what is wrong and what to do, in the reader's words.

Under it stands the error itself, in English, for whoever looks after the installation.
"""

from collections.abc import Mapping

from starlette.responses import PlainTextResponse

from archive.errors import (
    AlreadySo,
    FileError,
    NoArchive,
    NotCorrected,
    NotFound,
    SettingsError,
    Superseded,
    TinxaError,
)
from crawler.errors import CrawlRunning, NotAdded
from indexer.errors import DamagedIndex, IndexBeingBuilt, IndexBusy, NoIndex, OutdatedIndex
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
from ui.adding.link import adding_link
from ui.markup import esc
from ui.texts import Texts

_CURES: Mapping[type[BaseException], str] = {
    TinxaError: "trouble_told",
    QueryError: "wrong_question",
    SettingsError: "wrong_file",
    CrawlRunning: "crawl_running",
    NotAdded: "not_added",
    IndexBusy: "index_busy",
    IndexBeingBuilt: "index_being_built_told",
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
_HEADINGS: Mapping[type[BaseException], str] = {
    TinxaError: "trouble",
    NotFound: "not_found",
    WatchError: "not_found_watch",
    DossierError: "not_found_dossier",
    NoIndex: "no_index",
    IndexBeingBuilt: "index_being_built",
}
_HARMLESS = (NoIndex, NoArchive, NotFound, QueryError, WatchError, DossierError)


def told(error: TinxaError, texts: Texts) -> str:
    """Return what is wrong and what to do, in the reader's words."""
    if isinstance(error, AmendmentError):
        return f"{texts[f'correct_{error.field}']}: {told(error.reason, texts)}"
    return texts[_nearest(error, _CURES)].format(**vars(error))


def explained(error: TinxaError, texts: Texts, *, within: str = "") -> str:
    """Return paragraphs that tell *error*; *within* is HTML that does so in place of its words."""
    said = within or f"<p>{esc(told(error, texts))}</p>"
    return (
        f"{said}<details><summary>{texts['details']}</summary>"
        f'<p lang="en">{esc(str(error))}</p></details>'
    )


def trouble(error: TinxaError, texts: Texts, *, within: str = "") -> str:
    """Return the page that tells *error*; *within* as in `explained`."""
    kind = "" if isinstance(error, _HARMLESS) else " tx-alarm"
    first = adding_link(texts) if type(error) is NoIndex else ""
    # The script asks again after a while.
    again = " data-again" if isinstance(error, IndexBeingBuilt) else ""
    return (
        f'<main id="ket-qua" class="tx-empty{kind}" role="alert"{again}>'
        f"<h2>{texts[_nearest(error, _HEADINGS)]}</h2>"
        f"{explained(error, texts, within=within)}{first}</main>"
    )


def refusal(error: TinxaError, texts: Texts, status: int = 400) -> PlainTextResponse:
    """Return the answer of a route that has no page to tell *error* on."""
    detail = f"{texts['details']}: {error}"
    return PlainTextResponse(f"{told(error, texts)}\n\n{detail}\n", status)


def _nearest(error: TinxaError, table: Mapping[type[BaseException], str]) -> str:
    """Return what *table* has for the class of *error*, or for the nearest above it."""
    return next(table[one] for one in type(error).__mro__ if one in table)
