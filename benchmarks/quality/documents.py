"""How well documents are recognised in real articles, and how fast.

TINXA_EVAL=... python -m benchmarks.quality.documents [dev|kept] [--wrong]

`documents.tsv` holds what a person found in articles of the corpora: ids, places, numbers; a number
"?" is left out (a machine tore it apart, or it is doubtful whether it is a document's), a field "?"
is not judged. A third of the articles is kept aside (`kept`): look at it last, tune nothing on it.
"""

import csv
import html
import json
import re
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.quality.news import folder
from benchmarks.speed.corpus import read
from vietnamese.documents.finding import Cited, find
from vietnamese.writing import fold

_LABELS = Path(__file__).with_suffix(".tsv")
_FAST = 4000
"""Articles whose time is taken."""


class Label(NamedTuple):
    """What stands in an article from *start* to *end*, as a person read it."""

    start: int
    end: int
    number: str
    kind: str
    issuer: str
    date: str


def labels(part: str) -> dict[str, list[Label]]:
    """Return the labels of one part by article; one without any has an empty list."""
    found: dict[str, list[Label]] = defaultdict(list)
    with _LABELS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["part"] == part:
                places = found[row["id"]]
                if row["start"]:
                    said = (row[name] for name in ("number", "kind", "issuer", "date"))
                    places.append(Label(int(row["start"]), int(row["end"]), *said))
    return found


def articles() -> Iterator[tuple[str, str]]:
    """Yield id and text of every article of the corpora, title first, in NFC."""
    base = folder()
    for path in sorted((base / "news").glob("*.jsonl.gz")):
        for article in read(path):
            yield _article(article["id"], article["title"], article["body"])
    for line in (base / "html/bacgiang-bodies.jsonl").read_text("utf-8").splitlines():
        raw = json.loads(line)
        body = html.unescape(re.sub("<[^>]+>", " ", raw["body"]))
        yield _article(f"bacgiang-{raw['id']}", raw["title"], body)
    for line in (base / "html/rebuilt/truth.jsonl").read_text("utf-8").splitlines():
        raw = json.loads(line)
        title = f"{raw['title']}\n{raw['sapo'] or ''}"
        yield _article(raw["file"], title, raw["body_text"])
    for path in (base / "seed").glob("*.txt"):
        yield f"seed-{path.stem}", unicodedata.normalize("NFC", path.read_text("utf-8"))


def _article(name: str, title: str, body: str) -> tuple[str, str]:
    return name, unicodedata.normalize("NFC", f"{title}\n{body}")


def judged(text: str, known: list[Label], *, wrong: bool) -> Counter[str]:
    """Return the counts of one article; *wrong* prints what is not as the labels have it."""
    counts: Counter[str] = Counter()
    left = {(one.start, one.end): one for one in known}
    for cited in find(text):
        label = left.pop((cited.start, cited.end), None)
        if label is None and any(
            one.number == "?" and one.start < cited.end and cited.start < one.end for one in known
        ):
            continue
        right = label is not None and label.number in (cited.number, "?")
        counts["found"] += label is None or label.number != "?"
        counts["right"] += right and label is not None and label.number != "?"
        fields = right and label is not None and _fields_right(cited, label)
        counts["whole"] += fields and label is not None and label.number != "?"
        if wrong and not fields:
            around = text[max(0, cited.start - 60) : cited.end + 60].replace("\n", "⏎")
            print(f"  {cited[:4]}\n    {label and label[2:]}\n    {around}")
    missed = [one for one in left.values() if one.number != "?"]
    counts["known"] += sum(one.number != "?" for one in known)
    for one in missed if wrong else ():
        print(f"  missed {one}: {text[max(0, one.start - 40) : one.end + 20]!r}")
    return counts


def _fields_right(cited: Cited, label: Label) -> bool:
    said = (cited.kind, cited.issuer, cited.date)
    wanted = (label.kind, label.issuer, label.date)
    return all(
        value == "?" or _key(got or "") == _key(value)
        for got, value in zip(said, wanted, strict=True)
    )


def _key(said: str) -> str:
    words = fold(said).replace("uy ban nhan dan", "ubnd")
    return re.sub(r"[^a-z0-9]", "", words)


def _speed(texts: list[str]) -> float:
    """Return articles a second over *texts*."""
    began = time.process_time()
    for text in texts:
        for _ in find(text):
            pass
    return len(texts) / (time.process_time() - began)


def main() -> None:
    """Print precision, recall and speed."""
    part = next((name for name in sys.argv[1:] if name in ("dev", "kept")), "dev")
    known = labels(part)
    counts: Counter[str] = Counter()
    texts = []
    for name, text in articles():
        if len(texts) < _FAST:
            texts.append(text)
        if name in known:
            counts += judged(text, known.pop(name), wrong="--wrong" in sys.argv)
    print(f"{part}: {counts['known']} mentions, {counts['found']} found, {counts['right']} right")
    print(f"precision {counts['right'] / counts['found']:.3f}", end=", ")
    print(f"recall {counts['right'] / counts['known']:.3f}", end=", ")
    print(f"with kind, issuer and date right too {counts['whole'] / counts['known']:.3f}")
    print(f"{_speed(texts):,.0f} articles/s; articles of the labels not met: {len(known)}")


if __name__ == "__main__":
    main()
