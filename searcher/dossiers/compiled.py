"""A dossier with its articles in order of time, and what ties them together."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from archive.article import Record
from archive.store import Archive
from searcher.dossiers.dossier import Dossier, Entry


class Filed(msgspec.Struct, frozen=True):
    """An entry of a dossier with its article; None where the archive holds it no more."""

    entry: Entry
    record: Record | None


class Tie(msgspec.Struct, frozen=True):
    """A document or a commune, and how many articles of the dossier name it."""

    value: str
    articles: int


class Compiled(msgspec.Struct, frozen=True, kw_only=True):
    """What a dossier holds, the earliest published first.

    Undated articles stand after the others, what left the archive or was forgotten last. Of
    *documents* and *communes* those that most articles name come first.
    """

    name: str
    title: str
    note: str
    created: str
    articles: tuple[Filed, ...]
    documents: tuple[Tie, ...]
    communes: tuple[Tie, ...]

    @property
    def held(self) -> tuple[str, ...]:
        """The ids of the articles that the archive holds, in this order."""
        return tuple(filed.record.article.id for filed in self.articles if filed.record)


def compiled(name: str, dossier: Dossier, archive: Archive) -> Compiled:
    """Return *dossier* with its articles as the archive has them."""
    records = {record.article.id: record for record in archive.records(list(dossier.ids))}
    filed = [Filed(entry, records.get(entry.id or "")) for entry in dossier.entries]
    found = [each.record for each in filed if each.record]
    return Compiled(
        name=name,
        title=dossier.title,
        note=dossier.note,
        created=dossier.created,
        articles=tuple(sorted(filed, key=_when)),
        documents=_ties({one.number for one in record.derived.documents} for record in found),
        communes=_ties({one.label for one in record.derived.communes} for record in found),
    )


def _when(filed: Filed) -> tuple[bool, bool, str, str]:
    if filed.record is None:
        return True, True, "", filed.entry.added
    article = filed.record.article
    return (
        False,
        article.published is None,
        article.published_at or article.published or "",
        article.id,
    )


def _ties(named: Iterable[set[str]]) -> tuple[Tie, ...]:
    counts = Counter(value for values in named for value in values)
    return tuple(Tie(*pair) for pair in sorted(counts.items(), key=lambda p: (-p[1], p[0])))
