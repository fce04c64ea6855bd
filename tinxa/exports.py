"""Exports as the command line makes them: with progress, and what has to be told."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from archive.article import Record
from archive.folder import data_folder
from archive.settings import load_settings
from searcher.exporting.content import Content, content
from searcher.exporting.description import Description, Selection, describe
from searcher.exporting.saving import save, save_folder
from searcher.searcher import Searcher
from tinxa.progress import bars
from ui.launch import HOST
from ui.view import address_of

Through = Callable[[Iterable[Record]], Iterator[Record]]


class Exporter:
    """Makes exports of one data folder."""

    def __init__(self, searcher: Searcher, data: Path | None, *, formats: Sequence[str]) -> None:
        self.searcher = searcher
        self._folder = data_folder(data)
        self._formats = formats

    def describe(self, selection: Selection) -> Description:
        """Return what an export made now would say of itself."""
        path = address_of(selection.question) if not selection.ids else None
        port = load_settings(self._folder.settings).port
        link = f"http://{HOST}:{port}{path}" if path else None
        return describe(self.searcher, selection, demo=self._folder.is_demo, link=link)

    def write(self, selection: Selection, output: Path, through: Through | None = None) -> None:
        """Write *selection* to a file or folder, its records *through* what looks on."""
        about = self.describe(selection)
        # They look on once, however many formats a folder holds.
        watching = iter([through])

        def make() -> Content:
            made = content(self.searcher, about)
            look = next(watching, None)
            return made.passing(look) if look else made

        with bars() as advance:

            def told(done: int) -> None:
                advance(str(output), done, about.total)

            if _is_folder(output):
                made = save_folder(make, output, self._formats, told=told)
            else:
                made = make()
                save(made, output, told=told)
        _tell(made, output)


def _is_folder(output: Path) -> bool:
    return output.is_dir() or not output.suffix


def _tell(made: Content, output: Path) -> None:
    """Say what was written, and what is not as it should be."""
    about = made.about
    table = about.selection.table
    rows = "" if table == "articles" else f"{made.rows} {table} in "
    lines = [f"{output}: {rows}{made.articles} articles"]
    if about.unknown:
        lines.append(f"not in the archive: {', '.join(about.unknown)}")
    if (lost := about.total - made.articles) > 0:
        lines.append(f"{lost} articles left the archive since it was indexed. Run: tinxa index")
    if made.cut:
        lines.append(f"{made.cut} cells were longer than Excel's 32,767 characters and are cut.")
    print(*lines, sep="\n", file=sys.stderr)
