"""From the options of a search to its question."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from archive.folder import data_folder
from archive.store import Archive
from searcher.answer import Choice, Meant
from searcher.filters import numbered, where_of
from searcher.opening import open_searcher
from searcher.searcher import Searcher


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


def chosen(
    searching: Searcher,
    *,
    where: Iterable[str],
    sources: Iterable[str],
) -> dict[str, tuple[str, ...]]:
    """Return the facets that the options choose."""
    pairs = [*where, *(f"source={source}" for source in sources)]
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
