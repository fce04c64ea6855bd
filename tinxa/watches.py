"""`tinxa watch`: saved searches and what is new in them."""

import sys
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer

from archive.errors import TinxaError
from archive.folder import DataFolder, data_folder
from archive.store import Archive
from searcher.differences import Difference
from searcher.question import Question
from searcher.watching.log import Piece, WatchLog
from searcher.watching.run import run_watches
from searcher.watching.saved import Watch, named, saved, watch_of
from searcher.watching.saved import add as save
from searcher.watching.saved import remove as unsave
from searcher.watching.telling import News, told
from tinxa import asking, options, printing

watch = typer.Typer(
    help="Keep saved searches, and tell what is new in them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Name = Annotated[str, typer.Argument(help="The name of the watch.")]


@watch.command()
def add(  # noqa: PLR0913 - one parameter for each option
    name: Name,
    query: Annotated[str, typer.Argument(help='The words; "" for every article.')],
    *,
    data: options.Data = None,
    since: options.From = None,
    until: options.To = None,
    where: options.Where = None,
    commune: options.Commune = None,
    source: options.Source = None,
    certain_dates: options.CertainDates = False,
    exact_accents: options.ExactAccents = False,
    changed: Annotated[
        bool,
        typer.Option("--changed", help="Tell what is edited or taken down, not what is new."),
    ] = False,
) -> None:
    """Save a search; what it finds by now counts as known."""
    folder = data_folder(data)
    with asking.searcher(data) as searcher:
        facets = asking.chosen(
            searcher, where=where or (), communes=commune or (), sources=source or ()
        )
        question = Question(
            text=query,
            since=since,
            until=until,
            where=facets,
            certain_dates=certain_dates,
            exact_accents=exact_accents,
        )
        asking.tell(searcher.meant(question))
        known = searcher.total(question)
    made = watch_of(question, name=name, changed=changed)
    save(folder.watches, made)
    for _ in run_watches(folder, made.name):
        print(f"{made.name}: saved; {known} articles are known", file=sys.stderr)


@watch.command("list")
def list_(*, data: options.Data = None) -> None:
    """List the saved searches."""
    folder = data_folder(data)
    print("\n".join(_lines(folder)) or "no watches; tinxa watch add NAME QUERY saves one")


@watch.command()
def run(
    name: Annotated[str | None, typer.Argument(help="The name of the watch; none: all.")] = None,
    *,
    data: options.Data = None,
    after: Annotated[
        int | None,
        typer.Option(min=0, help="Tell again what came after this number, too; 0: all."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Ask the saved searches again, and tell what is new since the last run."""
    folder = data_folder(data)
    if name is not None:
        name = named(folder.watches, name).name
    ran = list(run_watches(folder, name))
    answers = [(watch.name, _told(folder, watch, found, after)) for watch, found in ran]
    if as_json:
        listed = [{"name": name, "news": list(map(_fields, news))} for name, news in answers]
        print(printing.as_json({"watches": listed}))
    else:
        print("\n\n".join(_shown(name, news) for name, news in answers) or "no watches")
    troubles = [f"{watch.name}: {found}" for watch, found in ran if isinstance(found, TinxaError)]
    if troubles:
        print("\n".join(troubles), file=sys.stderr)
        raise typer.Exit(1)


@watch.command()
def remove(name: Name, *, data: options.Data = None) -> None:
    """Save a search no longer."""
    unsave(data_folder(data).watches, name)
    print(f"{name}: removed", file=sys.stderr)


def counts(folder: DataFolder) -> list[str]:
    """Run every watch; return a line for each in which anything is new, or that failed."""
    try:
        ran = list(run_watches(folder))
    except TinxaError as error:
        # What was crawled and indexed is kept, and the watches run next time.
        return [f"watches: {error}"]
    return [
        f"watch {watch.name}: {found if isinstance(found, TinxaError) else f'{len(found)} new'}"
        for watch, found in ran
        if found
    ]


def _told(
    folder: DataFolder, watch: Watch, found: Sequence[Piece] | TinxaError, after: int | None
) -> list[News]:
    with Archive.open(folder.archive) as archive, WatchLog.open(folder.watch_log) as log:
        if after is not None:
            return told(archive, log.news(watch.name, after=after)[::-1])
        return [] if isinstance(found, TinxaError) else told(archive, found)


def _lines(folder: DataFolder) -> Iterator[str]:
    watches = saved(folder.watches)
    if not watches:
        return
    with WatchLog.open(folder.watch_log) as log:
        begun = log.begun()
        for one in watches:
            ran = begun[one.name].ran if one.name in begun else None
            told = f"{len(log.news(one.name))} told, ran {ran}" if ran else "has not run yet"
            what = "changes" if one.changed else "news"
            yield f"{one.name}: {what} of {one.query!r} {_filters(one)}\n  {told}"


def _filters(one: Watch) -> str:
    where = [f"{facet}={value}" for facet, values in one.where.items() for value in values]
    days = [f"from {one.since}" if one.since else "", f"to {one.until}" if one.until else ""]
    marks = [name for name in ("certain_dates", "exact_accents", "as_words") if getattr(one, name)]
    return " ".join(filter(None, (*where, *days, *marks)))


def _shown(name: str, news: Sequence[News]) -> str:
    return "\n".join([f"{name}: {len(news)} new", *map(_piece, news)])


def _piece(news: News) -> str:
    if news.record is None:
        return f"  {news.number}  {news.kind}  {news.id}: not in the archive any more"
    article = news.record.article
    head = printing.joined(article.title or "(no title)", article.published, article.source)
    changes = "".join(f"\n    {change.field}: {_marked(change)}" for change in news.changes)
    return f"  {news.number}  {news.kind}  {head}\n    {article.url or article.id}{changes}"


def _marked(change: Difference) -> str:
    """Return the changed words of a field, [-deleted-] and {+inserted+}."""
    frames = {"deleted": "[-{}-]", "inserted": "{{+{}+}}"}
    return " ".join(
        frames[run.kind].format(" ".join(run.text.split()))
        for run in change.runs
        if run.kind != "equal"
    )


def _fields(news: News) -> dict[str, Any]:
    article = news.record.article if news.record else None
    known = {name: getattr(article, name, None) for name in ("title", "url", "published", "source")}
    changes = [
        {"field": change.field, "runs": [run._asdict() for run in change.runs]}
        for change in news.changes
    ]
    found = {"number": news.number, "kind": news.kind, "at": news.at, "id": news.id}
    return {**found, **known, "in_archive": article is not None, "changes": changes}
