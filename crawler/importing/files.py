"""Which files an import reads, in which format, and what address each has by itself."""

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast
from urllib.parse import quote

from crawler.errors import CrawlerError
from crawler.importing.options import Format

SUFFIXES: dict[Format, tuple[str, ...]] = {
    "jsonl": (".jsonl", ".ndjson", ".json"),
    "csv": (".csv",),
    "html": (".html", ".htm"),
    "txt": (".txt",),
    "warc": (".warc",),
}
"""The endings of each format's files; each may be followed by `.gz`."""


class UnreadableFile(CrawlerError):
    """A file or folder that an import was given cannot be read."""


class Found(NamedTuple):
    """A file to be read as *format*; *name* is its path below the imported folder, with it."""

    path: Path
    format: Format
    name: str

    @property
    def url(self) -> str:
        """The address of the file's article, where it tells none itself."""
        return "file:///" + quote(self.name, safe="/")

    @property
    def root(self) -> Path:
        """The imported folder; of a file imported by itself, the folder in which it stands."""
        return self.path.parents[max(0, self.name.count("/") - 1)]

    def open(self) -> BinaryIO:
        """Open the file for reading, unpacked."""
        if self.path.suffix.lower() == ".gz":
            return cast("BinaryIO", gzip.open(self.path, "rb"))
        return self.path.open("rb")


def find_files(paths: Sequence[Path], *, wanted: Format) -> list[Found]:
    """Return the files of *paths* in the format *wanted*; a folder's are sorted by their path.

    Raises `UnreadableFile` for a path that is missing or of no known format.
    """
    return [found for path in paths for found in _found(path, wanted)]


def _found(path: Path, wanted: Format) -> Iterator[Found]:
    if path.is_dir():
        for each in sorted(path.rglob("*")):
            kind = _format(each)
            visible = not any(part.startswith(".") for part in each.relative_to(path).parts)
            if visible and each.is_file() and kind and wanted in ("auto", kind):
                below = each.relative_to(path).as_posix()
                yield Found(each, kind, f"{path.resolve().name}/{below}".lstrip("/"))
    elif path.is_file():
        kind = _format(path) if wanted == "auto" else wanted
        if kind is None:
            raise UnreadableFile(f"{path}: of no format that can be told from its name. {_cure()}")
        yield Found(path, kind, path.name)
    else:
        raise UnreadableFile(f"{path}: there is no such file or folder. Check the path.")


def _format(path: Path) -> Format | None:
    name = path.name.lower().removesuffix(".gz")
    return next((kind for kind, ends in SUFFIXES.items() if name.endswith(ends)), None)


def _cure() -> str:
    endings = ", ".join(ending for endings in SUFFIXES.values() for ending in endings)
    return f"Name it with one of {endings} (or the same and .gz), or say --format."
