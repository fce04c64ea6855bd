"""The cluster beside the embedded engine, in one run over one archive.

    python -m benchmarks.cluster ranking SET...
    python -m benchmarks.cluster speed [SIZE...] [--corpus FILE] [--work FOLDER] [--minutes N]
    python -m benchmarks.cluster sizing

ranking: nDCG@10 of both, how many of the first ten they share, and whether they find the same
articles; a SET is a folder below $TINXA_EVAL/ir. speed: articles a second, the time of a query,
bytes, kept in results/cluster.json. sizing: what follows from these, on paper.
"""

import argparse
import tempfile
from pathlib import Path

from benchmarks.cluster import measuring, ranking, sizing, speed
from benchmarks.quality.news import folder

_SIZES = [20_000, 100_000, 300_000]


def main() -> None:
    """Run what the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("ranking").add_argument("sets", nargs="+")
    told = commands.add_parser("speed")
    told.add_argument("sizes", type=int, nargs="*", default=_SIZES)
    told.add_argument("--corpus", type=Path, help="else $TINXA_EVAL/news/vietnews-20k.jsonl.gz")
    told.add_argument("--work", type=Path, help="where archives are kept from one run to the next")
    told.add_argument("--minutes", type=float, default=90, help="at most, for a size on an engine")
    commands.add_parser("sizing")
    child = commands.add_parser("measure", help=argparse.SUPPRESS)
    child.add_argument("engine", choices=measuring.ENGINES)
    child.add_argument("data", type=Path)
    child.add_argument("corpus", type=Path)
    options = parser.parse_args()
    match options.command:
        case "ranking":
            for name in options.sets:
                ranking.compare(name)
        case "speed":
            corpus = options.corpus or folder() / "news" / "vietnews-20k.jsonl.gz"
            with tempfile.TemporaryDirectory() as passing:
                work = options.work or Path(passing)
                speed.measure(corpus, options.sizes, work=work, minutes=options.minutes)
        case "sizing":
            print(sizing.table())
        case _:
            measuring.measure(options.engine, options.data, options.corpus)


if __name__ == "__main__":
    main()
