"""The values of facets as numbers, which SQLite and Tantivy count faster than texts."""

from pathlib import Path

import msgspec

from benchmarks.speed.peers.text import Row
from indexer.query import NONE

_FILE = "communes.json"


class Codes:
    """A year is its number, a month 202305, a commune its place in a list, "none" 0."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / _FILE
        self._communes = [NONE]
        if self._file.exists():
            self._communes = msgspec.json.decode(self._file.read_bytes(), type=list[str])
        self._places = {name: place for place, name in enumerate(self._communes)}

    def of(self, row: Row, facet: str) -> list[int]:
        """Return the numbers of the values that an article has; new communes are learnt."""
        for name in row.values("commune"):
            if name not in self._places:
                self._places[name] = len(self._communes)
                self._communes.append(name)
        return [self.code(facet, value) for value in row.values(facet)]

    def code(self, facet: str, value: str) -> int:
        """Return the number of a value, one that nothing has for an unknown commune."""
        if facet == "commune":
            return self._places.get(value, len(self._communes))
        return 0 if value == NONE else int(value.replace("-", ""))

    def value(self, facet: str, code: int) -> str:
        """Return the value of a number."""
        if facet == "commune":
            return self._communes[code]
        if code == 0:
            return NONE
        return f"{code:04}" if facet == "year" else f"{code // 100:04}-{code % 100:02}"

    def save(self) -> None:
        """Write the list of communes beside the index."""
        self._file.write_bytes(msgspec.json.encode(self._communes))
