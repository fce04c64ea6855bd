"""An export as files: one with a description beside it, or a folder of them with its metadata.

All is written aside and put in place when it is whole: a full disk leaves an earlier export as it
was.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from archive.article import Record
from searcher.exporting import items
from searcher.exporting.content import Content
from searcher.exporting.crate import CRATE, metadata
from searcher.exporting.formats import Format, format_of, write

Told = Callable[[int], None]
"""Told from time to time how many articles are done."""
_TELL_EVERY = 100


def save(made: Content, path: Path, *, told: Told) -> None:
    """Write *made* to *path*, by its ending, and its description beside it. Raises `QueryError`."""
    chosen = format_of(ending_of(path), made.about.selection.table)
    description = path.with_name(path.name + items.SUFFIX)
    with _Aside() as aside:
        with aside.open(path) as out, aside.open(description) as beside:
            _write(made, chosen, out, beside, told)
        aside.put_in_place()


def save_folder(
    make: Callable[[], Content], folder: Path, endings: Sequence[str], *, told: Told
) -> Content:
    """Write what *make* makes in each of several formats into *folder*, with RO-Crate metadata.

    Return the last made. Raises `QueryError`.
    """
    made = make()
    table = made.about.selection.table
    names = [ending.lower().lstrip(".") for ending in endings]
    for name in names:
        format_of(name, table)
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{table}.{name}" for name in dict.fromkeys(names)]
    for number, path in enumerate(paths):
        made = make() if number else made
        save(made, path, told=told)
    kept = [file for path in paths for file in (path, path.with_name(path.name + items.SUFFIX))]
    with _Aside() as aside:
        with aside.open(folder / CRATE) as out:
            out.write(metadata(made.about, kept))
        aside.put_in_place()
    return made


def ending_of(path: Path) -> str:
    """Return what names the format of *path*."""
    return items.SUFFIX if path.name.endswith(items.SUFFIX) else path.suffix


def _write(made: Content, chosen: Format, out: IO[bytes], beside: IO[bytes], told: Told) -> None:
    """Write an export, and each article that passes into its description."""
    beside.write(items.head(made.about).encode())
    write(made.passing(lambda records: _noted(records, beside, told)), chosen, out)
    beside.write(items.TAIL.encode())
    told(made.articles)


def _noted(records: Iterator[Record], beside: IO[bytes], told: Told) -> Iterator[Record]:
    for number, record in enumerate(records):
        beside.write(items.line(record, first=not number).encode())
        if number % _TELL_EVERY == 0:
            told(number)
        yield record


class _Aside(ExitStack):
    """Files that are written beside their places; those not put there are gone at the end."""

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[Path, Path] = {}

    def open(self, place: Path) -> IO[bytes]:
        """Open the file that is to be put in *place*."""
        aside = place.with_name(place.name + ".part")
        self._places[aside] = place
        self.callback(aside.unlink, missing_ok=True)
        return aside.open("wb")

    def put_in_place(self) -> None:
        """Let every file take its place."""
        for aside, place in self._places.items():
            aside.replace(place)
