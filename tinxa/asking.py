"""From the options of a search to its question."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import typer

from archive.folder import data_folder
from archive.store import Archive
from searcher.filters import numbered, owners, where_of
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
    communes: Iterable[str],
    sources: Iterable[str],
) -> dict[str, tuple[str, ...]]:
    """Return the facets that the options choose; a commune's name that means several is said."""
    pairs = [*where, *(f"source={source}" for source in sources)]
    facets = where_of(pairs)
    if "document" in facets:
        known = searching.values("document")
        found = (value for typed in facets["document"] for value in numbered(typed, known))
        facets["document"] = tuple(dict.fromkeys(found))
    for name in communes:
        values = owners(name, searching.values("commune"))
        if len(values) > 1:
            print(f'"{name}" means: {", ".join(values)}', file=sys.stderr)
        facets["commune"] = (*facets.get("commune", ()), *values)
    return facets
