"""How truly pages are read: ``python -m benchmarks.quality.extraction [SET ...]``.

The sets are `rebuilt` (pages of four families), `strangers` (pages that hold no article) and
`shapes` (pages made here in twelve other ways). $TINXA_EVAL names the folder of the data.
"""

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence

from benchmarks.quality.extraction import readers
from benchmarks.quality.extraction.cases import Case, demo, rebuilt, strangers
from benchmarks.quality.extraction.report import failures, table_of
from benchmarks.quality.extraction.scoring import Mark, judge
from benchmarks.quality.extraction.shapes import made
from benchmarks.quality.news import folder

Marks = dict[str, list[tuple[Case, Mark]]]


def main() -> None:
    """Measure the sets that the command line names and print a table of each."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quality.extraction", description=__doc__
    )
    sets: dict[str, Callable[[], None]]
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--own", action="store_true", help="without the peers")
    parser.add_argument("--shape", help="one shape alone")
    parser.add_argument("--seed", type=int, default=1, help="what the shapes are drawn by")
    parser.add_argument("--failures", action="store_true", help="tell what of ours is wrong")
    chosen = parser.parse_args()
    data = folder() / "html"
    peers = {} if chosen.own else readers.peers()
    own: dict[str, readers.Reader] = {
        "Tinxa, family's profile": readers.with_profile,
        "Tinxa, none": readers.without_profile,
        "Tinxa, visitor's text": readers.as_text,
        "Tinxa, text broken at tags": readers.as_broken_text,
    }

    def judged(cases: Iterable[Case], *, leaving: Sequence[str] = ()) -> None:
        kept = {name: reader for name, reader in own.items() if name not in leaving}
        marks = _marks(list(cases), {**kept, **peers})
        print(table_of(marks), end="\n\n")
        if chosen.failures:
            print(failures({name: marks[name] for name in kept}))

    sets = {
        "rebuilt": lambda: judged(rebuilt(data / "rebuilt")),
        "strangers": lambda: _tell_strangers(
            list(strangers(data / "not-articles")), {**own, **peers}
        ),
        "demo": lambda: judged(demo()),
        "shapes": lambda: judged(
            made(data.parent, seed=chosen.seed, only=chosen.shape),
        ),
    }
    for name in chosen.sets or sets:
        print(f"{name}:")
        sets[name]()


def _marks(cases: Sequence[Case], chosen: Mapping[str, readers.Reader]) -> Marks:
    return {
        name: [(case, judge(case, reader(case.html, case.url))) for case in cases]
        for name, reader in chosen.items()
    }


def _tell_strangers(pages: Sequence[tuple[str, str]], chosen: Mapping[str, readers.Reader]) -> None:
    for name, reader in chosen.items():
        taken = [page for page, html in pages if reader(html, f"https://portal.example/{page}")]
        print(f"  {name}: an article in {len(taken)} of {len(pages)} {' '.join(taken)}")
    print()


if __name__ == "__main__":
    main()
