"""`tinxa trends`."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from archive.folder import DataFolder, data_folder
from crawler.coverage import coverage_of
from searcher.contrast import SIDES, contrast
from searcher.errors import QueryError
from searcher.exporting.workbook import write_sheet
from searcher.keywords import keywords
from searcher.labels import labels
from searcher.question import Question
from searcher.searcher import Searcher
from searcher.trendperiods import By
from searcher.trends import Trend, trend
from searcher.trendtable import COLUMNS, LETTERS, About, about, csv_lines, table
from tinxa import asking, options
from vietnamese import clock

_WIDTH = 960


def trends(  # noqa: PLR0913 - one parameter for each option
    queries: Annotated[list[str], typer.Argument(metavar="QUERY...", help="Up to six queries.")],
    *,
    data: options.Data = None,
    by: Annotated[By, typer.Option(help="The periods that are counted.")] = "month",
    share: Annotated[
        bool, typer.Option("--share", help="Percentages of all articles of the portals.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("-o", help="FILE.csv, FILE.xlsx, FILE.svg or FILE.png")
    ] = None,
    contrasted: Annotated[
        bool, typer.Option("--contrast", help="Only the first, both, only the second of two.")
    ] = False,
    words: Annotated[
        bool, typer.Option("--words", help="Words that stand out in the first query's articles.")
    ] = False,
    since: options.From = None,
    until: options.To = None,
    where: options.Where = None,
    commune: options.Commune = None,
    source: options.Source = None,
    certain_dates: options.CertainDates = False,
    exact_accents: options.ExactAccents = False,
) -> None:
    """Compare queries over time, with each other, and with the rest."""
    folder = data_folder(data)
    with asking.searcher(data) as searcher:
        facets = asking.chosen(
            searcher, where=where or (), communes=commune or (), sources=source or ()
        )
        questions = [
            Question(
                text=text,
                since=since,
                until=until,
                where=facets,
                certain_dates=certain_dates,
                exact_accents=exact_accents,
            )
            for text in queries
        ]
        asking.tell(searcher.meant(questions[0]))
        if contrasted:
            print(_contrast(searcher, questions))
        elif words:
            print(_words(searcher, questions[0]))
        else:
            made = trend(searcher, questions, by=by, coverage=coverage_of(folder))
            if output is None:
                print(_told(made, share=share))
            else:
                said = about(searcher, questions[0], demo=folder.is_demo)
                _write(output, made, said, folder, share=share)


def _write(output: Path, made: Trend, said: About, folder: DataFolder, *, share: bool) -> None:
    """Write *made* beside and put it in place whole."""
    writers: dict[str, Callable[[Path], object]] = {
        ".csv": lambda path: _write_csv(path, made, said),
        ".xlsx": lambda path: _write_xlsx(path, made, said),
        ".svg": lambda path: path.write_bytes(_drawn(made, folder, ".svg", share=share)),
        ".png": lambda path: path.write_bytes(_drawn(made, folder, ".png", share=share)),
    }
    writer = writers.get(output.suffix.lower())
    if writer is None:
        known = ", ".join(writers)
        raise QueryError(f'no trend ends in "{output.suffix}". Name the file with one of: {known}.')
    beside = output.with_name(output.name + ".part")
    try:
        writer(beside)
        beside.replace(output)
    finally:
        beside.unlink(missing_ok=True)
    print(f"{output}: {len(made.series)} queries, {len(made.periods)} periods", file=sys.stderr)


def _write_csv(path: Path, made: Trend, said: About) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        out.writelines(csv_lines(made, said))


def _write_xlsx(path: Path, made: Trend, said: About) -> None:
    write_sheet(path, COLUMNS, table(made, said))


def _drawn(made: Trend, folder: DataFolder, ending: str, *, share: bool) -> bytes:
    from ui.texts import TEXTS
    from ui.trends.chart import draw
    from ui.trends.footer import footer

    texts = TEXTS["vi"]
    line = footer(made.series[0].question, texts, today=clock.today(), demo=folder.is_demo)
    picture = draw(made, texts, share=share, width=_WIDTH, footer=line)
    if ending == ".svg":
        from ui.trends.svg import svg

        return svg(picture).encode()
    from ui.trends.png import png

    return png(picture)


def _told(made: Trend, *, share: bool) -> str:
    """Return the trend as lines; ? where nobody knows that there was nothing."""
    lines = [
        f"{letter}: {one.question.text or '(every article)'}: {one.total} articles, matched"
        f" {one.matched}, {one.undated} undated"
        for letter, one in zip(LETTERS, made.series, strict=False)
    ]
    values = [one.shares if share else one.counts for one in made.series]
    lines.append("\t".join(["period", *LETTERS[: len(values)], "days missed"]))
    for place, period in enumerate(made.periods):
        cells = [_cell(numbers[place]) for numbers in values]
        missed = ", ".join(f"{gap} {days}" for gap, days in period.unseen.items())
        lines.append("\t".join([period.name, *cells, missed]))
    return "\n".join(lines)


def _cell(value: float | None) -> str:
    if value is None:
        return "?"
    return f"{value:.2f}%" if isinstance(value, float) else str(value)


def _contrast(searcher: Searcher, questions: Sequence[Question]) -> str:
    if len(questions) != 2:
        raise QueryError("a contrast is of two queries. Write two.")
    found = contrast(searcher, *questions)
    lines = ["\tonly A\tboth\tonly B"]
    lines.append("\t".join(["total", *(str(found.parts[side].total) for side in SIDES)]))
    for facet in found.parts["both"].facets:
        rows = found.rows(facet)
        shown = labels(facet, (value for value, _ in rows))
        for value, counts in rows:
            told = "" if shown[value] == value else f" ({shown[value]})"
            lines.append("\t".join([f"{facet}={value}{told}", *map(str, counts)]))
    return "\n".join(lines)


def _words(searcher: Searcher, question: Question) -> str:
    found = keywords(searcher, question)
    head = f"read {found.read} of {found.total} articles; others: {found.others}"
    lines = [f"{one.text}\t{one.found}\t{one.elsewhere}\t{one.g2:+.1f}" for one in found.keywords]
    return "\n".join([head, "word\tin the result\telsewhere\tG2", *lines])
