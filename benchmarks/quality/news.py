"""The press articles that figures are measured on: ``$TINXA_EVAL/news/*.jsonl.gz``."""

import gzip
import json
import os
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path

HELD_OUT = 10
"""One article in so many is kept for measuring and never counted into a table."""


def texts(*, held_out: bool) -> Iterator[str]:
    """Yield the text of each article in NFC: those held out, or all the others.

    Raises `SystemExit` where the environment names no corpus.
    """
    for path in sorted((folder() / "news").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                if (zlib.crc32(article["id"].encode()) % HELD_OUT == 0) == held_out:
                    text = article.get("body") or article.get("text") or ""
                    yield unicodedata.normalize("NFC", f"{article.get('title') or ''}\n{text}")


def folder() -> Path:
    """Return the folder that TINXA_EVAL names. Raises `SystemExit`."""
    name = os.environ.get("TINXA_EVAL")
    if not name or not (Path(name) / "news").is_dir():
        raise SystemExit(f"TINXA_EVAL={name}: no folder with news/*.jsonl.gz. Name one there.")
    return Path(name)
