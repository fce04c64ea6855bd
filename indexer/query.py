"""The Query: a small typed tree that every engine compiles, never a string.

What the words mean is settled before a Query is made: its leaves are analysed, and *accents* says
whether they match as written or without their marks.
"""

from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

import msgspec

from vietnamese.words import Forms

FACETS = (
    "year", "month", "day", "date",
    "commune", "district", "province", "category", "source", "document",
)  # fmt: skip
"""What articles are filtered and counted by.

``date`` tells how the day of publication is known, and has the values `CERTAIN` and `GUESSED`.
"""
BY_DATE: Final = frozenset({"year", "month", "day", "date"})
"""The facets of which articles without a day of publication have none."""
NONE = "none"
"""The facet value of articles that have none."""
CERTAIN, GUESSED = "certain", "guessed"

Sort = Literal["relevance", "recent", "newest", "oldest"]
"""*recent* is by relevance, with newer articles preferred among like ones."""
BY_SCORE: Final = ("relevance", "recent")
"""The orders in which the best comes first."""


Zone = Literal["all", "title"]
"""Where a word must stand: anywhere, or in the title."""


class Term(msgspec.Struct, frozen=True, tag=True):
    """What was typed between blanks: one form, or several that must stand side by side.

    ``58-NQ/TW`` is one Term of three forms. A *quoted* one is a phrase, which is never loosened.
    """

    forms: tuple[Forms, ...]
    quoted: bool = False
    zone: Zone = "all"

    @property
    def loose(self) -> bool:
        """Whether it was typed without quotation marks and may stand anywhere."""
        return not self.quoted and self.zone == "all"


class Prefix(msgspec.Struct, frozen=True, tag=True):
    """Any word that begins so."""

    start: Forms
    zone: Zone = "all"


class All(msgspec.Struct, frozen=True, tag=True):
    """Every one of *nodes* matches."""

    nodes: tuple["Node", ...]


class Any(msgspec.Struct, frozen=True, tag=True):
    """At least *least* of *nodes* match."""

    nodes: tuple["Node", ...]
    least: int = 1


class Not(msgspec.Struct, frozen=True, tag=True):
    """*node* does not match; stands inside an `All` only."""

    node: "Node"


class Either(msgspec.Struct, frozen=True, tag=True):
    """*typed* matches, or one of *others*, which say the same and count a little less."""

    typed: "Node"
    others: tuple[Term, ...]


Leaf: TypeAlias = Term | Prefix
Node: TypeAlias = Leaf | All | Any | Not | Either


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What an engine is asked.

    *words* None matches every article. *where* maps a facet to the values chosen: values are
    alternatives, facets are all required. *since* and *until* are inclusive days, ``YYYY-MM-DD``,
    of publication, *fetched_since* and *fetched_until* those on which an article was first seen.
    *facets* names the facets to count; each is counted without its own filter. *restored* are the
    words in a row with the accents that they probably lack: they rank what is found and find
    nothing. *explain* asks what the score of each hit is made of. *fold* asks for the first hit of
    each group of near-duplicates alone.
    """

    words: Node | None = None
    accents: bool = False
    restored: tuple[Forms, ...] = ()
    where: dict[str, tuple[str, ...]] = {}
    since: str | None = None
    until: str | None = None
    fetched_since: str | None = None
    fetched_until: str | None = None
    certain_dates: bool = False
    sort: Sort = "relevance"
    limit: int = 10
    offset: int = 0
    facets: tuple[str, ...] = ()
    explain: bool = False
    fold: bool = False


def row_of(node: Node | None) -> tuple[Forms, ...]:
    """Return the words typed in a row, without those that are excluded or only begin a word."""
    match node:
        case Term():
            return node.forms
        case All() | Any():
            return tuple(form for child in node.nodes for form in row_of(child))
        case Either():
            return row_of(node.typed)
        case _:
            return ()


def leaves(node: Node | None, *, excluded: bool = False) -> Iterator[Leaf]:
    """Yield what was typed, leaf by leaf; what stands under a `Not` only if *excluded*."""
    match node:
        case Term() | Prefix():
            yield node
        case Not():
            if excluded:
                yield from leaves(node.node, excluded=True)
        case All() | Any():
            for child in node.nodes:
                yield from leaves(child, excluded=excluded)
        case Either():
            yield from leaves(node.typed, excluded=excluded)
        case None:
            return


def other_forms(node: Node | None) -> Iterator[Term]:
    """Yield what says the same as words typed."""
    match node:
        case Either():
            yield from node.others
        case All() | Any():
            for child in node.nodes:
                yield from other_forms(child)
