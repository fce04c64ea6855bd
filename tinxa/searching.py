"""`tinxa search`, `tinxa show` and `tinxa similar`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from archive.exchange import record_of
from indexer.query import Sort
from searcher.batch import write_run
from searcher.duplicates import copies
from searcher.question import Match, Question
from searcher.searcher import Searcher
from tinxa import asking, copying, options, printing


def search(  # noqa: PLR0913 - one parameter for each option
    query: Annotated[str | None, typer.Argument(help='The words; "" for every article.')] = None,
    *,
    data: options.Data = None,
    since: options.From = None,
    until: options.To = None,
    period: options.Within = None,
    where: options.Where = None,
    commune: options.Commune = None,
    source: options.Source = None,
    certain_dates: options.CertainDates = False,
    sort: Annotated[
        Sort,
        typer.Option(help="The order of the hits; recent: by relevance, newer ones preferred."),
    ] = "relevance",
    limit: Annotated[int, typer.Option("-n", min=0, help="How many hits to show.")] = 10,
    offset: Annotated[int, typer.Option(min=0, help="How many hits to pass over.")] = 0,
    exact_accents: options.ExactAccents = False,
    as_words: Annotated[
        bool, typer.Option("--as-words", help="Take operators of the query as words.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell what each score is made of.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    queries: Annotated[
        Path | None, typer.Option(help="A JSON Lines file of {id, text}: a batch of queries.")
    ] = None,
    run: Annotated[
        Path | None, typer.Option(help="Where the batch's result goes, in TREC form.")
    ] = None,
    match: Annotated[Match, typer.Option(help="Batch: whether all words are required.")] = "all",
) -> None:
    """Find articles."""
    with asking.searcher(data) as searcher:
        if queries is not None or run is not None:
            _batch(searcher, queries, run, limit=limit, match=match)
            return
        if query is None:
            raise typer.BadParameter('QUERY is missing; write "" for every article.')
        since, until = asking.bounds(since, until, period)
        facets = asking.chosen(searcher, where=where or (), sources=source or ())
        question = Question(
            text=query,
            since=since,
            until=until,
            where=facets,
            communes=tuple(commune or ()),
            certain_dates=certain_dates,
            sort=sort,
            limit=limit,
            offset=offset,
            exact_accents=exact_accents,
            as_words=as_words,
            explain=explain,
            days=asking.within_months(facets),
        )
        answer = searcher.ask(question)
    asking.tell(answer.meant or ())
    print(printing.as_json(answer) if as_json else printing.answer(answer))


def show(
    article_id: Annotated[str, typer.Argument(metavar="ID", help="The article's id.")],
    *,
    data: options.Data = None,
    near: Annotated[
        bool,
        typer.Option(
            "--similar",
            help="Show its near-duplicates instead: who published first, and what is word for word"
            " the same.",
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show one article."""
    with asking.archive(data) as archive:
        if near:
            found = copies(archive, article_id)
            print(printing.as_json(found) if as_json else copying.copies(found))
            return
        record = archive.require(article_id)
    print(printing.as_json(record_of(record)) if as_json else printing.article(record))


def similar(
    article_id: Annotated[str, typer.Argument(metavar="ID", help="The article's id.")],
    *,
    data: options.Data = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="How many to show.")] = 5,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show the articles most like one: on the same subject, in other words."""
    with asking.searcher(data) as searcher:
        found = searcher.similar(article_id, limit=limit)
    answer = {"id": article_id, "similar": found}
    print(printing.as_json(answer) if as_json else printing.similar(found))


def _batch(
    searcher: Searcher, queries: Path | None, run: Path | None, *, limit: int, match: Match
) -> None:
    if queries is None or run is None:
        raise typer.BadParameter("a batch needs both --queries and --run.")
    count = write_run(searcher, queries, run, limit=limit, match=match)
    print(f"{run}: {count} queries", file=sys.stderr)
