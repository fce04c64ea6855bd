"""Under which id an article is known, and how a change of it is told."""

import hashlib
from collections.abc import Iterable

import msgspec

from archive.addresses import canonical_url
from archive.article import Article

_PUBLISHED_FIELDS = (
    "title", "category", "summary", "published", "published_at", "authors", "captions", "body",
)  # fmt: skip
_FILE_FIELDS = ("url", "title", "type", "text")


def article_id(*, url: str | None, title: str | None, body: str) -> str:
    """Return the id of an article: from its canonical URL, else from its title and body."""
    if url:
        return _digest([canonical_url(url)])
    return _digest([title or "", body])


def content_hash(article: Article) -> str:
    """Return a hash of what was published: equal hashes mean an unchanged article."""
    published = [getattr(article, name) for name in _PUBLISHED_FIELDS]
    published.append(
        [{name: getattr(file, name) for name in _FILE_FIELDS} for file in article.attachments]
    )
    return _digest([msgspec.json.encode(published).decode()])


def sealed(article: Article) -> Article:
    """Return *article* with its `content_hash` filled in."""
    return msgspec.structs.replace(article, content_hash=content_hash(article))


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:16]
