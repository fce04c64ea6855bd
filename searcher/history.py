"""What the archive holds of one article through time."""

import msgspec

from archive.article import Article
from archive.store import Archive


class History(msgspec.Struct, frozen=True, kw_only=True):
    """The versions of an article as the portal gave them, the oldest first, the present one last.

    *first_seen* is when the archive took the first one, an instant in UTC.
    """

    first_seen: str
    versions: tuple[Article, ...]


def history(archive: Archive, article_id: str) -> History:
    """Return the history of one article. Raises `NotFound`."""
    record = archive.require(article_id)
    return History(first_seen=record.first_seen or "", versions=versions(archive, article_id))


def versions(archive: Archive, article_id: str) -> tuple[Article, ...]:
    """Return the versions of an article as the portal gave them, the present one last."""
    present = archive.original(article_id)
    return (*archive.versions(article_id), *([present] if present is not None else ()))
