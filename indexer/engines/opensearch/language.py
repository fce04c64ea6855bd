"""The language tables of a build: counted from the texts as they are written, kept in pieces.

Each change of the index adds a file of tables; when there are many, those after the first are
counted anew as one. Texts that went stay counted until then, or until the next new index.
"""

import base64
import shutil
import tempfile
import weakref
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from uuid import uuid4

import numpy as np

from indexer.engines.opensearch.connection import Connection
from indexer.engines.opensearch.documents import Line
from indexer.engines.opensearch.home import language_of
from indexer.engines.opensearch.schema import Tables
from indexer.language.counting import Stream, count
from indexer.language.part import write_part
from indexer.language.tables import LanguageTables

MOST = 8
"""More files than so many are counted anew, all but the first."""
FILLED = 0
"""The change of the archive that the articles and the tables of a new build bear."""
TOGETHER = 50_000
"""Articles whose words are counted together, in 2 KB of memory each."""
_PIECE = 4 << 20
_BREAK = 0xFFFFFFFF


class Counting:
    """Gathers the words of articles and puts their tables into the index of a build."""

    def __init__(self, connection: Connection, build: str) -> None:
        self.build = build
        self._connection = connection
        self._index = language_of(build)
        self.tables: list[Tables] = []
        self._clear()

    def add(self, lines: Iterable[Line], *, change: int) -> None:
        """Count the words of an article; where memory asks for it, store them as of *change*."""
        numbers = self._numbers
        for line in lines:
            self._words.extend([numbers.setdefault(word, len(numbers)) for word in line.accented])
            self._words.append(_BREAK)
        self._articles += 1
        if self._articles == TOGETHER:
            self.put(change=change)

    def put(self, *, change: int) -> None:
        """Store what was counted, as of that *change* of the archive."""
        if not self._articles:
            return
        words = np.array(self._words, np.uint32)
        words[words == _BREAK] = len(self._numbers)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "tables"
            write_part(path, count([Stream(words, list(self._numbers))]))
            content = path.read_bytes()
        name = uuid4().hex[:16]
        pieces = range(0, len(content), _PIECE)
        for number, start in enumerate(pieces):
            piece = base64.b64encode(content[start : start + _PIECE]).decode()
            self._connection.call(
                "index", index=self._index, id=f"{name}-{number}", body={"piece": piece}
            )
        self.tables.append(Tables(name, len(pieces), change))
        self._clear()

    def remove(self, tables: Iterable[Tables]) -> None:
        """Remove the pieces of *tables*, which no stamp lists any more."""
        for table in tables:
            for number in range(table.pieces):
                key = f"{table.name}-{number}"
                self._connection.call("delete", index=self._index, id=key, ignore=404)

    def _clear(self) -> None:
        self._articles = 0
        self._numbers: dict[str, int] = {}
        self._words: array[int] = array("I")


class Copies:
    """The tables of an index as files of this machine, fetched once each."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._folder = Path(tempfile.mkdtemp(prefix="tinxa-language-"))
        self._removed = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._opened: tuple[Sequence[tuple[str, Tables]], LanguageTables] = ((), LanguageTables([]))

    def open(self, tables: Sequence[tuple[str, Tables]]) -> LanguageTables:
        """Return the *tables*, each with the build that it is of, added up."""
        known, opened = self._opened
        if known != tables:
            opened = LanguageTables.open([self._path(*one) for one in tables])
            self._opened = (tables, opened)
        return opened

    def close(self) -> None:
        """Remove the files."""
        self._opened = ((), LanguageTables([]))
        self._removed()

    def _path(self, build: str, tables: Tables) -> Path:
        path = self._folder / tables.name
        if not path.exists():
            beside = path.with_suffix(".new")
            beside.write_bytes(b"".join(self._pieces(build, tables)))
            beside.replace(path)
        return path

    def _pieces(self, build: str, tables: Tables) -> Iterator[bytes]:
        for number in range(tables.pieces):
            key = f"{tables.name}-{number}"
            found = self._connection.call("get", index=language_of(build), id=key)
            yield base64.b64decode(found["_source"]["piece"])
