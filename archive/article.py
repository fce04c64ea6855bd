"""The Article: one frozen record that travels from a portal's page to the reader's screen."""

from typing import Any, Literal

import msgspec

from vietnamese.figures.figure import Figure

DateSource = Literal["selector", "metadata", "url", "text", "guess", "corrected"]
FieldSource = Literal["selector", "metadata", "text", "guess"]
SourcedField = Literal["title", "category", "summary", "authors", "captions", "body", "attachments"]
"""The fields whose source an article tells; that of its date is `date_source`."""
Status = Literal["live", "gone"]
Amendable = Literal["published", "title", "summary", "authors", "category", "commune", "no_commune"]
Amended = str | tuple[str, ...] | None
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

    *field_sources* tells of each field that is filled where it came from: a profile's "selector",
    "metadata" of the page, the "text" that a visitor reads where it says what it is, or a "guess".
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
    field_sources: dict[SourcedField, FieldSource] = {}
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
    in the gazetteer, where that is known, *by* says what decided it (`vietnamese.places.deciding`).
    Areas (districts and provinces) are mentions too.
    """

    name: str
    certain: bool = True
    spans: tuple[tuple[int, int], ...] = ()
    unit: str | None = None
    code: str | None = None
    official: str | None = None
    by: str | None = None

    @property
    def label(self) -> str:
        """The official name where it is certain, as in a text (xã Đông Hòa), or as written."""
        if self.certain and self.official:
            return self.official[0].lower() + self.official[1:]
        return self.name


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """An official document that an article cites.

    *number* is its one form (``58-NQ/TW``), *spans* are the places in the body as [start, end) in
    code points, empty where only title or summary cites it. *kind*, *issuer* and *date*
    (``YYYY-MM-DD``, or ``YYYY``) are as the article gives them, None where it does not.
    """

    number: str
    kind: str | None = None
    issuer: str | None = None
    date: str | None = None
    spans: tuple[tuple[int, int], ...] = ()


class Derived(msgspec.Struct, frozen=True, kw_only=True):
    """What recognisers found in an article: kept beside it, never part of it."""

    communes: tuple[Mention, ...] = ()
    areas: tuple[Mention, ...] = ()
    documents: tuple[Document, ...] = ()
    figures: tuple[Figure, ...] = ()


class Amendment(msgspec.Struct, frozen=True, kw_only=True):
    """One field put right: *value* is what holds, *was* what stood there before.

    ``commune`` adds the commune of that name as certain, ``no_commune`` takes it off.
    """

    field: Amendable
    value: Amended = None
    was: Amended = None


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody put right by hand, *at* an instant in UTC, and why (*note*)."""

    at: str
    fields: tuple[Amendment, ...]
    by: str | None = None
    note: str | None = None


class Record(msgspec.Struct, frozen=True):
    """An article together with what was derived from it, its corrections applied to both.

    *original* holds what they replaced: fields of the portal's record, ``communes`` as recognised.
    *first_seen* is the instant in UTC at which its first version was fetched, or taken in.
    """

    article: Article
    derived: Derived = Derived()
    corrections: tuple[Correction, ...] = ()
    original: dict[str, Any] = {}
    first_seen: str | None = None
