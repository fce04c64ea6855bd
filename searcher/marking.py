"""Where the words of a query stand in a text, and the text with them marked."""

import html
from collections.abc import Iterable
from typing import NamedTuple

from indexer.query import Node, Prefix, leaves
from vietnamese.words import Forms, parts, spans


class Mark(NamedTuple):
    """A half-open range [start, end) of a text, in code points."""

    start: int
    end: int


class _Inside(NamedTuple):
    """A match within a word as written: where it stands there, and what it matches."""

    start: int
    end: int
    form: str


class Sought:
    """The words of a query and the beginnings of words, in the form in which they match."""

    def __init__(self, words: Iterable[str], prefixes: Iterable[str], *, accents: bool) -> None:
        self._words = frozenset(words)
        self._prefixes = tuple(prefixes)
        self._accents = accents
        # Most words of a text recur, and the rules of the language are slow.
        self._known: dict[str, list[_Inside]] = {}

    def inside(self, written: str) -> list[_Inside]:
        """Return what of the word *written* is sought: all of it, or words written together."""
        if written not in self._known:
            self._known[written] = self._inside(written)
        return self._known[written]

    def _inside(self, written: str) -> list[_Inside]:
        found, end = [], 0
        for forms, length in parts(written):
            start, end = end, end + length
            form = _form(forms, accents=self._accents)
            if form in self._words or form.startswith(self._prefixes):
                found.append(_Inside(start, end, form))
        return found


def sought(node: Node | None, *, accents: bool) -> Sought:
    """Return the words that a match of *node* shows."""
    words: list[str] = []
    prefixes: list[str] = []
    for leaf in leaves(node):
        if isinstance(leaf, Prefix):
            prefixes.append(_form(leaf.start, accents=accents))
        else:
            words += (_form(forms, accents=accents) for forms in leaf.forms)
    return Sought(words, prefixes, accents=accents)


def marks(text: str, wanted: Sought) -> list[tuple[Mark, str]]:
    """Return where in *text* words of the query stand, and which."""
    return [
        (Mark(span.start() + one.start, span.start() + one.end), one.form)
        for span in spans(text)
        for one in wanted.inside(span[0])
    ]


def marked(text: str, places: Iterable[Mark]) -> str:
    """Return *text* HTML-escaped, with ``<mark>`` around *places*."""
    pieces, end = [], 0
    for mark in places:
        pieces += [html.escape(text[end : mark.start]), "<mark>"]
        pieces += [html.escape(text[mark.start : mark.end]), "</mark>"]
        end = mark.end
    return "".join(pieces) + html.escape(text[end:])


def _form(forms: Forms, *, accents: bool) -> str:
    return forms.accented if accents else forms.folded
