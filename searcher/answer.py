"""What a person gets back; encoded as it stands, this is `tinxa search --json`."""

from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from archive.article import Article, Correction
from archive.fingerprints import Member

Matched = Literal["all", "folded", "some", "none"]


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """What tells one article of a list from another."""

    id: str
    title: str | None
    url: str | None
    published: str | None
    source: str | None


def listing(one: Article | Member) -> dict[str, Any]:
    """Return the fields of `Listed` with what an article says of them."""
    return {name: getattr(one, name) for name in Listed.__struct_fields__}


class Named(msgspec.Struct, frozen=True):
    """A commune as an article names it; *today* is what its unit is now, where that is another.

    *unit* is its value of the facet; null where none is known.
    """

    label: str
    unit: str | None
    certain: bool
    today: tuple[str, ...]


class AnsweredHit(Listed, frozen=True, kw_only=True):
    """One article of the result; *snippet* is HTML-escaped but for ``<mark>``.

    *similar* is how many near-duplicates it has in the archive. *attachment* is the title of the
    attachment from whose text the snippet is, *corrections* what was put right; absent where there
    is none, as *guessed* is unless the day of publication is a guess. The parts of *explanation*
    add up to *score*; *others* are the near-duplicates, the earliest published first; *named* says
    of each of *communes* what it is today; *lead* is how the article begins, made like a snippet,
    where the snippet is the title itself. They are absent where nobody asked for them.
    """

    communes: tuple[str, ...]
    score: float
    similar: int
    snippet: str
    guessed: bool | UnsetType = UNSET
    corrections: tuple[Correction, ...] | UnsetType = UNSET
    attachment: str | UnsetType = UNSET
    explanation: dict[str, float] | UnsetType = UNSET
    others: tuple[Listed, ...] | UnsetType = UNSET
    named: tuple[Named, ...] | UnsetType = UNSET
    lead: str | UnsetType = UNSET


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


class Choice(msgspec.Struct, frozen=True):
    """A value of a facet that a name means."""

    value: str
    label: str


class Meant(msgspec.Struct, frozen=True):
    """How the name of a commune among the filters was read: as all *values* that bear it.

    Where there are none, nothing is found: *unnamed* are units of that name which no article names,
    *suggestions* names that may have been meant.
    """

    typed: str
    values: tuple[Choice, ...]
    unnamed: tuple[Choice, ...] = ()
    suggestions: tuple[str, ...] = ()


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The result of one question; *total* counts articles and is exact.

    *matched* tells which reading of the words found them: ``all`` as typed, ``folded`` with
    accents ignored, ``some`` at least half of the words, ``none``. *undated* counts articles that
    match but for a missing date. *understood* is absent where all was read as words, *meant* where
    no commune was chosen by a name, *groups*, how many the articles are with near-duplicates
    counted as one, where nobody asked for it.
    """

    query: str
    took_ms: float
    total: int
    matched: Matched
    undated: int
    hits: tuple[AnsweredHit, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    understood: Understood | UnsetType = UNSET
    meant: tuple[Meant, ...] | UnsetType = UNSET
    lens: Lens | None = None
    suggestion: str | None = None
    groups: int | UnsetType = UNSET
