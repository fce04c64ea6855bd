"""The groups of near-duplicates as those need them who search: by id."""

from collections import Counter
from functools import cached_property

import msgspec

from archive import fingerprints as kept
from archive.store import Archive


class Groups(msgspec.Struct, frozen=True, dict=True):
    """The number of the group of each article that is in one; an *edition* never changes."""

    edition: int
    numbers: dict[str, int]

    def similar(self, article_id: str) -> int:
        """Return how many near-duplicates an article has."""
        number = self.numbers.get(article_id)
        return self._sizes[number] - 1 if number is not None else 0

    @cached_property
    def _sizes(self) -> Counter[int]:
        return Counter(self.numbers.values())


NO_GROUPS = Groups(-1, {})
"""Where every article is one of its own."""


def groups_of(archive: Archive, *, before: Groups | None = None) -> Groups:
    """Return the present groups of *archive*: *before* itself where nothing changed since."""
    edition = kept.edition(archive)
    if before is not None and before.edition == edition:
        return before
    return Groups(edition, kept.numbers(archive))
