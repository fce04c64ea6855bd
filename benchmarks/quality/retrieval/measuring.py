"""All engines over one set: their means, and Tinxa against each peer."""

import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from benchmarks.quality.retrieval.asking import Values, asked, compared, means
from benchmarks.quality.retrieval.contract import Ranker
from benchmarks.quality.retrieval.judged import Document, Judged
from benchmarks.quality.retrieval.own import indexed
from benchmarks.quality.retrieval.peers.bm25s_peer import Bm25s
from benchmarks.quality.retrieval.peers.fts5_peer import Fts5
from benchmarks.quality.retrieval.peers.tantivy_peer import Tantivy
from benchmarks.quality.retrieval.peers.whoosh_peer import Whoosh
from benchmarks.quality.retrieval.results import OWN

ENGINES: Final[dict[str, Callable[[Sequence[Document], Path], Ranker]]] = {
    OWN: indexed,
    "whoosh": Whoosh,
    "fts5": Fts5,
    "tantivy": Tantivy,
    "bm25s": Bm25s,
}


def measured(judged: Judged, work: Path) -> dict[str, Any]:
    """Build every engine over *judged* below *work*, ask it everything, and compare."""
    found = {name: _values(name, judged, work / name) for name in ENGINES}
    ours = found[OWN]
    return {
        "documents": len(judged.documents),
        "queries": len(judged.queries),
        "versions": {name: version(name) for name in ("bm25s", "pyvi")},
        "engines": {name: means(values) for name, values in found.items()},
        "against": {name: compared(ours, found[name]) for name in ENGINES if name != OWN},
    }


def _values(name: str, judged: Judged, folder: Path) -> Values:
    began = time.perf_counter()
    folder.mkdir(parents=True)
    ranker = ENGINES[name](judged.documents, folder)
    try:
        return asked(ranker, judged)
    finally:
        ranker.close()
        took = time.perf_counter() - began
        print(f"{judged.name}: {name}, {took:.0f} s", file=sys.stderr, flush=True)
