"""Titles of articles that the language tables have never seen, and the tables of all others."""

import os
import random
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from archive.exchange import article_from
from archive.store import Archive
from benchmarks.quality.news import folder
from benchmarks.speed.corpus import read
from indexer.build import build
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.language.tables import LanguageTables
from indexer.recognition import refresh

_HELD_OUT = 2000


class HeldOut(NamedTuple):
    """Tables of an archive, and the titles left out of it."""

    tables: LanguageTables
    titles: list[str]


def held_out() -> HeldOut:
    """Read the corpus that TINXA_EVAL and TINXA_NEWS name, leave 2,000 articles out, build.

    The index is built as `tinxa index` does, in a process of its own, whose memory is not counted.
    """
    with ProcessPoolExecutor(1) as apart:
        path, titles = apart.submit(_build).result()
    return HeldOut(WhooshIndex(path).open().language(), titles)


def _build() -> tuple[Path, list[str]]:
    rows = list(read(folder() / "news" / os.environ.get("TINXA_NEWS", "vietnews-20k.jsonl.gz")))
    random.Random(int(os.environ.get("TINXA_SEED", "7"))).shuffle(rows)  # noqa: S311
    kept, left = rows[_HELD_OUT:], rows[:_HELD_OUT]
    place = Path(tempfile.mkdtemp(prefix="tinxa-language-"))
    with Archive.open(place / "archive.sqlite") as archive:
        for row in kept:
            archive.put(article_from(row)[0])
        refresh(archive, progress=lambda _: None)
        index = WhooshIndex(place / "index")
        build(archive, index, rebuild=True, processes=2, progress=lambda _done, _of: None)
    return place / "index", [row["title"] for row in left if row["title"].strip()]


def memory() -> str:
    """Return how much memory of its own this process has, and how much of files is mapped."""
    status = Path("/proc/self/status")
    if not status.exists():
        return "memory: not known on this system"
    fields = dict(line.split(":", 1) for line in status.read_text("utf-8").splitlines())
    own, mapped = (int(fields[name].split()[0]) // 1024 for name in ("RssAnon", "RssFile"))
    return f"memory {own} MB, and {mapped} MB of mapped files (programs and tables)"
