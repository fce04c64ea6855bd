"""The Article: one frozen record that travels from a portal's page to the reader's screen."""

from typing import Any, Literal

import msgspec

DateSource = Literal["selector", "metadata", "url", "text", "guess", "corrected"]
Status = Literal["live", "gone"]
TextSource = Literal["text", "ocr", "unreadable"]


class Attachment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """A file that an article links to; *text* is its text where it could be read.

    *text_source* says how it was got: from the file's own text, or by optical character recognition
    of at least one page. "unreadable" is a file that was tried and gave none, null one that was not
    tried.
    """

    url: str
    title: str | None = None
    type: str | None = None
    text: str | None = None
    text_source: TextSource | None = None

    @property
    def is_read(self) -> bool:
        """Whether it was tried to get the text, or somebody gave it."""
        return self.text is not None or self.text_source is not None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a portal belongs: a commune or ward (if it is one's own portal), district, province."""

    commune: str | None = None
    district: str | None = None
    province: str | None = None


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One published article, as the portal gave it.

    *published* is the calendar date in Vietnam (``YYYY-MM-DD``), *published_at* the local time
    where it is known (``YYYY-MM-DDTHH:MM:SS+07:00``), *fetched_at* an instant in UTC. *body* holds
    the paragraphs joined by a newline, without captions. *extra* keeps what an imported record had
    besides. *content_hash* covers what was published and nothing that Tinxa adds.
    """

    id: str
    url: str | None = None
    source: str | None = None
    title: str | None = None
    category: str | None = None
    summary: str | None = None
    published: str | None = None
    published_at: str | None = None
    date_source: DateSource | None = None
    authors: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    body: str = ""
    attachments: tuple[Attachment, ...] = ()
    place: Place | None = None
    status: Status = "live"
    fetched_at: str | None = None
    content_hash: str = ""
    extra: dict[str, Any] = {}


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A commune, ward or township that an article names.

    *name* is the form as written, *spans* are the places in the body as [start, end) in code
    points, empty where only title or summary names it. *unit*, *code* and *official* identify it
    in the gazetteer, where that is known.
    """

    name: str
    certain: bool = True
    spans: tuple[tuple[int, int], ...] = ()
    unit: str | None = None
    code: str | None = None
    official: str | None = None


class Derived(msgspec.Struct, frozen=True, kw_only=True):
    """What recognisers found in an article: kept beside it, never part of it."""

    communes: tuple[Mention, ...] = ()
    documents: tuple[dict[str, Any], ...] = ()
    figures: tuple[dict[str, Any], ...] = ()


class Record(msgspec.Struct, frozen=True):
    """An article together with what was derived from it."""

    article: Article
    derived: Derived = Derived()
