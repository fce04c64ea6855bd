"""How truly pages are read: ``python -m benchmarks.quality.extraction [SET ...]``.

`rebuilt`, `demo`, `families`: pages of families with a profile. `shapes`, `strange`: pages of none,
with the usual words around the text and with others. `strangers`: pages that hold no article.
$TINXA_EVAL names the folder of the data.
"""

import argparse
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from benchmarks.markdown import fill
from benchmarks.quality.extraction import cases, readers
from benchmarks.quality.extraction.cases import Case
from benchmarks.quality.extraction.report import Judged, by_group, failures, summary
from benchmarks.quality.extraction.scoring import Mark, judge
from benchmarks.quality.extraction.shapes import KNOWN, UNKNOWN, made
from benchmarks.quality.extraction.shapes.words import STRANGE, USUAL
from benchmarks.quality.news import folder

PAGE = Path(__file__).resolve().parents[3] / "docs" / "extraction.md"
_NONE = "**Tinxa**, no profile"
OWN: dict[str, readers.Reader] = {
    "**Tinxa**, family's profile": readers.with_profile,
    _NONE: readers.without_profile,
    "**Tinxa**, visitor's text": readers.as_text,
    "**Tinxa**, text broken at tags": readers.as_broken_text,
}
Sets = dict[str, Callable[[], Iterable[Case]]]


def main() -> None:
    """Measure the sets that the command line names; print tables, and fill the page's."""
    chosen = _chosen()
    data = folder()
    every = OWN | ({} if chosen.own else readers.peers())
    sets: Sets = {
        "rebuilt": lambda: cases.rebuilt(data / "html" / "rebuilt"),
        "demo": cases.demo,
        "families": lambda: made(data, KNOWN, seed=chosen.seed, words=USUAL, only=chosen.shape),
        "shapes": lambda: made(data, UNKNOWN, seed=chosen.seed, words=USUAL, only=chosen.shape),
        "strange": lambda: made(data, UNKNOWN, seed=chosen.seed, words=STRANGE, only=chosen.shape),
    }
    blocks = {}
    for name in chosen.sets or (*sets, "strangers"):
        if name == "strangers":
            blocks[name] = _strangers(data / "html" / "not-articles", every)
        else:
            marks = _marks(list(sets[name]()), every)
            blocks[name] = f"{summary(marks)}\n\nWithout a profile:\n\n{by_group(marks[_NONE])}"
            if chosen.failures:
                print(failures({name: marks[name] for name in OWN}))
        print(f"{name}\n\n{blocks[name]}\n")
    if chosen.write:
        fill(PAGE, blocks)


def _chosen() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quality.extraction", description=__doc__
    )
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--own", action="store_true", help="without the peers")
    parser.add_argument("--shape", help="one shape alone")
    parser.add_argument("--seed", type=int, default=11, help="what the shapes are drawn by")
    parser.add_argument("--failures", action="store_true", help="tell what of ours is wrong")
    parser.add_argument("--write", action="store_true", help="fill the tables of the docs")
    return parser.parse_args()


def _marks(chosen: list[Case], every: Mapping[str, readers.Reader]) -> dict[str, Judged]:
    marks = {
        name: [(case, judge(case, reader(case.html, case.url))) for case in chosen]
        for name, reader in every.items()
    }
    return {
        name: judged if name in OWN else [(case, _without_ours(mark)) for case, mark in judged]
        for name, judged in marks.items()
    }


def _without_ours(mark: Mark) -> Mark:
    """Return *mark* without the fields that the peers do not give."""
    return mark._replace(category=None, authors=None, captions=None)


def _strangers(pages: Path, every: Mapping[str, readers.Reader]) -> str:
    shown = list(cases.strangers(pages))
    taken = {
        name: sum(
            reader(html, f"https://portal.example/{page}") is not None for page, html in shown
        )
        for name, reader in every.items()
    }
    return "; ".join(f"{name}: {count} of {len(shown)}" for name, count in taken.items())


if __name__ == "__main__":
    main()
