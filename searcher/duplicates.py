"""Near-duplicates as they are told: how many an article has, who was first, what is the same."""

import threading
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from archive import fingerprints as kept
from archive.article import Article
from archive.fingerprints import Member
from archive.store import Archive
from indexer.duplicates.groups import NO_GROUPS, Groups, groups_of
from searcher.answer import Listed, listing
from searcher.passages import Passage, shared

_BATCH = 1000


class Copy(Listed, frozen=True, kw_only=True):
    """A near-duplicate of an article, and what they share word for word.

    *of_this* is the share of the article's words that stand in some of the *passages*, *of_other*
    the share of the near-duplicate's; both from 0 to 1.
    """

    of_this: float
    of_other: float
    passages: tuple[Passage, ...]


class Copies(msgspec.Struct, frozen=True, kw_only=True):
    """All near-duplicates of an article in order of date, and the *first* published of them all."""

    id: str
    first: Listed
    similar: tuple[Copy, ...]


class NearDuplicates:
    """The groups of an archive, kept in memory until they change; for several threads."""

    def __init__(self, archive: Archive | None) -> None:
        """Take the groups of *archive*; without one every article stands for itself."""
        self._archive = archive
        self._groups = NO_GROUPS
        self._lock = threading.Lock()

    def groups(self) -> Groups:
        """Return the present groups."""
        if self._archive is None:
            return NO_GROUPS
        with self._lock:
            self._groups = groups_of(self._archive, before=self._groups)
            return self._groups

    def members(self, ids: Sequence[str]) -> dict[str, tuple[Listed, ...]]:
        """Return the group of each of *ids* that is in one, the earliest published first."""
        numbers = self.groups().numbers
        grouped = [one for one in ids if one in numbers]
        found = self._members(numbers[one] for one in grouped)
        return {
            one: tuple(Listed(**listing(m)) for m in found.get(numbers[one], ())) for one in grouped
        }

    def folded(self, ids: Iterable[str]) -> Iterator[str]:
        """Yield *ids*, of each group only the earliest published of them, where its first stood."""
        numbers = self.groups().numbers
        all_of_them = list(ids)
        present = set(all_of_them)
        found = self._members(numbers[one] for one in all_of_them if one in numbers)
        earliest = {
            number: next((m.id for m in of if m.id in present), None)
            for number, of in found.items()
        }
        for one in all_of_them:
            # Taken out once told; an article that has left its group since stands for itself.
            told = earliest.pop(numbers[one], None) if numbers.get(one) in found else one
            if told is not None:
                yield told

    def _members(self, numbers: Iterable[int]) -> dict[int, list[Member]]:
        wanted = sorted(set(numbers))
        found: dict[int, list[Member]] = {}
        if self._archive is None:
            return found
        for start in range(0, len(wanted), _BATCH):
            for member in kept.members(self._archive, wanted[start : start + _BATCH]):
                found.setdefault(member.group, []).append(member)
        return found


def copies(archive: Archive, article_id: str) -> Copies:
    """Return the near-duplicates of one article. Raises `NotFound`."""
    this = archive.require(article_id).article
    number = kept.number(archive, article_id)
    members = kept.members(archive, [number]) if number is not None else []
    articles = [record.article for record in archive.records([m.id for m in members])] or [this]
    return Copies(
        id=article_id,
        first=Listed(**listing(articles[0])),
        similar=tuple(_copy(this, other) for other in articles if other.id != article_id),
    )


def _copy(this: Article, other: Article) -> Copy:
    found = shared(this, other)
    return Copy(
        **listing(other),
        of_this=found.of_this,
        of_other=found.of_other,
        passages=found.passages,
    )
