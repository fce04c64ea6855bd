"""A file of named arrays: written once, checked by sums, read through the memory map.

The arrays stand one after the other, each on a boundary of 64 bytes; a table of them and its place
close the file, so that a file cut short is told from its end alone.
"""

import json
import mmap
import zlib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
_MAGIC = b"TinxaAr1"
_ALIGN = 64
_TAIL = 8 + 4 + 4 + len(_MAGIC)


class DamagedFile(Exception):
    """A file of arrays is cut short, or a sum of it is wrong."""


class _Entry(NamedTuple):
    dtype: str
    length: int
    start: int
    sum: int


def write_arrays(file: IO[bytes], arrays: Mapping[str, Array]) -> None:
    """Write *arrays*, each of one dimension, to an empty file."""
    table: dict[str, _Entry] = {}
    place = 0
    for name, array in arrays.items():
        content = np.ascontiguousarray(array).data.cast("B") if array.size else b""
        table[name] = _Entry(array.dtype.str, array.size, place, zlib.crc32(content))
        file.write(content)
        padding = -len(content) % _ALIGN
        file.write(bytes(padding))
        place += len(content) + padding
    encoded = json.dumps(table).encode()
    file.write(encoded)
    file.write(place.to_bytes(8, "little"))
    file.write(len(encoded).to_bytes(4, "little"))
    file.write(zlib.crc32(encoded).to_bytes(4, "little"))
    file.write(_MAGIC)


class ArrayFile:
    """The arrays of a file, as views of its memory map."""

    def __init__(self, content: "mmap.mmap | bytes", name: str) -> None:
        self.name = name
        self._content = content
        self._table = {key: _Entry(*entry) for key, entry in self._read_table().items()}

    @classmethod
    def open(cls, path: Path) -> "ArrayFile":
        """Open a file through the memory map. Raises `DamagedFile` where it is cut short."""
        with path.open("rb") as file:
            size = file.seek(0, 2)
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""
        return cls(content, path.name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __contains__(self, key: str) -> bool:
        return key in self._table

    def __getitem__(self, key: str) -> Array:
        entry = self._table[key]
        return np.frombuffer(self._content, entry.dtype, entry.length, entry.start)

    def check(self) -> None:
        """Read everything and compare the sums. Raises `DamagedFile`."""
        for key, entry in self._table.items():
            if zlib.crc32(self[key].data.cast("B") if entry.length else b"") != entry.sum:
                raise DamagedFile(f"{self.name}: the sum of its part {key} is wrong")

    def _read_table(self) -> dict[str, list[Any]]:
        tail = bytes(self._content[-_TAIL:])
        if len(tail) < _TAIL or not tail.endswith(_MAGIC):
            raise DamagedFile(f"{self.name}: cut short")
        start, length, total = (
            int.from_bytes(tail[a:b], "little") for a, b in ((0, 8), (8, 12), (12, 16))
        )
        encoded = bytes(self._content[start : start + length])
        if zlib.crc32(encoded) != total or start + length + _TAIL != len(self._content):
            raise DamagedFile(f"{self.name}: its table of parts is damaged")
        table: dict[str, list[Any]] = json.loads(encoded)
        return table


def strings_to_arrays(name: str, strings: list[bytes]) -> dict[str, Array]:
    """Return *strings* as two arrays: their bytes, and where each ends."""
    ends = np.cumsum([len(string) for string in strings], dtype=np.uint32)
    return {
        name: np.frombuffer(b"".join(strings), np.uint8),
        f"{name}.ends": ends if strings else np.empty(0, np.uint32),
    }


class Strings:
    """A list of byte strings over two arrays; sorted ones can be looked up."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._bytes = file[name].data if len(file[name]) else memoryview(b"")
        # A view gives an int at once, which numpy makes of a number of its own: looking up is that.
        self._ends = file[f"{name}.ends"].data

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: int) -> bytes:
        if number < 0:
            raise IndexError(number)
        start = self._ends[number - 1] if number else 0
        return bytes(self._bytes[start : self._ends[number]])

    def all(self) -> list[str]:
        """Return all of them as text, many times faster than one by one."""
        content, ends = bytes(self._bytes), [0, *self._ends.tolist()]
        return [content[start:end].decode() for start, end in pairwise(ends)]

    def place(self, string: bytes) -> int:
        """Return the number of the first string not below *string*, where they are sorted."""
        return bisect_left(self, string)

    def find(self, string: bytes) -> int | None:
        """Return the number of *string*, where they are sorted; None where it is not there."""
        number = self.place(string)
        return number if number < len(self) and self[number] == string else None
