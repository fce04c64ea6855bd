"""What the page says where it cannot answer: what is wrong and what to do, in the reader's words.

Under it stands the error itself, in English, for whoever looks after the installation.
"""

from collections.abc import Mapping

from archive.errors import FileError, NoArchive, NotFound, SettingsError, TinxaError
from indexer.errors import DamagedIndex, IndexBeingBuilt, IndexBusy, NoIndex, OutdatedIndex
from searcher.errors import (
    DossierError,
    LongTrend,
    NoDate,
    NoDays,
    NoFacet,
    QueryError,
    WatchError,
)
from ui.markup import esc
from ui.texts import Texts

_CURES: Mapping[type[BaseException], str] = {
    TinxaError: "trouble_told",
    QueryError: "wrong_question",
    WatchError: "wrong_watch",
    DossierError: "wrong_dossier",
    SettingsError: "wrong_file",
    FileError: "wrong_file",
    IndexBusy: "index_busy",
    IndexBeingBuilt: "index_being_built_told",
    NoDate: "no_date",
    NoDays: "no_days",
    NoFacet: "no_facet",
    LongTrend: "long_trend",
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
    return texts[_nearest(error, _CURES)].format(**vars(error))


def trouble(error: TinxaError, texts: Texts, *, within: str = "") -> str:
    """Return the HTML that tells *error*; *within* is HTML that does so in place of its words."""
    kind = "" if isinstance(error, _HARMLESS) else " tx-alarm"
    # The script asks again after a while.
    again = " data-again" if isinstance(error, IndexBeingBuilt) else ""
    said = within or f"<p>{esc(told(error, texts))}</p>"
    return (
        f'<main id="ket-qua" class="tx-empty{kind}" role="alert"{again}>'
        f"<h2>{texts[_nearest(error, _HEADINGS)]}</h2>{said}"
        f"<details><summary>{texts['details']}</summary>"
        f'<p lang="en">{esc(str(error))}</p></details></main>'
    )


def _nearest(error: TinxaError, table: Mapping[type[BaseException], str]) -> str:
    """Return what *table* has for the class of *error*, or for the nearest above it."""
    return next(table[one] for one in type(error).__mro__ if one in table)
