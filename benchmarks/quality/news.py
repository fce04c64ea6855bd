"""The press articles that figures are measured on: ``$TINXA_EVAL/news/*.jsonl.gz``."""

import os
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path

from benchmarks.speed.corpus import read

HELD_OUT = 10
"""One article in so many is kept for measuring and never counted into a table."""


def texts(*, held_out: bool) -> Iterator[str]:
    """Yield the text of each article in NFC: those held out, or all the others.

    Raises `SystemExit` where the environment names no corpus.
    """
    for path in sorted((folder() / "news").glob("*.jsonl.gz")):
        for article in read(path):
            if (zlib.crc32(article["id"].encode()) % HELD_OUT == 0) == held_out:
                yield unicodedata.normalize("NFC", f"{article['title']}\n{article['body']}")


def folder() -> Path:
    """Return the folder that TINXA_EVAL names. Raises `SystemExit`."""
    name = os.environ.get("TINXA_EVAL")
    if not name or not (Path(name) / "news").is_dir():
        raise SystemExit(f"TINXA_EVAL={name}: no folder with news/*.jsonl.gz. Name one there.")
    return Path(name)
