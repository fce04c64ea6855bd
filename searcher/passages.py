"""What two articles share word for word, told in places of the originals.

The runs of words of one text that the other has too are found by the suffix automaton of the other
(Blumer and others, The Smallest Automaton Recognizing the Subwords of a Text, 1985): in time linear
in both lengths, wherever in the other text a run stands, so moved paragraphs are found as well.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from archive.article import Article
from indexer.analysis import analyse

LEAST = 8
"""Words of a run that is worth telling; shorter ones are names and turns of speech."""
BREAK = "\n"
"""Stands after each part in a row of words; no run reaches across it."""


class Place(msgspec.Struct, frozen=True):
    """Half-open range [start, end) in code points of title, summary or body."""

    part: str
    start: int
    end: int


class Passage(msgspec.Struct, frozen=True):
    """A run of *words* words that cannot be made longer: *text* as the one article has it."""

    words: int
    text: str
    here: Place
    there: Place


class Shared(msgspec.Struct, frozen=True):
    """What two articles share: the passages, and which part of the words of each stands in some."""

    of_this: float
    of_other: float
    passages: tuple[Passage, ...]


def shared(this: Article, other: Article) -> Shared:
    """Return what *this* shares with *other*; accents and case make no difference.

    A title or text shorter than `LEAST` is shared if all of it is. Passages stand in the order of
    *this*.
    """
    one, two = _Text(this), _Text(other)
    runs = list(_maximal(one.row, Automaton(two.row)))
    back = list(_maximal(two.row, Automaton(one.row)))
    passages = (
        Passage(run.length, one.cut(place), place, two.place(run.there, run.length))
        for run in runs
        for place in [one.place(run.here, run.length)]
    )
    return Shared(_share(runs, len(one)), _share(back, len(two)), tuple(passages))


class _At(NamedTuple):
    """Where a word stands, or the break after a part."""

    form: str
    part: str
    start: int
    end: int


class _Run(NamedTuple):
    here: int
    there: int
    length: int


class _Text:
    """An article as a row of words."""

    def __init__(self, article: Article) -> None:
        parted = article.summary and not article.body.startswith(article.summary)
        self._parts = {
            "title": article.title or "",
            "summary": (article.summary or "") if parted else "",
            "body": article.body,
        }
        self._places = [at for name, text in self._parts.items() for at in _places(name, text)]
        self.row = [at.form for at in self._places]

    def __len__(self) -> int:
        return sum(form != BREAK for form in self.row)

    def place(self, first: int, length: int) -> Place:
        """Return where a run of words stands."""
        start, end = self._places[first], self._places[first + length - 1]
        return Place(start.part, start.start, end.end)

    def cut(self, place: Place) -> str:
        """Return the text at a place."""
        return self._parts[place.part][place.start : place.end]


def _places(name: str, text: str) -> Iterator[_At]:
    for word in analyse(text):
        yield _At(word.forms.folded, name, word.start, word.end)
    yield _At(BREAK, name, len(text), len(text))


def _maximal(words: Sequence[str], automaton: "Automaton") -> Iterator[_Run]:
    """Yield the runs of *words* that the automaton's text has too and no longer run holds."""
    ending = [*automaton.longest(words), (0, 0)]
    for last, ((length, there), (following, _)) in enumerate(pairwise(ending)):
        # Where the next word lengthens the run, it does not end here.
        if following <= length and (length >= LEAST or _whole(words, last, length)):
            yield _Run(last - length + 1, there - length + 1, length)


def _whole(words: Sequence[str], last: int, length: int) -> bool:
    """Tell whether a run is all of a title, a summary or a body."""
    before = last - length
    begins = before < 0 or words[before] == BREAK
    return length > 0 and begins and words[last + 1] == BREAK


def _share(runs: Sequence[_Run], words: int) -> float:
    covered, reached = 0, 0
    for run in runs:
        end = run.here + run.length
        covered += max(0, end - max(run.here, reached))
        reached = max(reached, end)
    return round(covered / words, 4) if words else 0.0


class Automaton:
    """The suffix automaton of a row of words."""

    def __init__(self, words: Sequence[str]) -> None:
        self._next: list[dict[str, int]] = [{}]
        self._link = [-1]
        self._length = [0]
        self._end = [-1]
        last = 0
        for place, word in enumerate(words):
            last = self._extend(last, word, place)

    def longest(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield for each place of *words* how long a run that ends there is known, and an end."""
        state = length = 0
        for word in words:
            while state and word not in self._next[state]:
                state = self._link[state]
                length = self._length[state]
            if word == BREAK:
                state = length = 0
            elif word in self._next[state]:
                state = self._next[state][word]
                length += 1
            yield length, self._end[state]

    def _extend(self, last: int, word: str, place: int) -> int:
        new = self._state({}, self._length[last] + 1, place)
        state = last
        while state != -1 and word not in self._next[state]:
            self._next[state][word] = new
            state = self._link[state]
        if state == -1:
            self._link[new] = 0
            return new
        follower = self._next[state][word]
        if self._length[follower] != self._length[state] + 1:
            follower = self._split(state, word, follower)
        self._link[new] = follower
        return new

    def _split(self, state: int, word: str, old: int) -> int:
        """Return a copy of *old* for the shorter runs alone, put in its place where it must be."""
        copy = self._state(dict(self._next[old]), self._length[state] + 1, self._end[old])
        self._link[copy] = self._link[old]
        self._link[old] = copy
        while state != -1 and self._next[state].get(word) == old:
            self._next[state][word] = copy
            state = self._link[state]
        return copy

    def _state(self, following: dict[str, int], length: int, end: int) -> int:
        self._next.append(following)
        self._length.append(length)
        self._end.append(end)
        self._link.append(0)
        return len(self._next) - 1
