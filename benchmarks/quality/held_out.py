"""Titles of articles that the language tables have never seen, and the tables of all others."""

import os
import random
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from benchmarks.quality.news import folder
from benchmarks.speed.corpus import read
from indexer.analysis import surfaces
from indexer.language.builder import LanguageBuilder
from indexer.language.part import write_part
from indexer.language.tables import LanguageTables
from vietnamese.words import forms

_HELD_OUT = 2000


class HeldOut(NamedTuple):
    """Tables of an archive, and the titles left out of it, as accented words."""

    tables: LanguageTables
    titles: list[list[str]]


def held_out() -> HeldOut:
    """Read the corpus that TINXA_EVAL and TINXA_NEWS name, leave 2,000 articles out, build.

    The tables are built in a process of their own, whose memory is not counted as theirs.
    """
    with ProcessPoolExecutor(1) as apart:
        path, titles = apart.submit(_build).result()
    return HeldOut(LanguageTables.open([path]), titles)


def _build() -> tuple[Path, list[list[str]]]:
    rows = list(read(folder() / "news" / os.environ.get("TINXA_NEWS", "vietnews-20k.jsonl.gz")))
    random.Random(int(os.environ.get("TINXA_SEED", "7"))).shuffle(rows)  # noqa: S311
    kept, left = rows[_HELD_OUT:], rows[:_HELD_OUT]
    builder = LanguageBuilder()
    for row in kept:
        builder.add([row["title"], *row["body"].split("\n")])
    began = time.perf_counter()
    counted = builder.counts()
    path = Path(tempfile.mkdtemp(prefix="tinxa-language-")) / "language.arrays"
    write_part(path, counted)
    took, size = time.perf_counter() - began, path.stat().st_size
    print(
        f"{len(kept)} articles: counted and written in {took:.1f} s"
        f" ({len(kept) / took:.0f}/s without cutting into words), {size / 1e6:.1f} MB"
        f" ({size / len(kept):.0f} bytes an article), {len(counted.keys)} trigrams",
        flush=True,
    )
    titles = [[forms(word).accented for word in surfaces(row["title"])] for row in left]
    return path, [title for title in titles if title]


def memory() -> str:
    """Return how much memory of its own this process has, and how much of files is mapped."""
    status = Path("/proc/self/status")
    if not status.exists():
        return "memory: not known on this system"
    fields = dict(line.split(":", 1) for line in status.read_text("utf-8").splitlines())
    own, mapped = (int(fields[name].split()[0]) // 1024 for name in ("RssAnon", "RssFile"))
    return f"memory {own} MB, and {mapped} MB of mapped files (programs and tables)"
