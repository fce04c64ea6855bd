"""`tinxa correct`."""

import getpass
import sys
from typing import Annotated

import typer

from archive.article import Correction
from archive.corrections import correct as keep
from archive.corrections import corrected_records, undo
from archive.database import now
from archive.folder import data_folder
from archive.store import Archive
from indexer.following import is_followed
from searcher.amendments import Typed, read_amendments
from searcher.errors import AmendmentError, QueryError
from tinxa import asking, options, printing
from tinxa.indexing import follow


def correct(  # noqa: PLR0913 - one parameter for each option
    article_id: Annotated[
        str | None, typer.Argument(metavar="ID", help="The article's id.", show_default=False)
    ] = None,
    *,
    data: options.Data = None,
    published: Annotated[
        str | None, typer.Option(help="The day of publication: 2023-05-29, 29/05/2023 ...")
    ] = None,
    title: Annotated[str | None, typer.Option(help="The title that holds.")] = None,
    summary: Annotated[str | None, typer.Option(help='The sapo; "" for none.')] = None,
    author: Annotated[
        list[str] | None, typer.Option(help='All authors, each with its option; "" for none.')
    ] = None,
    category: Annotated[str | None, typer.Option(help='The category; "" for none.')] = None,
    commune: Annotated[
        list[str] | None, typer.Option(help='A commune to add, as "xã Đông Tiến".')
    ] = None,
    no_commune: Annotated[
        list[str] | None, typer.Option("--no-commune", help="A commune to take off.")
    ] = None,
    note: Annotated[str | None, typer.Option(help="Why; shown with the article.")] = None,
    by: Annotated[
        str | None, typer.Option(help="Who; else the name under which you are logged in.")
    ] = None,
    take_back: Annotated[
        bool, typer.Option("--undo", help="Take back the latest correction of ID.")
    ] = False,
    listed: Annotated[
        bool, typer.Option("--list", help="List the corrections of ID, or all.")
    ] = False,
) -> None:
    """Put right what a portal has wrong, beside its record."""
    typed = Typed(
        published, title, summary, author or (), category, commune or (), no_commune or ()
    )
    if listed:
        with asking.archive(data) as archive:
            print(_listed(archive, article_id))
        return
    if article_id is None:
        raise typer.BadParameter("ID is missing; --list alone lists all corrections.")
    if take_back != typed.is_empty():
        raise typer.BadParameter("say what to put right (--published, --title ...), or --undo.")
    folder = data_folder(data)
    with Archive.open(folder.archive) as archive:
        current = is_followed(folder, archive)
        if take_back:
            said = [undo(archive, article_id)]
        else:
            said = _kept(archive, article_id, typed, by=by, note=note)
    what = "taken back" if take_back else "corrected"
    print(f"{what}: {printing.corrections(said)}", file=sys.stderr)
    follow(folder, current=current)


def _kept(
    archive: Archive, article_id: str, typed: Typed, *, by: str | None, note: str | None
) -> list[Correction]:
    try:
        fields = read_amendments(typed, archive.require(article_id))
    except AmendmentError as error:
        option = error.field.replace("_", "-")
        raise QueryError(f"--{option}: {error.reason}") from None
    made = Correction(at=now(), fields=fields, by=by or _login(), note=note)
    return [keep(archive, article_id, made).corrections[-1]]


def _listed(archive: Archive, article_id: str | None) -> str:
    records = [archive.require(article_id)] if article_id else corrected_records(archive)
    told = [
        f"{record.article.id}  {record.article.title or '(no title)'}\n  "
        + printing.corrections(record.corrections).replace("\n", "\n  ")
        for record in records
        if record.corrections
    ]
    return "\n".join(told) or "no corrections"


def _login() -> str | None:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        # A container may run under a number without a name.
        return None
