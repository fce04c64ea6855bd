"""Whoosh's view of one list of postings."""

from collections.abc import Callable, Iterator
from typing import Any

from whoosh.matching import LeafMatcher, NullMatcher, ReadTooFar

from indexer.arrays import Array


class PostingMatcher(LeafMatcher):  # type: ignore[misc]
    """Walks a list that lies in arrays; the whole list is one block to Whoosh."""

    def __init__(
        self,
        documents: Array,
        weights: Array,
        lengths: Array,
        *,
        value: Callable[[int], bytes],
        format_: Any,
        scorer: Any,
        term: Any,
    ) -> None:
        self._documents = documents
        self._weights = weights
        self._lengths = lengths
        self._value = value
        self.format = format_
        self.scorer = scorer
        self._term = term
        self._place = 0

    def term(self) -> Any:
        return self._term

    def is_active(self) -> bool:
        return self._place < len(self._documents)

    def reset(self) -> None:
        self._place = 0

    def copy(self) -> "PostingMatcher":
        copied = PostingMatcher(
            self._documents, self._weights, self._lengths, value=self._value,
            format_=self.format, scorer=self.scorer, term=self._term,
        )  # fmt: skip
        copied._place = self._place
        return copied

    def replace(self, minquality: float = 0) -> Any:
        # A scorer without block quality has no upper bound to compare.
        too_low = minquality and self.supports_block_quality() and self.max_quality() < minquality
        return self if self.is_active() and not too_low else NullMatcher()

    def id(self) -> int:
        return int(self._documents[self._place])

    def all_ids(self) -> Iterator[int]:
        return iter(self._documents[self._place :].tolist())

    def next(self) -> None:
        if not self.is_active():
            raise ReadTooFar
        self._place += 1

    def skip_to(self, id: int) -> None:
        if not self.is_active():
            raise ReadTooFar
        if id > self.id():
            rest = self._documents[self._place :]
            self._place += int(rest.searchsorted(id))

    def weight(self) -> float:
        return float(self._weights[self._place])

    def value(self) -> bytes:
        return self._value(self._place)

    def skip_to_quality(self, minquality: float) -> int:
        if self.block_quality() <= minquality:
            self._place = len(self._documents)
            return 1
        return 0

    def block_min_id(self) -> int:
        return int(self._documents[0])

    def block_max_id(self) -> int:
        return int(self._documents[-1])

    def block_min_length(self) -> int:
        return int(self._lengths.min())

    def block_max_length(self) -> int:
        return int(self._lengths.max())

    def block_max_weight(self) -> float:
        return float(self._weights.max())
