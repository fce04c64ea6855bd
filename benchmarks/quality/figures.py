"""How many labelled figures are found, and how many with their period, cumulative and plan right.

    TINXA_EVAL=... python -m benchmarks.quality.figures [--aside] [--faults]

The labels (labels/figures.jsonl) were made before the recogniser; they hold places in the corpora
of TINXA_EVAL, no text. The rules were tuned on two thirds of the passages; ``--aside`` measures the
last third, which no rule was tuned on. ``--faults`` shows each passage with something wrong.
"""

import argparse
import gzip
import html
import json
import re
import time
import zlib
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.quality.news import folder
from vietnamese.figures.figure import Figure
from vietnamese.figures.finding import find

_LABELS = Path(__file__).parent / "labels" / "figures.jsonl"
_TAG = re.compile(r"<[^>]+>")
Label = dict[str, Any]


class Text(NamedTuple):
    """The text of an article and the day it was published, where that is known."""

    text: str
    published: str | None


class Passage(NamedTuple):
    """A labelled passage with its text."""

    text: str
    published: str | None
    labels: list[Label]


def corpora(corpus: str) -> Iterator[tuple[str, Text]]:
    """Yield the articles of a corpus by id, their text as the labels count it."""
    root = folder()
    if corpus == "seed":
        for path in (root / "seed").glob("*.txt"):
            yield path.stem, Text(path.read_text(encoding="utf-8"), "2023-05-29")
    elif corpus == "bacgiang":
        lines = (root / "html" / "bacgiang-bodies.jsonl").read_text(encoding="utf-8").splitlines()
        for raw in map(json.loads, lines):
            yield (
                raw["id"],
                Text(html.unescape(_TAG.sub("\n", raw["body"])), raw["created_at"][:10]),
            )
    else:
        name = {"dantri": "dantri-dated", "vietnews": "vietnews-20k"}[corpus]
        with gzip.open(root / "news" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for raw in map(json.loads, lines):
                yield raw["id"], Text(raw.get("text") or raw.get("body", ""), raw.get("date"))


def passages(*, aside: bool) -> Iterator[Passage]:
    """Yield the labelled passages: those kept aside, or the others."""
    wanted = defaultdict(list)
    for line in _LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        if label["aside"] == aside:
            wanted[label["corpus"]].append(label)
    for corpus, labels in wanted.items():
        ids = {label["id"] for label in labels}
        texts = {key: text for key, text in corpora(corpus) if key in ids}
        for label in labels:
            text, published = texts[label["id"]]
            passage = text[label["start"] : label["end"]]
            if zlib.crc32(passage.encode()) != label["crc"]:
                raise SystemExit(f"{corpus} {label['id']}: another text than was labelled.")
            yield Passage(passage, published, label["figures"])


def same_number(label: Label, found: Figure) -> bool:
    """Tell whether *found* is the labelled number, from the same digit and with the same unit."""
    numbers = (found.value, found.high, found.of)
    if label["span"][0] != found.span[0]:
        return False
    signless = "value" in label.get("unsure", ())
    wanted = (label["value"], label.get("high"), label.get("of"))
    if numbers != wanted and not (signless and abs(found.value) == wanted[0]):
        return False
    one, other = label["unit"] or "", found.unit or ""
    # "hộ" and "hộ dân" count the same; a measure has one name.
    return one == other or f"{other} ".startswith(f"{one} ") or f"{one} ".startswith(f"{other} ")


def same_circumstances(label: Label, found: Figure) -> bool:
    """Tell whether period, cumulative and plan are right; what the label is unsure of is free."""
    unsure = label.get("unsure", ())
    period = (label.get("from"), label.get("to")) == (found.since, found.until)
    cumulative = label.get("cumulative") == found.cumulative
    one, other = label.get("plan"), found.plan
    plan = one == other or bool(one and other and (one in other or other in one))
    right = {"period": period, "cumulative": cumulative, "plan": plan}
    return all(good or name in unsure for name, good in right.items())


def score(right: int, found: int, labelled: int) -> str:
    """Return precision, recall and F1 as a line."""
    precision, recall = right / max(found, 1), right / max(labelled, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({right} of {labelled}, {found} found)"


def measure(*, aside: bool, faults: bool) -> None:
    """Print the figures of one part of the labels."""
    numbers = wholes = found_count = labelled = 0
    empty = []
    for passage in passages(aside=aside):
        found = find(passage.text, published=passage.published)
        labels = {label["span"][0]: label for label in passage.labels}
        good = [f for f in found if f.span[0] in labels and same_number(labels[f.span[0]], f)]
        whole = [f for f in good if same_circumstances(labels[f.span[0]], f)]
        numbers, wholes = numbers + len(good), wholes + len(whole)
        found_count, labelled = found_count + len(found), labelled + len(labels)
        if not labels:
            empty.append(len(found))
        if faults and len(whole) < max(len(found), len(labels)):
            _show(passage, found, whole)
    print(f"number with value and unit: {score(numbers, found_count, labelled)}")
    print(f"with period, cumulative and plan: {score(wholes, found_count, labelled)}")
    print(
        f"{len(empty)} passages without figures: most found in one {max(empty)}, all {sum(empty)}"
    )


def _show(passage: Passage, found: list[Figure], whole: list[Figure]) -> None:
    print(f"\n[{passage.published}] {passage.text}")
    right = {figure.span[0] for figure in whole}
    for figure in found:
        if figure.span[0] not in right:
            print("   found", {k: v for k, v in figure.__rich_repr__() if v is not None})
    for label in passage.labels:
        if label["span"][0] not in right:
            print("   label", passage.text[slice(*label["span"])], label)


def speed() -> None:
    """Print how many articles a second are read, on one core."""
    texts = [text for _, text in islice(corpora("vietnews"), 5000)]
    began = time.process_time()
    count = sum(len(find(text, published="2023-05-29")) for text, _ in texts)
    took = time.process_time() - began
    print(f"{len(texts) / took:.0f} articles/s, {count / len(texts):.1f} figures an article")


def main() -> None:
    """Measure one part of the labels, and the speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--aside", action="store_true")
    parser.add_argument("--faults", action="store_true")
    options = parser.parse_args()
    measure(aside=options.aside, faults=options.faults)
    speed()


if __name__ == "__main__":
    main()
