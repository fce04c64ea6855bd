"""What an engine answers."""

import msgspec


class Hit(msgspec.Struct, frozen=True):
    """An article of the result; the parts of *explanation* add up to *score*."""

    id: str
    score: float
    explanation: dict[str, float] = {}


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """The hits asked for, and exact counts over the whole result.

    *groups* is the *total* with the articles of one group of near-duplicates counted as one.
    *facets* maps each facet asked for to all of its values with their counts. *undated* counts
    the articles without a day of publication that the query finds no more only because it bounds
    that day: by *since*, *until*, *certain_dates* or a choice of a facet of `BY_DATE`.
    """

    total: int
    groups: int
    hits: tuple[Hit, ...] = ()
    facets: dict[str, dict[str, int]] = {}
    undated: int = 0


class Further(msgspec.Struct, frozen=True, kw_only=True):
    """What a query would find in addition if its accents were ignored.

    *spellings* maps other spellings of its words to how many of the *total* further articles have
    them; one article may have several.
    """

    total: int = 0
    spellings: dict[str, int] = {}


class EngineStatus(msgspec.Struct, frozen=True, kw_only=True):
    """The state of an index: it has followed the *archive* of that name to its change *change*."""

    articles: int
    archive: str
    change: int
    built_at: str
    bytes: int
