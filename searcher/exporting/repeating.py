"""An earlier export made again, and what came, went and changed since."""

from collections.abc import Iterable, Iterator

import msgspec

from archive.article import Article, Record
from searcher.answer import Listed, listing
from searcher.exporting.items import Items
from searcher.searcher import Searcher


class Went(msgspec.Struct, frozen=True, kw_only=True):
    """An article that is no longer in the result; *kept* tells whether the archive has it still."""

    id: str
    title: str | None
    published: str | None
    kept: bool


class Differences(msgspec.Struct, frozen=True, kw_only=True):
    """How a result differs from what it was at *then*.

    *changed* are articles whose portals changed what they had published; *same* counts the others.
    """

    then: str
    now: str
    before: int
    total: int
    same: int
    came: tuple[Listed, ...]
    went: tuple[Went, ...]
    changed: tuple[Listed, ...]


class Comparison:
    """Compares the records that pass with an earlier export."""

    def __init__(self, before: Items) -> None:
        self._before = before
        self._left = dict(before.items)
        self._came: list[Listed] = []
        self._changed: list[Listed] = []
        self._total = 0

    def passing(self, records: Iterable[Record]) -> Iterator[Record]:
        """Pass *records* on, and note how they differ."""
        for record in records:
            self._note(record.article)
            yield record

    def differences(self, searcher: Searcher, *, now: str) -> Differences:
        """Return what has been noted; call it once all have passed."""
        known = {record.article.id: record.article for record in searcher.picked(self._left)}
        return Differences(
            then=self._before.about.exported_at,
            now=now,
            before=len(self._before.items),
            total=self._total,
            same=self._total - len(self._came) - len(self._changed),
            came=tuple(self._came),
            went=tuple(_went(one, known.get(one)) for one in self._left),
            changed=tuple(self._changed),
        )

    def _note(self, article: Article) -> None:
        self._total += 1
        before = self._left.pop(article.id, None)
        if before is None:
            self._came.append(Listed(**listing(article)))
        elif before != article.content_hash:
            self._changed.append(Listed(**listing(article)))


def _went(article_id: str, article: Article | None) -> Went:
    return Went(
        id=article_id,
        title=article.title if article else None,
        published=article.published if article else None,
        kept=article is not None,
    )
