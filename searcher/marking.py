"""Where the words of a query stand in a text, and the text with them marked."""

import html
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from indexer.query import Node, Prefix, Term, leaves, other_forms
from vietnamese.words import Forms, parts, spans


class Mark(NamedTuple):
    """A half-open range [start, end) of a text, in code points."""

    start: int
    end: int


class _Inside(NamedTuple):
    """What may match within a word as written: which of its words it is, where, and its form."""

    place: int
    start: int
    end: int
    form: str


class _Candidate(NamedTuple):
    """What may match in a text: which of its words it is, where it stands, and its form."""

    place: int
    mark: Mark
    form: str


class Sought:
    """The words of a query, beginnings of words, and rows of words that count only whole."""

    def __init__(
        self,
        words: Iterable[str],
        prefixes: Iterable[str],
        rows: Iterable[tuple[str, ...]] = (),
        *,
        accents: bool,
    ) -> None:
        self._words = frozenset(words)
        self._prefixes = tuple(prefixes)
        self._rows = tuple(rows)
        self._in_rows = frozenset(word for row in self._rows for word in row)
        self._accents = accents
        # Most words of a text recur, and the rules of the language are slow.
        self._known: dict[str, tuple[int, list[_Inside]]] = {}

    @property
    def typed(self) -> int:
        """How many words and beginnings of words were typed."""
        return len(self._words) + len(self._prefixes)

    def found(self, text: str) -> Iterator[tuple[Mark, str]]:
        """Yield where in *text* anything sought stands, and its form."""
        candidates = list(self._candidates(text))
        whole = self._whole(candidates)
        for number, one in enumerate(candidates):
            if number in whole or self._is_sought(one.form):
                yield one.mark, one.form

    def _candidates(self, text: str) -> Iterator[_Candidate]:
        place = 0
        for span in spans(text):
            size, inside = self._inside(span[0])
            for one in inside:
                mark = Mark(span.start() + one.start, span.start() + one.end)
                yield _Candidate(place + one.place, mark, one.form)
            place += size

    def _inside(self, written: str) -> tuple[int, list[_Inside]]:
        """Return how many words *written* stands for, and which of them may match."""
        if written not in self._known:
            self._known[written] = self._read(written)
        return self._known[written]

    def _read(self, written: str) -> tuple[int, list[_Inside]]:
        found, end, place = [], 0, 0
        for place, (forms, length) in enumerate(parts(written), 1):
            start, end = end, end + length
            form = _form(forms, accents=self._accents)
            if form in self._in_rows or self._is_sought(form):
                found.append(_Inside(place, start, end, form))
        return place, found

    def _is_sought(self, form: str) -> bool:
        return form in self._words or form.startswith(self._prefixes)

    def _whole(self, candidates: Sequence[_Candidate]) -> set[int]:
        """Return the numbers of the candidates with which a row stands whole."""
        found: set[int] = set()
        for row in self._rows:
            for first in range(len(candidates) - len(row) + 1):
                run = candidates[first : first + len(row)]
                side_by_side = run[-1].place - run[0].place == len(row) - 1
                if side_by_side and tuple(one.form for one in run) == row:
                    found.update(range(first, first + len(row)))
        return found


def sought(node: Node | None, *, accents: bool) -> Sought:
    """Return what a match of *node* shows: words typed, and other forms of them as a whole."""
    words: list[str] = []
    prefixes: list[str] = []
    for leaf in leaves(node):
        if isinstance(leaf, Prefix):
            prefixes.append(_form(leaf.start, accents=accents))
        else:
            words += _row(leaf, accents=accents)
    rows = [_row(term, accents=accents) for term in other_forms(node)]
    return Sought(words, prefixes, rows, accents=accents)


def marked(text: str, places: Iterable[Mark]) -> str:
    """Return *text* HTML-escaped, with ``<mark>`` around *places*."""
    pieces, end = [], 0
    for mark in places:
        pieces += [html.escape(text[end : mark.start]), "<mark>"]
        pieces += [html.escape(text[mark.start : mark.end]), "</mark>"]
        end = mark.end
    return "".join(pieces) + html.escape(text[end:])


def _row(term: Term, *, accents: bool) -> tuple[str, ...]:
    return tuple(_form(forms, accents=accents) for forms in term.forms)


def _form(forms: Forms, *, accents: bool) -> str:
    return forms.accented if accents else forms.folded
