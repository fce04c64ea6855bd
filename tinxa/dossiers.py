"""`tinxa dossier`: articles collected on one matter, with notes."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from archive.folder import data_folder
from archive.store import Archive
from searcher.dossiers.compiled import Compiled, Filed, Tie, compiled
from searcher.dossiers.dossier import Dossiers
from searcher.dossiers.exported import selection
from tinxa import asking, options, printing
from tinxa.exports import Exporter

dossier = typer.Typer(
    help="Collect articles on one matter, with notes.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Name = Annotated[str, typer.Argument(help="The dossier's name, as tinxa dossier list tells it.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="The article's id.")]
_SHOWN_TIES = 12


@dossier.command()
def new(
    title: Annotated[str, typer.Argument(help="What the dossier is about.")],
    *,
    data: options.Data = None,
) -> None:
    """Begin a dossier, and print its name."""
    print(_dossiers(data).new(title))


@dossier.command()
def add(
    name: Name,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="The articles' ids.")],
    *,
    data: options.Data = None,
    note: Annotated[str, typer.Option(help="A note on them.")] = "",
) -> None:
    """Add articles to a dossier."""
    with asking.archive(data) as archive:
        records = [archive.require(each) for each in ids]
    articles = [(record.article.id, record.article.title) for record in records]
    count = _dossiers(data).add(name, articles, note=note)
    print(f"{name}: {count} articles added", file=sys.stderr)


@dossier.command()
def note(
    name: Name,
    text: Annotated[str, typer.Argument(help='The note; "" takes it away.')],
    *,
    article_id: Annotated[
        str | None, typer.Option("--id", help="The article; none: the dossier's own note.")
    ] = None,
    data: options.Data = None,
) -> None:
    """Put a note in the place of the one that an article of a dossier has."""
    _dossiers(data).note(name, article_id, text)


@dossier.command()
def remove(
    name: Name,
    article_id: Annotated[
        str | None, typer.Argument(metavar="ID", help="The article; none: the whole dossier.")
    ] = None,
    *,
    data: options.Data = None,
) -> None:
    """Take an article out of a dossier, or remove the dossier; the archive keeps its articles."""
    dossiers = _dossiers(data)
    if article_id is None:
        dossiers.remove(name)
    else:
        dossiers.take_out(name, article_id)
    print(f"{' '.join(filter(None, (name, article_id)))}: removed", file=sys.stderr)


@dossier.command("list")
def list_(*, data: options.Data = None) -> None:
    """List the dossiers."""
    dossiers = _dossiers(data)
    held = [(name, dossiers.read(name)) for name in dossiers.names()]
    told = [f"{name}: {one.title}, {len(one.entries)} articles" for name, one in held]
    print("\n".join(told) or "no dossiers; tinxa dossier new TITLE begins one")


@dossier.command()
def show(
    name: Name,
    *,
    data: options.Data = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show a dossier: its articles in order of time, its notes, and what ties them together."""
    found = _compiled(data, name)
    print(printing.as_json(found) if as_json else _shown(found))


@dossier.command()
def export(
    name: Name,
    output: Annotated[Path, typer.Option("-o", help="FILE, as for tinxa export; or FOLDER/")],
    *,
    data: options.Data = None,
) -> None:
    """Write the articles of a dossier, whole and in order of time, to a file."""
    found = _compiled(data, name)
    with asking.searcher(data) as searcher:
        Exporter(searcher, data, formats=("csv", "jsonl")).write(selection(found), output)


def _dossiers(data: Path | None) -> Dossiers:
    return Dossiers(data_folder(data).dossiers)


def _compiled(data: Path | None, name: str) -> Compiled:
    folder = data_folder(data)
    found = Dossiers(folder.dossiers).read(name)
    with Archive.open(folder.archive) as archive:
        return compiled(name, found, archive)


def _shown(found: Compiled) -> str:
    parts = [found.title, found.note, *map(_filed, found.articles)]
    parts += [_ties("documents", found.documents), _ties("communes", found.communes)]
    return "\n\n".join(filter(None, parts))


def _filed(filed: Filed) -> str:
    return "\n  ".join(_told(filed))


def _told(filed: Filed) -> Iterator[str]:
    entry = filed.entry
    if filed.record is not None:
        article = filed.record.article
        yield printing.joined(article.published or "undated", article.title or "(no title)")
        yield printing.joined(article.source, article.id)
        if article.status == "gone":
            yield "no longer on the portal"
    elif entry.forgotten:
        yield f"an article was here that was forgotten for good, {entry.forgotten[:10]}"
    else:
        yield f"{entry.title or '(no title)'}: not in the archive any more"
        yield entry.id or ""
    if entry.note:
        yield f"note: {entry.note}"


def _ties(heading: str, ties: Sequence[Tie]) -> str:
    shown = ", ".join(f"{tie.value} {tie.articles}" for tie in ties[:_SHOWN_TIES])
    more = f", and {len(ties) - _SHOWN_TIES} more" if len(ties) > _SHOWN_TIES else ""
    return f"{heading}: {shown}{more}" if ties else ""
