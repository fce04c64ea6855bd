"""The archives that are measured: filled once for each corpus and size, and kept."""

import shutil
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

from archive import derivations
from archive.folder import DataFolder
from archive.store import Archive
from benchmarks.speed.corpus import Dressed, Raw, dressed, read
from benchmarks.speed.growing import grown
from indexer.recognition import RECOGNISERS, refresh

RULE = 1
"""Raised when the same corpus gives other articles."""

_BATCH = 1000


class Filled(msgspec.Struct, frozen=True):
    """What an archive was filled with; *text* is the bytes of all titles and bodies in UTF-8."""

    corpus: str
    articles: int
    text: int
    rule: int = RULE


class Measured(msgspec.Struct, frozen=True):
    """A data folder with its articles."""

    folder: DataFolder
    filled: Filled


def prepared(corpus: Path, size: int, *, work: Path) -> Measured:
    """Return the archive of *size* articles of *corpus* below *work*, filled where it is missing.

    Facts are derived already, so that `tinxa index` finds none to derive.
    """
    folder = DataFolder(work / f"{corpus.name.partition('.')[0]}-{size}")
    mark = folder.path / "filled.json"
    if mark.exists():
        filled = msgspec.json.decode(mark.read_bytes(), type=Filled)
        if (filled.corpus, filled.articles, filled.rule) == (corpus.name, size, RULE):
            _derive(folder)
            return Measured(folder, filled)
    shutil.rmtree(folder.path, ignore_errors=True)
    folder.create()
    raws = grown(list(read(corpus)), size)
    with Archive.open(folder.archive) as archive:
        articles, text = put(archive, map(dressed, raws))
    _derive(folder)
    filled = Filled(corpus.name, articles, text)
    mark.write_bytes(msgspec.json.encode(filled))
    return Measured(folder, filled)


def put(archive: Archive, articles: Iterable[Dressed]) -> tuple[int, int]:
    """Put *articles* with their communes into *archive*; return how many, and their bytes."""
    count = text = 0
    for batch in _batches(articles):
        with archive.writing():
            for article, _ in batch:
                archive.put(article)
                text += len(f"{article.title or ''}{article.body}".encode())
            keep_communes(archive, batch)
        count += len(batch)
    return count, text


def keep_communes(archive: Archive, articles: Iterable[Dressed]) -> None:
    """Keep the communes of the rule as if the recogniser had found them."""
    (recogniser,) = (one for one in RECOGNISERS if one.kind == "communes")
    derivations.keep(archive, list(articles), kind="communes", version=recogniser.version)


def missing(corpus: Path, count: int) -> list[Raw]:
    """Return *count* records that no archive of *corpus* holds."""
    return [{**raw, "id": f"new-{raw['id']}"} for raw in read(corpus, limit=count)]


def _derive(folder: DataFolder) -> None:
    with Archive.open(folder.archive) as archive:
        refresh(archive, progress=lambda _: None)


def _batches(articles: Iterable[Dressed]) -> Iterator[list[Dressed]]:
    rest = iter(articles)
    while batch := list(islice(rest, _BATCH)):
        yield batch
