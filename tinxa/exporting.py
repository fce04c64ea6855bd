"""`tinxa export`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from searcher.exporting.description import Language, Selection, TableName
from searcher.question import Question
from tinxa import asking, options
from tinxa.exports import Exporter
from tinxa.repeating import repeated

Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        help="FILE.csv, .xlsx, .docx, .html, .ris, .bib, .json (CSL), .jsonl, .txt, .md; or"
        " FOLDER/, with RO-Crate metadata.",
    ),
]
Figures = Annotated[bool, typer.Option("--figures", help="Instead, each figure they report.")]
Communes = Annotated[bool, typer.Option("--communes", help="Instead, each unit they name.")]
Documents = Annotated[bool, typer.Option("--documents", help="Instead, each document they cite.")]
Short = Annotated[bool, typer.Option("--short", help="Leave the bodies out.")]
Fold = Annotated[
    bool, typer.Option("--fold", help="Of near-duplicates only the earliest published.")
]
One = Annotated[list[str] | None, typer.Option("--id", help="Just this one; may be repeated.")]
Ids = Annotated[
    Path | None,
    typer.Option("--ids", exists=True, dir_okay=False, help="Just those of a file, an id a line."),
]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", help="What a folder is to hold (csv, jsonl); may be repeated."),
]
Lang = Annotated[Language, typer.Option(help="The language in which an export tells what it is.")]
Repeat = Annotated[
    Path | None,
    typer.Option(help="Run an earlier export again; tell what came, went and changed since."),
]
AsJson = Annotated[bool, typer.Option("--json", help="With --repeat: print one JSON object.")]


def export(  # noqa: PLR0913 - one parameter for each option
    query: Annotated[str | None, typer.Argument(help='The words; "" for every article.')] = None,
    output: Output = None,
    *,
    data: options.Data = None,
    since: options.From = None,
    until: options.To = None,
    period: options.Within = None,
    where: options.Where = None,
    commune: options.Commune = None,
    source: options.Source = None,
    certain_dates: options.CertainDates = False,
    exact_accents: options.ExactAccents = False,
    figures: Figures = False,
    communes: Communes = False,
    documents: Documents = False,
    short: Short = False,
    fold: Fold = False,
    one: One = None,
    ids: Ids = None,
    formats: Formats = None,
    lang: Lang = "vi",
    repeat: Repeat = None,
    as_json: AsJson = False,
) -> None:
    """Write every article that a search finds, whole, to a file."""
    if repeat is None:
        _check(query=query, output=output, ids=one or ids)
    chosen = _ids(one or (), ids)
    with asking.searcher(data) as searcher:
        exporter = Exporter(searcher, data, formats=formats or ("csv", "jsonl"))
        if repeat is not None:
            print(repeated(exporter, repeat, output, as_json=as_json))
            return
        since, until = asking.bounds(since, until, period)
        question = Question(
            text=query or "",
            since=since,
            until=until,
            where=asking.chosen(searcher, where=where or (), sources=source or ()),
            communes=tuple(commune or ()),
            certain_dates=certain_dates,
            exact_accents=exact_accents,
            fold=fold,
        )
        asking.tell(searcher.meant(question))
        selection = Selection(
            question=question,
            ids=chosen,
            table=_table(figures=figures, communes=communes, documents=documents),
            short=short,
            lang=lang,
        )
        exporter.write(selection, output or Path())


def _check(*, query: str | None, output: Path | None, ids: object) -> None:
    if output is None:
        raise typer.BadParameter("-o is missing: name the file to write.")
    if query is None and not ids:
        raise typer.BadParameter('QUERY is missing; write "" for every article.')


def _ids(given: Sequence[str], file: Path | None) -> tuple[str, ...]:
    lines = file.read_text("utf-8-sig").splitlines() if file else ()
    chosen = tuple(filter(None, map(str.strip, (*given, *lines))))
    # No article must not come out as every article.
    if file and not chosen:
        raise typer.BadParameter(f"{file}: holds no id. Write one on each line.")
    return chosen


def _table(**asked: bool) -> TableName:
    tables: list[TableName] = ["figures", "communes", "documents"]
    chosen = [name for name in tables if asked[name]]
    if len(chosen) > 1:
        raise typer.BadParameter(f"--{' and --'.join(chosen)}: choose one.")
    return chosen[0] if chosen else "articles"
