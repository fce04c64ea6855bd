"""How many of the communes that labelled passages name are found, right in code and snapshot.

    TINXA_EVAL=... python -m benchmarks.quality.communes [--wrong]

One unit is a distinct unit of a passage; an uncertain one counts as missed. The passages in our own
words always run; those of the corpora need TINXA_EVAL. A third of these, drawn by their ids, was
looked at only when all was done.
"""

import argparse
import gzip
import json
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from vietnamese.places.recognition import Place, recognise

_LABELS = Path(__file__).resolve().parents[2] / "tests" / "vietnamese" / "places"
Passage = dict[str, Any]


class Scores(NamedTuple):
    """Units found rightly, found wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / max(1, self.right + self.missed)


def main() -> None:
    """Print precision and recall of each set, and articles a second."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--wrong", action="store_true", help="Print what is wrong or missed.")
    wrong = parser.parse_args().wrong
    _report("own words", list(_read("passages.jsonl")), wrong=wrong)
    passages = labelled()
    if passages is None:
        print("TINXA_EVAL names no folder with news/*.jsonl.gz: the rest is left out")
        return
    _report("tuned on", [p for p in passages if not held_back(p)], wrong=wrong)
    _report("held back", [p for p in passages if held_back(p)], wrong=wrong)
    _speed()


def labelled() -> list[Passage] | None:
    """Return the labelled passages of the corpora with their texts; None without the corpora."""
    folder = Path(os.environ.get("TINXA_EVAL", ""))
    passages = list(_read("labelled.jsonl"))
    files = {passage["file"] for passage in passages}
    if not os.environ.get("TINXA_EVAL") or not all((folder / name).is_file() for name in files):
        return None
    wanted = {passage["id"] for passage in passages}
    texts = {
        record["id"]: record.get("body") or record["text"]
        for name in files
        for record in _records(folder / name)
        if record["id"] in wanted
    }
    return [p | {"text": texts[p["id"]][p["start"] : p["end"]]} for p in passages]


def held_back(passage: Passage) -> bool:
    """Tell whether a passage belongs to the third that was kept aside."""
    return crc32(passage["id"].encode()) % 3 == 0


def recognised(passage: Passage) -> set[str]:
    """Return the ids of the units that are certain in a passage."""
    place = passage.get("place") or passage
    where = Place(place.get("commune"), place.get("district"), place.get("province"))
    found = recognise("", passage["text"], where, passage["published"])
    return {one.unit.id for one in found if one.certain and one.unit}


def measured(passages: Iterable[Passage]) -> Scores:
    """Return the scores over all *passages*; what a label leaves open counts neither way."""
    total = Scores()
    for passage in passages:
        found, units = recognised(passage), set(passage["units"])
        total = Scores(
            total.right + len(found & units),
            total.wrong + len(found - units - set(passage["open"])),
            total.missed + len(units - found),
        )
    return total


def _report(name: str, passages: list[Passage], *, wrong: bool) -> None:
    scores = measured(passages)
    units = scores.right + scores.missed
    print(f"{name}: {len(passages)} passages, {units} units, precision {scores.precision:.3f},"
          f" recall {scores.recall:.3f}")  # fmt: skip
    for passage in passages if wrong else ():
        found, units_of = recognised(passage), set(passage["units"])
        if found - units_of - set(passage["open"]) or units_of - found:
            label = passage.get("id") or passage["text"]
            print(f"  {label}: found {sorted(found)}, named {sorted(units_of)}")


def _speed() -> None:
    news = Path(os.environ["TINXA_EVAL"]) / "news" / "vietnews-20k.jsonl.gz"
    articles = [(one["title"], one["body"]) for one in _records(news)]
    for name, place in (
        ("without a place", Place()),
        ("of a district", Place(None, "huyện Đông Sơn", "tỉnh Thanh Hóa")),
    ):
        recognise("", articles[0][1], place, None)
        begin = time.process_time()
        for title, body in articles:
            recognise(title, body, place, None)
        rate = len(articles) / (time.process_time() - begin)
        print(f"{len(articles)} articles {name}: {rate:.0f} a second and core")


def _read(name: str) -> Iterator[Passage]:
    for line in (_LABELS / name).read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
