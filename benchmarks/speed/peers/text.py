"""The words of an article for the peers: the very ones that Tinxa indexes, parted by blanks."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from archive.article import Record
from archive.store import Archive
from indexer.analysis import parts
from indexer.fields import Fields, fields_of
from indexer.query import NONE
from vietnamese.words import parts as forms_of
from vietnamese.words import written_words


class _Form(dict[str, str]):
    """One form of each word as written, so that the rules of the language run once for each."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def __missing__(self, word: str) -> str:
        self[word] = form = " ".join(getattr(one, self._name) for one, _ in forms_of(word))
        return form


_ACCENTED, _FOLDED = _Form("accented"), _Form("folded")


class Row(NamedTuple):
    """What a peer indexes of an article; the texts are lists of its parts."""

    id: str
    accented: list[str]
    folded: list[str]
    fields: Fields

    def values(self, facet: str) -> tuple[str, ...]:
        """Return the values of a facet, "none" where there is none."""
        return self.fields.values(facet) or (NONE,)

    @property
    def day(self) -> int:
        """The day as a number that sorts as it does, 0 for none."""
        return int((self.fields.published or "0").replace("-", ""))


def rows(archive: Archive) -> Iterator[Row]:
    """Yield every article of *archive*."""
    for change in archive.changes():
        if change.record is not None:
            yield row(change.record)


def row(record: Record) -> Row:
    """Return what a peer indexes of *record*."""
    accented, folded = [], []
    for part in parts(record.article):
        words = written_words(part.text)
        accented.append(" ".join(map(_ACCENTED.__getitem__, words)))
        folded.append(" ".join(map(_FOLDED.__getitem__, words)))
    return Row(record.article.id, accented, folded, fields_of(record))


def pairs(part: str) -> str:
    """Return the pairs of neighbouring words of a part, each as one word.

    >>> pairs("xã đông tiến")
    'xã_đông đông_tiến'
    """
    words = part.split(" ")
    return " ".join([f"{one}_{two}" for one, two in pairwise(words)])
