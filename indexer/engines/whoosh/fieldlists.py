"""The terms of any Whoosh field with their postings, as arrays: Whoosh's own way into the codec."""

from typing import Any, Protocol

import numpy as np
from whoosh.codec.base import FieldWriter
from whoosh.reading import TermInfo

from indexer.arrays import Array, ArrayFile, Strings, strings_to_arrays
from indexer.engines.whoosh.matcher import PostingMatcher


class FieldTerms(Protocol):
    """The sorted terms of one field, by number."""

    def __len__(self) -> int: ...

    def __getitem__(self, number: int) -> bytes: ...

    def place(self, term: bytes) -> int:
        """Return the number of the first term not below *term*."""

    def info(self, number: int) -> TermInfo:
        """Return Whoosh's statistics of a term."""

    def matcher(self, number: int, *, format_: Any, scorer: Any, term: Any) -> PostingMatcher:
        """Return a matcher over the postings of a term."""


class ListedTerms:
    """A field whose postings were written one by one."""

    def __init__(self, file: ArrayFile, field: str) -> None:
        self._terms = Strings(file, f"{field}.terms")
        self._starts = file[f"{field}.starts"]
        self._documents = file[f"{field}.documents"]
        self._weights = file[f"{field}.weights"]
        self._lengths = file[f"{field}.lengths"]
        self._values = Strings(file, f"{field}.values")

    def __len__(self) -> int:
        return len(self._terms)

    def __getitem__(self, number: int) -> bytes:
        return self._terms[number]

    def place(self, term: bytes) -> int:
        """Return the number of the first term not below *term*."""
        return self._terms.place(term)

    def info(self, number: int) -> TermInfo:
        """Return Whoosh's statistics of a term."""
        return term_info(*(array[self._span(number)] for array in self._arrays()))

    def matcher(self, number: int, *, format_: Any, scorer: Any, term: Any) -> PostingMatcher:
        """Return a matcher over the postings of a term."""
        span = self._span(number)
        return PostingMatcher(
            *(array[span] for array in self._arrays()),
            value=lambda place: self._values[span.start + place],
            format_=format_,
            scorer=scorer,
            term=term,
        )

    def _arrays(self) -> tuple[Array, Array, Array]:
        return self._documents, self._weights, self._lengths

    def _span(self, number: int) -> slice:
        return slice(int(self._starts[number]), int(self._starts[number + 1]))


def term_info(documents: Array, weights: Array, lengths: Array) -> TermInfo:
    """Return Whoosh's statistics of one list."""
    return TermInfo(
        weight=float(weights.sum()),
        df=len(documents),
        minlength=int(lengths.min()),
        maxlength=int(lengths.max()),
        maxweight=float(weights.max()),
        minid=int(documents[0]),
        maxid=int(documents[-1]),
    )


class FieldListsWriter(FieldWriter):  # type: ignore[misc]
    """Collects the postings that Whoosh's writer sends, in the order of fields and terms."""

    def __init__(self) -> None:
        self.arrays: dict[str, Array] = {}
        self.is_closed = False

    def start_field(self, fieldname: str, fieldobj: Any) -> None:
        """Begin a field."""
        self._field, self._format = fieldname, fieldobj.format
        self._terms: list[bytes] = []
        self._starts = [0]
        self._documents: list[int] = []
        self._weights: list[float] = []
        self._lengths: list[int] = []
        self._values: list[bytes] = []

    def start_term(self, text: bytes) -> None:
        """Begin a term of the field."""
        self._terms.append(text)

    def add(self, docnum: int, weight: float, vbytes: bytes, length: int | None) -> None:
        """Add a posting of the term."""
        self._documents.append(docnum)
        self._weights.append(weight)
        self._lengths.append(length or 0)
        self._values.append(vbytes)

    def finish_term(self) -> None:
        """End the term."""
        self._starts.append(len(self._documents))

    def finish_field(self) -> None:
        """End the field."""
        self.arrays |= {
            **strings_to_arrays(f"{self._field}.terms", self._terms),
            **strings_to_arrays(f"{self._field}.values", self._values),
            f"{self._field}.starts": np.array(self._starts, np.uint32),
            f"{self._field}.documents": np.array(self._documents, np.uint32),
            f"{self._field}.weights": np.array(self._weights, np.float32),
            f"{self._field}.lengths": np.array(self._lengths, np.uint32),
        }
