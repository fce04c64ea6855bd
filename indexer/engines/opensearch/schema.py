"""The index as the cluster is told of it (`index.json`), and the stamp that it bears."""

from importlib.resources import files
from typing import Any

import msgspec

from archive.store import Clock
from indexer.analysis import VERSION as ANALYSIS
from indexer.query import FACETS
from vietnamese.places.table import fingerprint

SCALE = 10
"""A word's weight in an article is counted in tenths; `weighted` has its k1 in tenths too."""

LANGUAGE: dict[str, Any] = {
    "settings": {"number_of_shards": 1, "auto_expand_replicas": "0-1"},
    "mappings": {"dynamic": "strict", "properties": {"piece": {"type": "binary"}}},
}
"""The index beside it that holds the language tables in pieces."""
LOCK: dict[str, Any] = {
    "settings": {"number_of_shards": 1, "auto_expand_replicas": "0-1"},
    "mappings": {"dynamic": False, "properties": {}},
}


def definition(*, shards: int) -> dict[str, Any]:
    """Return the body that makes an index of *shards*."""
    found: dict[str, Any] = msgspec.json.decode(
        files(__package__).joinpath("index.json").read_bytes()
    )
    found["settings"]["number_of_shards"] = shards
    facets = {facet: {"type": "keyword"} for facet in FACETS}
    found["mappings"]["properties"]["facet"]["properties"] = facets
    return found


SCHEMA: int = definition(shards=1)["mappings"]["_meta"]["schema"]


class Tables(msgspec.Struct, frozen=True):
    """A file of language tables: its *name*, its *pieces*, and up to which *change* it counts."""

    name: str
    pieces: int
    change: int


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """What made an index, how far it follows which archive, and what ranking needs of it.

    *mean* is the mean length of an article in words, *newest* the last day of any.
    """

    schema: int = SCHEMA
    analysis: str = ANALYSIS
    places: str = msgspec.field(default_factory=fingerprint)
    facets: tuple[str, ...] = FACETS
    archive: str
    change: int
    built_at: str
    articles: int
    mean: float
    newest: str | None
    tables: tuple[Tables, ...]

    @property
    def clock(self) -> Clock:
        """How far the index follows its archive."""
        return Clock(self.change, self.archive)

    @property
    def readable(self) -> bool:
        """Whether this version of Tinxa can ask it."""
        made_by = (self.schema, self.analysis, self.places, self.facets)
        return made_by == (SCHEMA, ANALYSIS, fingerprint(), FACETS)
