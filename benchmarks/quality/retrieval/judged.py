"""Sets of documents and queries with the right answers, all text composed (NFC)."""

import csv
import gzip
import json
import random
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.speed.corpus import read as articles
from vietnamese.words import written_words
from vietnamese.writing import unmarked

TITLES = "titles"
MEASURED, OTHERS = slice(1000), slice(1000, 1500)
"""The titles that are measured, and others on which constants may be tried."""

_SEED = 1000


class Document(NamedTuple):
    """What is indexed; *title* may be empty."""

    id: str
    title: str
    body: str


class Query(NamedTuple):
    """What is asked, and the grades of the right documents by their ids."""

    text: str
    right: Mapping[str, int]

    @property
    def plain(self) -> str:
        """The text stripped of its accents."""
        return _composed(unmarked(self.text))


class Judged(NamedTuple):
    """A set under its name."""

    name: str
    documents: Sequence[Document]
    queries: Sequence[Query]


def read(folder: Path) -> Judged:
    """Read ``corpus.jsonl.gz``, ``queries.jsonl.gz`` and ``qrels.tsv`` of *folder*.

    Queries without a right document are left out. Raises `SystemExit` where a file is missing.
    """
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    try:
        with (folder / "qrels.tsv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if int(row["score"]) > 0:
                    grades[row["query-id"]][row["corpus-id"]] = int(row["score"])
        documents = [
            Document(raw["_id"], _composed(raw.get("title") or ""), _composed(raw["text"]))
            for raw in _lines(folder / "corpus.jsonl.gz")
        ]
        asked = {raw["_id"]: raw["text"] for raw in _lines(folder / "queries.jsonl.gz")}
    except FileNotFoundError as error:
        raise SystemExit(
            f"{error.filename}: no such file. A set is a folder with corpus.jsonl.gz,"
            " queries.jsonl.gz and qrels.tsv."
        ) from error
    queries = [Query(_composed(text), grades[key]) for key, text in asked.items() if key in grades]
    return Judged(folder.name, documents, queries)


def titles(corpus: Path, which: slice) -> Judged:
    """Make a set of a corpus of articles: titles ask for their bodies, which are all indexed.

    Only titles and bodies that occur once ask, so that one document is right; *which* of them, in
    an order drawn by a fixed seed, that begins with `MEASURED`.
    """
    every = list(articles(corpus))
    seen = Counter(one[part] for one in every for part in ("title", "body"))
    able = [
        one
        for one in every
        if seen[one["title"]] == seen[one["body"]] == 1 and written_words(one["title"])
    ]
    random.Random(_SEED).shuffle(able)  # noqa: S311 - the same titles on every machine
    return Judged(
        TITLES,
        [Document(one["id"], "", _composed(one["body"])) for one in every],
        [Query(_composed(one["title"]), {one["id"]: 1}) for one in able[which]],
    )


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
