"""`tinxa export`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from searcher import figuretable
from searcher.export import Counted, lines
from searcher.question import Question
from searcher.searcher import Searcher
from tinxa import asking, options


def export(  # noqa: PLR0913 - one parameter for each option
    query: Annotated[str, typer.Argument(help='The words; "" for every article.')],
    output: Annotated[
        Path, typer.Option("-o", help="FILE.csv or FILE.jsonl; figures: FILE.xlsx too")
    ],
    *,
    data: options.Data = None,
    since: options.From = None,
    until: options.To = None,
    where: options.Where = None,
    commune: options.Commune = None,
    source: options.Source = None,
    certain_dates: options.CertainDates = False,
    exact_accents: options.ExactAccents = False,
    figures: Annotated[
        bool, typer.Option("--figures", help="Write their figures, one a row, instead.")
    ] = False,
    fold: Annotated[
        bool, typer.Option("--fold", help="Of near-duplicates only the earliest published.")
    ] = False,
) -> None:
    """Write every article that a search finds, whole, to a file."""
    with asking.searcher(data) as searcher:
        question = Question(
            text=query,
            since=since,
            until=until,
            where=asking.chosen(searcher, where=where or (), sources=source or ()),
            communes=tuple(commune or ()),
            certain_dates=certain_dates,
            exact_accents=exact_accents,
            fold=fold,
        )
        asking.tell(searcher.meant(question))
        # Written beside and put in place whole: a full disk leaves an earlier export as it was.
        beside = output.with_name(output.name + ".part")
        try:
            write = _write_figures if figures else _write_articles
            told = write(searcher, question, beside, output.suffix)
            beside.replace(output)
        finally:
            beside.unlink(missing_ok=True)
    print(f"{output}: {told}", file=sys.stderr)


def _write_articles(searcher: Searcher, question: Question, path: Path, ending: str) -> str:
    counted = Counted(searcher.records(question))
    text = lines(ending, counted)
    with path.open("w", encoding="utf-8", newline="") as out:
        out.writelines(text)
    return f"{counted.done} articles"


def _write_figures(searcher: Searcher, question: Question, path: Path, ending: str) -> str:
    counted = Counted(searcher.records(question))
    count = figuretable.write(path, ending, counted)
    return f"{count} figures in {counted.done} articles"
