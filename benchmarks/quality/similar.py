"""How well an article finds its own other half among all others, and what that costs.

TINXA_EVAL=... python -m benchmarks.quality.similar

Of 20,000 press articles 1,000 are cut in two where half of the words are reached. The first half,
with the title, asks; the second, without it, is the one right answer, though others about the same
thing may be as good. Printed for words alone, pairs alone, and both as `tinxa similar` asks.
"""

import random
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path

import numpy as np

from archive.article import Record
from archive.exchange import article_from
from archive.store import Clock
from benchmarks.quality.news import folder
from benchmarks.speed.corpus import Raw, read
from indexer.contract import Engine
from indexer.engines.whoosh import similar
from indexer.engines.whoosh.engine import WhooshIndex

SEED = 5
ASKED = 1000
_LEAST_PARAGRAPHS = 6
_VARIANTS = {
    "words alone": (similar.SIMILAR_WORDS, 0),
    "pairs alone": (0, similar.SIMILAR_PAIRS),
    "words and pairs": (similar.SIMILAR_WORDS, similar.SIMILAR_PAIRS),
}


def main() -> None:
    """Print rank and time for each variant; the last is what ships."""
    rows = list(read(folder() / "news" / "vietnews-20k.jsonl.gz"))
    long = [row["id"] for row in rows if row["body"].count("\n") >= _LEAST_PARAGRAPHS - 1]
    asked = sorted(random.Random(SEED).sample(long, ASKED))  # noqa: S311
    with tempfile.TemporaryDirectory() as place:
        engine = _built(Path(place), _halved(rows, set(asked)))
        for name, (similar.SIMILAR_WORDS, similar.SIMILAR_PAIRS) in _VARIANTS.items():
            _measured(engine, name, asked)


def _halved(rows: Iterable[Raw], asked: set[str]) -> Iterator[Raw]:
    for row in rows:
        if row["id"] not in asked:
            yield row
            continue
        paragraphs = row["body"].split("\n")
        reached = list(accumulate(len(paragraph.split()) for paragraph in paragraphs))
        cut = 1 + next(n for n, words in enumerate(reached) if 2 * words >= reached[-1])
        yield {**row, "id": f"{row['id']} asks", "body": "\n".join(paragraphs[:cut])}
        yield {"id": row["id"], "body": "\n".join(paragraphs[cut:])}


def _built(place: Path, rows: Iterator[Raw]) -> Engine:
    index = WhooshIndex(place)
    writer = index.writer(rebuild=True)
    writer.write(Record(article_from(row)[0]) for row in rows)
    writer.commit(clock=Clock(1, "similar"))
    return index.open()


def _measured(engine: Engine, name: str, asked: list[str]) -> None:
    ranks, took = [], []
    for article_id in asked:
        began = time.process_time()
        hits = engine.similar(f"{article_id} asks", limit=10)
        took.append(1000 * (time.process_time() - began))
        places = [place for place, hit in enumerate(hits, 1) if hit.id == article_id]
        ranks.append(places[0] if places else np.inf)
    found, warm = np.array(ranks), took[len(took) // 2 :]
    print(
        f"{name}: MRR@10 {np.mean(1 / found):.3f}, first {np.mean(found == 1):.1%},"
        f" among 5 {np.mean(found <= 5):.1%}, among 10 {np.mean(found <= 10):.1%};"
        f" processor time once warm: p50 {np.median(warm):.1f} ms,"
        f" p95 {np.percentile(warm, 95):.1f} ms",
        flush=True,
    )


if __name__ == "__main__":
    main()
