"""The routes of the exports: ``/xuat.ENDING`` with the parameters of a view.

Beside those, ``table`` asks for figures, communes or documents, ``short=1`` leaves the bodies out,
``chon``, which may be repeated, asks for just these ids in their order, ``ho-so`` for a dossier.
"""

from collections.abc import Iterator, Mapping, Sequence
from tempfile import TemporaryFile
from typing import IO, Final, get_args
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from archive.errors import TinxaError
from archive.slugs import slug
from searcher.dossiers.compiled import compiled
from searcher.dossiers.dossier import Dossiers
from searcher.dossiers.exported import selection as dossier_selection
from searcher.errors import QueryError
from searcher.exporting.content import Content, content
from searcher.exporting.description import Selection, TableName, describe
from searcher.exporting.formats import Format, chunks, format_of, write
from searcher.question import Question
from ui.service import folder, searcher
from ui.texts import TEXTS
from ui.trouble import refusal
from ui.view import View, address_of, asked_of, view_of

PATH: Final = "/xuat."
CHOSEN: Final = "chon"
_OF_A_PAGE = ("page", "size", "id", "all")
DOSSIER: Final = "ho-so"
_CHUNK = 1 << 16
# A browser may show a print view, which has no scripts and loads nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def export(request: Request) -> Response:
    """Send a whole result in the format that the path names."""
    parameters = asked_of(request.query_params)
    ending = request.path_params["ending"]
    try:
        selection = dossier_of(parameters) or selection_of(parameters)
        chosen = format_of(ending, selection.table)
        made = _made(selection, request)
        sent = _sent(made, chosen)
    except TinxaError as error:
        return refusal(error, TEXTS[view_of(parameters).lang])
    headers = {
        "Content-Disposition": _disposition(view_of(parameters), selection, ending),
        "Content-Security-Policy": _POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Tinxa-Total": str(made.about.total),
    }
    if made.about.unknown:
        headers["X-Tinxa-Unknown"] = str(len(made.about.unknown))
    return StreamingResponse(sent, media_type=chosen.media_type, headers=headers)


def address(view: View, ending: str, *, table: TableName = "articles", short: bool = False) -> str:
    """Return the address of an export of what *view* finds."""
    pairs = [(key, value) for key, value in view.pairs() if key not in _OF_A_PAGE]
    pairs += [("table", table)] if table != "articles" else []
    pairs += [("short", "1")] if short else []
    return f"{PATH}{ending}?{urlencode(pairs)}" if pairs else f"{PATH}{ending}"


def dossier_of(parameters: Mapping[str, Sequence[str]]) -> Selection | None:
    """Return the dossier that an address names, as what to export; None where it names none."""
    name = next(reversed(parameters.get(DOSSIER, ())), "")
    if not name:
        return None
    kept = Dossiers(folder().dossiers).read(name)
    short = parameters.get("short", [""])[-1] == "1"
    found = compiled(name, kept, searcher().archive)
    return dossier_selection(found, lang=view_of(parameters).lang, short=short)


def selection_of(parameters: Mapping[str, Sequence[str]]) -> Selection:
    """Return what the parameters of an address ask to be exported. Raises `QueryError`."""
    view = view_of(parameters)
    tables: tuple[TableName, ...] = get_args(TableName)
    named = [table for table in tables if table in parameters.get("table", ())]
    # The page folds near-duplicates, an export holds every article.
    question = msgspec.structs.replace(view.question(), fold=False, groups=False, offset=0)
    ids = tuple(one for one in parameters.get(CHOSEN, ()) if one)
    if CHOSEN in parameters and not ids:
        raise QueryError(f"no article is chosen. Name its id: {CHOSEN}=ID, or leave {CHOSEN} out.")
    return Selection(
        question=Question() if ids else question,
        ids=ids,
        table=named[0] if named else "articles",
        short=parameters.get("short", [""])[-1] == "1",
        lang=view.lang,
    )


def _made(selection: Selection, request: Request) -> Content:
    opened = searcher()
    # The page has no view of articles chosen one by one: the export is its own address.
    path = None if selection.ids else address_of(selection.question)
    link = str(request.base_url).rstrip("/") + path if path else str(request.url)
    about = describe(opened, selection, demo=folder().is_demo, link=link)
    return content(opened, about)


def _sent(made: Content, chosen: Format) -> Iterator[bytes]:
    """Return the bytes to send; a file that is nothing until it ends is made before."""
    if chosen.lines is not None:
        return chunks(made, chosen.lines)
    # Nameless, so that nothing is left behind however the sending ends.
    held = TemporaryFile(prefix="tinxa-")  # noqa: SIM115 - closed by who reads it
    try:
        write(made, chosen, held)
    except BaseException:
        held.close()
        raise
    held.seek(0)
    return _read(held)


def _read(held: IO[bytes]) -> Iterator[bytes]:
    with held:
        while chunk := held.read(_CHUNK):
            yield chunk


def _disposition(view: View, selection: Selection, ending: str) -> str:
    """Return whether to show or to keep, and an ASCII name that says what was searched."""
    demo = "minh-hoa" if folder().is_demo else ""
    table = "" if selection.table == "articles" else selection.table
    parts = ("tinxa", demo, slug(view.q), table)
    name = "-".join(part for part in parts if part)
    shown = "inline" if ending == "html" else "attachment"
    return f'{shown}; filename="{name}.{ending}"'


EXPORTS: tuple[BaseRoute, ...] = (Route(f"{PATH}{{ending}}", export),)
