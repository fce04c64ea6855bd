"""How well Tinxa and its peers rank: ``python -m benchmarks.quality.retrieval [SET ...]``.

A SET is the name of a folder below $TINXA_EVAL/ir, the path of any folder like those, or `titles`;
none means all of them.
"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.quality.news import folder
from benchmarks.quality.retrieval import judged, report
from benchmarks.quality.retrieval.measuring import measured
from benchmarks.quality.retrieval.results import QUALITY
from benchmarks.speed.results import keep


def main() -> None:
    """Measure the sets that the command line names and write the tables."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quality.retrieval", description=__doc__
    )
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--report", action="store_true", help="write the tables anew, no more")
    chosen = parser.parse_args()
    if not chosen.report:
        for one in _sets(chosen.sets):
            with tempfile.TemporaryDirectory() as work:
                keep(QUALITY, one.name, measured(one, Path(work)))
    report.write()


def _sets(names: Sequence[str]) -> Iterator[judged.Judged]:
    below = folder() / "ir"
    for name in names or (*sorted(path.name for path in below.iterdir()), judged.TITLES):
        if name == judged.TITLES:
            yield judged.titles(folder() / "news" / "vietnews-20k.jsonl.gz", judged.MEASURED)
        else:
            yield judged.read(below / name if (below / name).is_dir() else Path(name))


if __name__ == "__main__":
    main()
