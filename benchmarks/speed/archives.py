"""The archives that are measured: filled once for each corpus and size, and kept."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from archive import derivations
from archive.folder import DataFolder
from archive.store import Archive
from benchmarks.speed.corpus import Dressed, Raw, dressed, read
from benchmarks.speed.growing import accented_words, grown
from indexer.duplicates.grouping import regroup
from indexer.recognition import RECOGNISERS, refresh

_BATCH = 1000


class Dressing(NamedTuple):
    """A rule that makes an article of a record; *rule* is raised when it gives other articles."""

    name: str
    rule: int
    dress: Callable[[Raw], Dressed]


USUAL = Dressing("", 2, dressed)


class Filled(msgspec.Struct, frozen=True):
    """What an archive was filled with.

    *text* is the bytes of all titles and bodies in UTF-8, *words* how many they have, *vocabulary*
    how many different ones, with their accents.
    """

    corpus: str
    articles: int
    text: int
    words: int
    vocabulary: int
    rule: int


class Measured(msgspec.Struct, frozen=True):
    """A data folder with its articles."""

    folder: DataFolder
    filled: Filled


def prepared(corpus: Path, size: int, *, work: Path, dressing: Dressing = USUAL) -> Measured:
    """Return the archive of *size* articles of *corpus* below *work*, filled where it is missing.

    Facts are derived already, so that `tinxa index` finds none to derive.
    """
    folder = DataFolder(work / f"{dressing.name}{corpus.name.partition('.')[0]}-{size}")
    mark = folder.path / "filled.json"
    filled = _marked(mark)
    if filled and (filled.corpus, filled.articles, filled.rule) == (
        corpus.name,
        size,
        dressing.rule,
    ):
        _derive(folder)
        return Measured(folder, filled)
    shutil.rmtree(folder.path, ignore_errors=True)
    folder.create()
    counted = _Counted(grown(list(read(corpus)), size))
    with Archive.open(folder.archive) as archive:
        put(archive, map(dressing.dress, counted))
    _derive(folder)
    filled = counted.filled(corpus.name, dressing.rule)
    mark.write_bytes(msgspec.json.encode(filled))
    return Measured(folder, filled)


def _marked(mark: Path) -> Filled | None:
    try:
        return msgspec.json.decode(mark.read_bytes(), type=Filled)
    except (OSError, msgspec.ValidationError):
        return None


class _Counted:
    """Passes records on and counts what they hold."""

    def __init__(self, raws: Iterable[Raw]) -> None:
        self._raws = raws
        self._articles = self._text = self._words = 0
        self._known: set[str] = set()

    def __iter__(self) -> Iterator[Raw]:
        for raw in self._raws:
            self._articles += 1
            self._text += len(f"{raw['title']}{raw['body']}".encode())
            words = accented_words(raw)
            self._words += len(words)
            self._known.update(words)
            yield raw

    def filled(self, corpus: str, rule: int) -> Filled:
        """Return what was passed on."""
        return Filled(corpus, self._articles, self._text, self._words, len(self._known), rule)


def put(archive: Archive, articles: Iterable[Dressed]) -> None:
    """Put *articles* with their communes into *archive*."""
    for batch in _batches(articles):
        with archive.writing():
            for article, _ in batch:
                archive.put(article)
            keep_communes(archive, batch)


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
        regroup(archive, progress=lambda _: None)


def _batches(articles: Iterable[Dressed]) -> Iterator[list[Dressed]]:
    rest = iter(articles)
    while batch := list(islice(rest, _BATCH)):
        yield batch
