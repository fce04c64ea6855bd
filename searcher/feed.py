"""Atom feeds of articles."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from feedgenerator import Atom1Feed

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, not even escaped: most control characters, and halves of a pair."""
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Entry(NamedTuple):
    """One entry. *key* stays the same for as long as it is the same news.

    *link* leads to our page, *original* to the portal. *updated* is an instant as the archive
    writes it, *html* a summary whose text is escaped.
    """

    key: str
    title: str
    link: str
    original: str | None
    updated: str
    html: str
    source: str | None


class Head(NamedTuple):
    """What a feed says of itself: *key* is its stable name, *link* the page of the same search."""

    key: str
    title: str
    subtitle: str
    link: str
    address: str
    language: str


def atom(head: Head, entries: Iterable[Entry]) -> str:
    """Return the feed as XML; what XML cannot hold is left out of every text."""
    feed = _Feed(
        title=clean(head.title),
        link=clean(head.link),
        description=None,
        subtitle=clean(head.subtitle) or None,
        language=head.language,
        author_name="Tin Xã",
        feed_url=clean(head.address),
        feed_guid=_urn(head.key),
    )
    for entry in entries:
        feed.add_item(
            title=" ".join(clean(entry.title).split()),
            link=clean(entry.link),
            description=clean(entry.html),
            author_name=clean(entry.source or "") or None,
            unique_id=_urn(entry.key),
            updateddate=instant(entry.updated),
            original=clean(entry.original) if entry.original else None,
        )
    return str(feed.writeString("utf-8"))


def clean(text: str) -> str:
    r"""Return *text* without the characters that XML cannot hold.

    >>> clean("Thu\x00 \x0bngân\ud800 sách")
    'Thu ngân sách'
    """
    return NOT_XML.sub("", text)


def instant(written: str) -> datetime:
    """Return an instant that the archive, or an imported record, wrote; 1970 for none."""
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        return _NEVER
    return read if read.tzinfo else read.replace(tzinfo=UTC)


class _Feed(Atom1Feed):  # type: ignore[misc]
    """Atom with a second link, to the portal, and a date that stays where nothing is new."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item["original"]:
            handler.addQuickElement("link", "", {"href": item["original"], "rel": "via"})

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=_NEVER)


def _urn(key: str) -> str:
    """Return a name that no address and no move of the page changes."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'tinxa:{clean(key)}')}"
