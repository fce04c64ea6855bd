"""The terms of a field as Whoosh reads them: in order, each by its number."""

from bisect import bisect_left
from typing import Any

from whoosh.reading import TermInfo

from indexer.arrays import Array
from indexer.engines.whoosh.fieldlists import term_info
from indexer.engines.whoosh.matcher import PostingMatcher

Posting = tuple[Array, Array, Array]
"""The documents of a term in order, its frequency in each, and each one's length in words."""


class SortedTerms:
    """Terms by number; who derives from it tells how many there are, and which."""

    def __len__(self) -> int:
        raise NotImplementedError

    def __getitem__(self, number: int) -> bytes:
        raise NotImplementedError

    def place(self, term: bytes) -> int:
        """Return the number of the first term not below *term*."""
        return bisect_left(range(len(self)), term, key=self.__getitem__)


class BareTerms(SortedTerms):
    """Terms of which Whoosh knows only which documents have them, not where."""

    def posting(self, number: int) -> Posting:
        """Return the posting of a term."""
        raise NotImplementedError

    def info(self, number: int) -> TermInfo:
        """Return Whoosh's statistics of a term."""
        return term_info(*self.posting(number))

    def matcher(self, number: int, *, format_: Any, scorer: Any, term: Any) -> PostingMatcher:
        """Return a matcher over the documents of a term."""
        return PostingMatcher(
            *self.posting(number),
            value=lambda _: b"",
            format_=format_,
            scorer=scorer,
            term=term,
        )
