"""The forms of a segment, numbered.

First as they come; then in order, so that those that fold alike are neighbours and a word without
accents is a range of numbers.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from indexer.analysis import surfaces
from indexer.arrays import Array, ArrayFile, Strings, strings_to_arrays
from vietnamese.words import Forms, parts

Numbers = npt.NDArray[np.uint32]


class GrowingLexicon:
    """Numbers for forms in the order in which they are met.

    A surface form (a word as written) is looked up in one dictionary, so that the rules of the
    language run once for each surface form and not for each word of a text. A surface form that
    stands for several words has a number below 0.
    """

    def __init__(self) -> None:
        self._surfaces: dict[str, int] = {}
        self._forms: dict[Forms, int] = {}
        self._several: list[list[int]] = []

    def numbers(self, text: str) -> list[int]:
        """Return the numbers of the words of *text*, in order."""
        written, known = surfaces(text), self._surfaces
        try:
            numbers = [known[surface] for surface in written]
        except KeyError:
            numbers = [known[s] if s in known else self._new(s) for s in written]
        return self._told_apart(numbers) if min(numbers, default=0) < 0 else numbers

    def number(self, form: Forms) -> int:
        """Return the number of *form*, a new one where it is new."""
        return self._forms.setdefault(form, len(self._forms))

    def _new(self, surface: str) -> int:
        numbers = [self.number(form) for form, _ in parts(surface)]
        if len(numbers) == 1:
            self._surfaces[surface] = numbers[0]
        else:
            self._several.append(numbers)
            self._surfaces[surface] = -len(self._several)
        return self._surfaces[surface]

    def _told_apart(self, numbers: list[int]) -> list[int]:
        several = self._several
        return [
            one
            for number in numbers
            for one in ((number,) if number >= 0 else several[-number - 1])
        ]  # fmt: skip

    def ordered(self) -> tuple[list[Forms], Numbers]:
        """Return the forms in order, and for each old number the new one."""
        met = list(self._forms)
        order = sorted(range(len(met)), key=met.__getitem__)
        new = np.empty(len(met), np.uint32)
        new[order] = np.arange(len(met), dtype=np.uint32)
        return [met[number] for number in order], new


def lexicon_arrays(ordered: list[Forms]) -> dict[str, Array]:
    """Return the arrays of a lexicon; *ordered* by folded form, then by accented form."""
    accented = [form.accented.encode() for form in ordered]
    folded = [form.folded.encode() for form in ordered]
    firsts = [n for n, form in enumerate(folded) if n == 0 or form != folded[n - 1]]
    by_accents = sorted(range(len(accented)), key=accented.__getitem__)
    return {
        **strings_to_arrays("accented", accented),
        **strings_to_arrays("folded", [folded[n] for n in firsts]),
        "folded.firsts": np.array([*firsts, len(accented)], np.uint32),
        "accented.order": np.array(by_accents, np.uint32),
    }


class Lexicon:
    """The forms of a segment, read from its arrays."""

    def __init__(self, file: ArrayFile) -> None:
        self.accented = Strings(file, "accented")
        self.folded = Strings(file, "folded")
        self.firsts = file["folded.firsts"]
        self.order = file["accented.order"]

    def __len__(self) -> int:
        return len(self.accented)

    def form(self, number: int) -> Forms:
        """Return one form."""
        folded = int(np.searchsorted(self.firsts, number, side="right")) - 1
        return Forms(self.folded[folded].decode(), self.accented[number].decode())

    def forms(self) -> Iterator[Forms]:
        """Yield all forms in order."""
        for number in range(len(self.folded)):
            folded = self.folded[number].decode()
            for variant in range(int(self.firsts[number]), int(self.firsts[number + 1])):
                yield Forms(folded, self.accented[variant].decode())

    def of_folded(self, folded: bytes) -> tuple[int, int]:
        """Return the range of numbers whose forms fold to *folded*; an empty one for none."""
        number = self.folded.find(folded)
        if number is None:
            return 0, 0
        return int(self.firsts[number]), int(self.firsts[number + 1])

    def of_prefix(self, start: Forms, *, accents: bool) -> list[tuple[int, int]]:
        """Return the ranges that hold all forms that begin so."""
        folded, accented = start.folded.encode(), start.accented.encode()
        # No letter's encoding begins with the byte 255.
        places = self.folded.place(folded), self.folded.place(folded + b"\xff")
        low, high = (int(self.firsts[place]) for place in places)
        if not accents:
            return [(low, high)]
        return [(n, n + 1) for n in range(low, high) if self.accented[n].startswith(accented)]

    def of_accented(self, folded: bytes, accented: bytes) -> tuple[int, int]:
        """Return the range that holds the one form *accented*; an empty one for none."""
        for number in range(*self.of_folded(folded)):
            if self.accented[number] == accented:
                return number, number + 1
        return 0, 0
