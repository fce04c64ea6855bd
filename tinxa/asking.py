"""From the options of a search to its question."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import typer

from archive.folder import data_folder
from archive.store import Archive
from searcher.answer import Choice, Meant
from searcher.filters import numbered, where_of
from searcher.opening import open_searcher
from searcher.periods import Period, days_of
from searcher.searcher import Searcher
from vietnamese.clock import today


@contextmanager
def searcher(data: Path | None) -> Iterator[Searcher]:
    """Open the searcher of the data folder for one command."""
    with closing(open_searcher(data_folder(data))) as opened:
        yield opened


@contextmanager
def archive(data: Path | None) -> Iterator[Archive]:
    """Open the archive of the data folder for one command."""
    with Archive.open(data_folder(data).archive) as opened:
        yield opened


def bounds(
    since: str | None, until: str | None, period: Period | None
) -> tuple[str | None, str | None]:
    """Return the first and the last day that the options name."""
    if period is None:
        return since, until
    if since or until:
        raise typer.BadParameter("--period stands in place of --from and --to.")
    return days_of(period, today())


def within_months(facets: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether months or days are chosen, so that few days are left to be counted."""
    return not facets.keys().isdisjoint(("month", "day"))


def chosen(
    searching: Searcher,
    *,
    where: Iterable[str],
    sources: Iterable[str],
    communes: Iterable[str] = (),
) -> dict[str, tuple[str, ...]]:
    """Return the facets that the options choose; *communes* are names, and stay so."""
    named = (f"commune={commune}" for commune in communes)
    pairs = [*where, *named, *(f"source={source}" for source in sources)]
    facets = where_of(pairs)
    if "document" in facets:
        known = searching.values("document")
        found = (value for typed in facets["document"] for value in numbered(typed, known))
        facets["document"] = tuple(dict.fromkeys(found))
    return facets


def tell(meant: Iterable[Meant]) -> None:
    """Say on stderr how the names of communes were read."""
    for one in meant:
        print(_told(one), file=sys.stderr)


def _told(meant: Meant) -> str:
    if meant.values:
        return f'"{meant.typed}" means: {_listed(meant.values)}'
    if meant.unnamed:
        return f'"{meant.typed}": no article names {_listed(meant.unnamed)}'
    near = f" Did you mean: {'; '.join(meant.suggestions)}?" if meant.suggestions else ""
    return f'No commune, ward or township is called "{meant.typed}".{near}'


def _listed(choices: Iterable[Choice]) -> str:
    return "; ".join(f"{choice.label} [{choice.value}]" for choice in choices)
