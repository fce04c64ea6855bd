"""What a person gets back; encoded as it stands, this is `tinxa search --json`."""

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

Matched = Literal["all", "folded", "some", "none"]


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """What tells one article of a list from another."""

    id: str
    title: str | None
    url: str | None
    published: str | None
    source: str | None


class AnsweredHit(Listed, frozen=True, kw_only=True):
    """One article of the result; *snippet* is HTML-escaped but for ``<mark>``.

    *attachment* is the title of the attachment from whose text the snippet is; absent otherwise.
    The parts of *explanation* add up to *score*; absent where nobody asked for it.
    """

    communes: tuple[str, ...]
    score: float
    similar: int
    snippet: str
    attachment: str | UnsetType = UNSET
    explanation: dict[str, float] | UnsetType = UNSET


class SimilarArticle(Listed, frozen=True, kw_only=True):
    """An article like the one asked for; a *score* tells only how those of one list compare."""

    score: float


class FacetValue(msgspec.Struct, frozen=True):
    """A value of a facet, how to show it, and how many articles it would give."""

    value: str
    label: str
    count: int


class Spelling(msgspec.Struct, frozen=True):
    """A form found when accents are ignored, and in how many further articles."""

    form: str
    count: int


class Lens(msgspec.Struct, frozen=True):
    """What the accents typed left out."""

    more: int
    spellings: tuple[Spelling, ...]


class Understood(msgspec.Struct, frozen=True):
    """How the words were read: *operators* as they stand there, *unread* what became words."""

    operators: tuple[str, ...]
    unread: tuple[str, ...]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The result of one question; *total* counts articles and is exact.

    *matched* tells which reading of the words found them: ``all`` as typed, ``folded`` with
    accents ignored, ``some`` at least half of the words, ``none``. *undated* counts articles that
    match but for a missing date. *understood* is absent where all was read as words.
    """

    query: str
    took_ms: float
    total: int
    matched: Matched
    undated: int
    hits: tuple[AnsweredHit, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    understood: Understood | UnsetType = UNSET
    lens: Lens | None = None
    suggestion: str | None = None
