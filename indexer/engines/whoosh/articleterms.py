"""The fields of articles, as Whoosh has them: ids, days, words with accents and without."""

from typing import Any, Final

import numpy as np
from whoosh.reading import TermInfo

from indexer.analysis import GAP
from indexer.arrays import ArrayFile
from indexer.engines.whoosh.dayterms import DayTerms
from indexer.engines.whoosh.fieldlists import FieldTerms, term_info
from indexer.engines.whoosh.matcher import PostingMatcher
from indexer.engines.whoosh.postings import Found
from indexer.engines.whoosh.schema import SCHEMA
from indexer.engines.whoosh.segment import Range, SegmentArrays
from indexer.engines.whoosh.sortedterms import BareTerms, Posting, SortedTerms

FORM_FIELDS: Final = ("accented", "folded")


def article_terms(file: ArrayFile) -> dict[str, FieldTerms]:
    """Return the terms of the fields of a segment of articles."""
    arrays = SegmentArrays(file)
    return {
        "accented": _Accented(arrays),
        "folded": _Folded(arrays),
        "id": _Ids(arrays),
        "published": DayTerms(arrays.days, SCHEMA["published"]),
    }


class _Forms(SortedTerms):
    """The terms of one of the two fields: term number -> a range of forms."""

    def __init__(self, arrays: SegmentArrays) -> None:
        self._arrays = arrays

    def forms(self, number: int) -> Range:
        """Return the range of forms that a term stands for."""
        raise NotImplementedError

    def info(self, number: int) -> TermInfo:
        """Return Whoosh's statistics of a term."""
        found = self._found(number)
        return term_info(*found, self._arrays.lengths[found.documents])

    def matcher(self, number: int, *, format_: Any, scorer: Any, term: Any) -> PostingMatcher:
        """Return a matcher; where the word stands is read from the stream when it is asked for."""
        found, forms = self._found(number), self.forms(number)

        def positions(place: int) -> bytes:
            encoded: bytes = format_.encode(self._positions(int(found.documents[place]), forms))
            return encoded

        return PostingMatcher(
            *found,
            self._arrays.lengths[found.documents],
            value=positions,
            format_=format_,
            scorer=scorer,
            term=term,
        )

    def _found(self, number: int) -> Found:
        return self._arrays.words("all", self.forms(number))

    def _positions(self, document: int, forms: Range) -> list[int]:
        stream = self._arrays.stream(document)
        places = np.flatnonzero((stream >= forms[0]) & (stream < forms[1]))
        # A break takes a place in the stream, and between parts of an article lies the gap.
        parts = np.searchsorted(np.flatnonzero(stream == len(self._arrays.lexicon)), places)
        found: list[int] = (places + parts * (GAP - 1)).tolist()
        return found


class _Folded(_Forms):
    """Without accents: each term is all the forms that fold to it."""

    def __len__(self) -> int:
        return len(self._arrays.lexicon.folded)

    def __getitem__(self, number: int) -> bytes:
        return self._arrays.lexicon.folded[number]

    def forms(self, number: int) -> Range:
        firsts = self._arrays.lexicon.firsts
        return int(firsts[number]), int(firsts[number + 1])


class _Accented(_Forms):
    """With accents: each term is one form, in the order of its bytes."""

    def __len__(self) -> int:
        return len(self._arrays.lexicon.accented)

    def __getitem__(self, number: int) -> bytes:
        return self._arrays.lexicon.accented[int(self._arrays.lexicon.order[number])]

    def forms(self, number: int) -> Range:
        form = int(self._arrays.lexicon.order[number])
        return form, form + 1


class _Ids(BareTerms):
    """The ids of articles: each term stands in one document."""

    def __init__(self, arrays: SegmentArrays) -> None:
        self._arrays = arrays

    def __len__(self) -> int:
        return len(self._arrays)

    def __getitem__(self, number: int) -> bytes:
        return self._arrays.ids[int(self._arrays.id_order[number])]

    def posting(self, number: int) -> Posting:
        """Return the one document of a term."""
        return self._arrays.id_order[number : number + 1], np.ones(1), np.ones(1, np.uint32)
