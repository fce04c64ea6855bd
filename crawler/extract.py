"""The pure core: a page, its address and its portal's profile in, an Article out."""

from typing import Any

import msgspec
from bs4 import BeautifulSoup

from archive.addresses import host_of
from archive.article import Article
from archive.identity import article_id, sealed
from crawler.dating import dated
from crawler.document import Document
from crawler.legacy import in_unicode
from crawler.metadata import believed_url
from crawler.profile import Profile
from crawler.reading import Reading, read

AUTOMATIC = Profile(name="automatic")
"""A profile that knows nothing of the page."""


class NotAnArticle(msgspec.Struct, frozen=True):
    """A page that holds no article, and why."""

    reason: str


def extract(
    html: str | BeautifulSoup | Document,
    url: str,
    profile: Profile = AUTOMATIC,
    *,
    fetched_at: str | None = None,
) -> Article | NotAnArticle:
    """Return the article of the page *html* at *url*, read by *profile*.

    Each field comes from the profile's selectors, else from metadata, else from automatic
    extraction. *fetched_at* is an instant in UTC.
    """
    document = html if isinstance(html, Document) else Document(html, url)
    reading = read(document, profile)
    if reading.reason is not None:
        return NotAnArticle(reading.reason)
    address = believed_url(document, profile)
    article = Article(
        id=article_id(url=address, title=reading.title.value, body=""),
        url=address,
        source=host_of(address),
        place=profile.archived_place,
        fetched_at=fetched_at,
        **dated(reading.date)._asdict(),
        **_fields(reading),
    )
    return sealed(in_unicode(article))


def _fields(reading: Reading) -> dict[str, Any]:
    """Return the fields that *reading* fills, the date apart, and where each came from."""
    found = {name: each for name, each in reading.fields.items() if name != "published"}
    filled = {name: each for name, each in found.items() if each.value}
    fields: dict[str, Any] = {name: each.value for name, each in filled.items()}
    fields["body"] = "\n".join(fields.get("body", ()))
    return fields | {"field_sources": {name: each.source for name, each in filled.items()}}
