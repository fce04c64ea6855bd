"""News as a person reads them: with the article, and with what changed in it."""

from collections.abc import Sequence

import msgspec

from archive.article import Record
from archive.store import Archive
from searcher.differences import Difference, differences
from searcher.history import versions
from searcher.watching.log import Kind, Piece


class News(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of news. *record* is None where the archive holds the article no more."""

    number: int
    kind: Kind
    at: str
    id: str
    record: Record | None
    changes: tuple[Difference, ...] = ()


def told(archive: Archive, pieces: Sequence[Piece]) -> list[News]:
    """Return *pieces* with their articles, in the same order."""
    ids = list(dict.fromkeys(piece.id for piece in pieces))
    records = {record.article.id: record for record in archive.records(ids)}
    return [
        News(
            number=piece.number,
            kind=piece.kind,
            at=piece.at,
            id=piece.id,
            record=records.get(piece.id),
            changes=_changes(archive, piece) if piece.kind == "edited" else (),
        )
        for piece in pieces
    ]


def _changes(archive: Archive, piece: Piece) -> tuple[Difference, ...]:
    kept = versions(archive, piece.id)
    # An archive put back from a backup may hold fewer.
    if piece.version >= len(kept):
        return ()
    return tuple(differences(kept[piece.before], kept[piece.version]))
