"""The engines that are measured, by name."""

from types import ModuleType
from typing import Final

from benchmarks.speed.peers import fts5, own, stock_whoosh, tantivy_peer

ENGINES: Final[dict[str, "ModuleType | tantivy_peer.Kind"]] = {
    "tinxa": own,
    "fts5": fts5,
    "tantivy": tantivy_peer.Kind(with_pairs=False),
    "tantivy_pairs": tantivy_peer.Kind(with_pairs=True),
    "whoosh": stock_whoosh,
}
TITLES: Final = {
    "tinxa": "Tinxa",
    "fts5": "SQLite FTS5",
    "tantivy": "Tantivy, no pairs",
    "tantivy_pairs": "Tantivy, the same pairs scored",
    "whoosh": "Whoosh as it comes",
}
