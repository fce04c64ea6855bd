"""Abbreviations of officialese and their long forms, as words of a text or of a query.

A table has the columns short, long and source, parted by tabs, and a line for each long form. The
first long form of an abbreviation is its usual sense: it alone leads back to the abbreviation, so
that BTV finds "biên tập viên" too, but who asks for that is not shown every Ban Thường vụ.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from vietnamese.loanwords import without_marks
from vietnamese.syllables import is_folded_syllable
from vietnamese.tables import data_path
from vietnamese.words import Forms, forms, words

Phrase = tuple[Forms, ...]
"""Words that follow one another."""

_COLUMNS = ["short", "long", "source"]


class AbbreviationsError(ValueError):
    """A table cannot be read: its place, what is wrong there, and what to do."""


class Match(NamedTuple):
    """The words [start, end) of a query, and what says the same."""

    start: int
    end: int
    alternatives: tuple[Phrase, ...]


@dataclass(frozen=True)
class Abbreviations:
    """Tables of abbreviations, united. Words typed without marks match with their marks ignored."""

    _long: Mapping[Phrase, tuple[Phrase, ...]]
    _short: Mapping[Phrase, tuple[Phrase, ...]]
    _folded: Mapping[tuple[str, ...], tuple[Phrase, ...]]
    _longest: int

    @classmethod
    def load(cls, *paths: Path) -> "Abbreviations":
        """Read the user's tables at *paths*, the weightiest first, and then the shipped ones.

        A loanword without blanks and marks (``oto``) is short for it too. Raises
        `AbbreviationsError`.
        """
        long: dict[Phrase, dict[Phrase, None]] = {}
        for path in (*paths, data_path("language/abbreviations.tsv")):
            for short, form in _rows(path):
                long.setdefault(short, {})[form] = None
        for joined, parts in without_marks().items():
            long.setdefault((forms(joined),), {})[tuple(map(forms, parts))] = None
        return _indexed({short: tuple(senses) for short, senses in long.items()})

    def long_forms(self, short: Sequence[Forms]) -> tuple[Phrase, ...]:
        """Return the long forms of an abbreviation, its usual sense first."""
        return _united(self._long, self._named(short))

    def short_forms(self, long: Sequence[Forms]) -> tuple[Phrase, ...]:
        """Return the abbreviations whose usual sense *long* is."""
        return _united(self._short, self._named(long))

    def matches(self, query: Sequence[Forms]) -> Iterator[Match]:
        """Yield what of *query* is an abbreviation or a long form; the longest, never overlapping.

        The alternatives of an abbreviation are its long forms and the other abbreviations of its
        usual sense; those of a long form are its abbreviations.

        >>> found = Abbreviations.load().matches([word.forms for word in words("btv huyện ủy")])
        >>> [(m.start, m.end, [f.accented for f in m.alternatives[0]]) for m in found]
        [(0, 1, ['ban', 'thường', 'vụ'])]
        """
        start = 0
        while start < len(query):
            match = self._longest_match(query, start)
            if match:
                yield match
            start = match.end if match else start + 1

    def _longest_match(self, query: Sequence[Forms], start: int) -> Match | None:
        for end in range(min(len(query), start + self._longest), start, -1):
            if alternatives := self._alternatives(tuple(query[start:end])):
                return Match(start, end, alternatives)
        return None

    def _alternatives(self, phrase: Phrase) -> tuple[Phrase, ...]:
        long = self.long_forms(phrase)
        short = _united(self._short, (*long, *self._named(phrase)))
        named = self._named(phrase)
        return tuple(form for form in dict.fromkeys((*long, *short)) if form not in named)

    def _named(self, phrase: Sequence[Forms]) -> tuple[Phrase, ...]:
        """Return the phrases of the tables that *phrase* may mean."""
        if any(form.folded != form.accented for form in phrase):
            return (tuple(phrase),)
        return self._folded.get(_without_marks(phrase), ())


def _indexed(long: Mapping[Phrase, tuple[Phrase, ...]]) -> Abbreviations:
    short: dict[Phrase, tuple[Phrase, ...]] = {}
    folded: dict[tuple[str, ...], tuple[Phrase, ...]] = {}
    for abbreviation, (usual, *_) in long.items():
        short[usual] = (*short.get(usual, ()), abbreviation)
    for phrase in dict.fromkeys((*long, *short)):
        key = _without_marks(phrase)
        folded[key] = (*folded.get(key, ()), phrase)
    return Abbreviations(long, short, folded, max(map(len, folded)))


def _united(
    table: Mapping[Phrase, tuple[Phrase, ...]], keys: Sequence[Phrase]
) -> tuple[Phrase, ...]:
    return tuple(dict.fromkeys(form for key in keys for form in table.get(key, ())))


def _without_marks(phrase: Sequence[Forms]) -> tuple[str, ...]:
    return tuple(form.folded for form in phrase)


def _rows(path: Path) -> Iterator[tuple[Phrase, Phrase]]:
    """Yield the rows of the table at *path*. Raises `AbbreviationsError`."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        raise AbbreviationsError(f"{path}: no such file. Correct its name.") from None
    except UnicodeDecodeError as error:
        raise AbbreviationsError(f"{path}: not UTF-8 ({error}). Save it as UTF-8.") from None
    for number, line in enumerate(lines, 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if line.strip() and not line.startswith("#") and cells != _COLUMNS:
            yield _row(cells, f"{path}, line {number}")


def _row(cells: list[str], place: str) -> tuple[Phrase, Phrase]:
    if len(cells) < 2:
        raise AbbreviationsError(
            f'{place}: "{cells[0]}" has no long form. Put a tab after it, then the long form.'
        )
    short, long = (tuple(word.forms for word in words(cell)) for cell in cells[:2])
    if not short or len(long) <= len(short):
        raise AbbreviationsError(
            f'{place}: "{cells[1]}" has no more words than "{cells[0]}". '
            "Put the abbreviation first and its long form second."
        )
    if len(short) == 1 and is_folded_syllable(short[0].folded):
        raise AbbreviationsError(
            f'{place}: "{cells[0]}" is a word of the language too, and each would be taken for it. '
            "Leave this line out."
        )
    return short, long
