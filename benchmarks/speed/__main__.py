"""Speed beside SQLite FTS5, Tantivy and stock Whoosh: ``python -m benchmarks.speed all``."""

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.speed import asking, building, first, growth, increment, report, warm
from benchmarks.speed.archives import Measured, prepared
from benchmarks.speed.corpus import read
from benchmarks.speed.engines import ENGINES
from benchmarks.speed.queries import drawn
from benchmarks.speed.results import GROWTH, SPEED, keep
from searcher.question import Question

ORDER = ("build", "memory", "warm", "asking", "first", "increment", "serving", "load", "stock")
SIZE, STOCK_SIZE = 20_000, 5_000
"""Articles that are measured, and those up to which stock Whoosh is built: it takes minutes."""
GROWTH_SIZES = (5_000, 20_000, 100_000, 300_000)
PEERS = tuple(name for name in ENGINES if name != "whoosh")


class Run(NamedTuple):
    """What the command line chose."""

    corpus: Path
    work: Path
    size: int
    rounds: int
    questions: tuple[Question, ...]

    def data(self, size: int | None = None) -> Measured:
        """Return the archive of a size, filled where it is missing."""
        return prepared(self.corpus, size or self.size, work=self.work)

    def built(self) -> Measured:
        """Return the archive with the index of every engine, built where it is missing."""
        data = self.data()
        lacking = [name for name in PEERS if not _is_built(data, name)]
        building.measured(data, lacking, rounds=1)
        return data


def main() -> None:
    """Run what the command line names."""
    chosen = _arguments()
    if chosen.what == "build-one":
        building.build(chosen.rest[0], Path(chosen.rest[1]))
    elif chosen.what == "open-one":
        print(first.opened(chosen.rest[0], Path(chosen.rest[1]), chosen.rest[2]))
    elif chosen.what == "follow":
        increment.follow(Path(chosen.rest[0]), Path(chosen.rest[1]))
    else:
        _measure(chosen)


def _measure(chosen: argparse.Namespace) -> None:
    if not chosen.corpus.exists():
        raise SystemExit(
            f"{chosen.corpus}: no such file. Set TINXA_EVAL to the folder that holds"
            " news/vietnews-20k.jsonl.gz, or name any JSON Lines file with --corpus."
        )
    sizes = tuple(chosen.size or (GROWTH_SIZES if chosen.what == "growth" else (SIZE,)))
    # The same questions whatever the size, and each finds something at each size.
    questions = drawn(list(read(chosen.corpus, limit=min(*sizes, STOCK_SIZE))))
    size = sizes[0]
    run = Run(chosen.corpus, chosen.work, size, chosen.rounds, questions)
    if chosen.what == "growth":
        _grow(run, sizes)
    elif chosen.what != "report":
        for name in ORDER if chosen.what == "all" else (chosen.what,):
            found = SECTIONS[name](run)
            keep(SPEED, name, {"corpus": chosen.corpus.name, "articles": size, **found})
    _tell()


def _grow(run: Run, sizes: tuple[int, ...]) -> None:
    found: list[dict[str, Any]] = []
    for size in sizes:
        names = tuple(ENGINES) if size <= STOCK_SIZE else PEERS
        found.append(growth.measured(run.data(size), names, run.questions))
        told = {"corpus": run.corpus.name, "sizes": found, "slopes": growth.slopes(found)}
        keep(GROWTH, "growth", told)


def _tell() -> None:
    from benchmarks.speed import plots

    plots.draw()
    for one in report.write():
        print(f"{'kept  ' if one.kept else 'MISSED'} {one.name}: {one.figure:.3g} {one.unit}")


def _serving(run: Run) -> dict[str, Any]:
    from benchmarks.speed import serving

    return serving.measured(run.built(), run.questions)


def _stock(run: Run) -> dict[str, Any]:
    """Measure every engine at the size at which stock Whoosh can be built in a minute."""
    data = run.data(min(run.size, STOCK_SIZE))
    engines = building.measured(data, tuple(ENGINES), rounds=1)
    for name, times in warm.measured(data, tuple(ENGINES), run.questions).items():
        engines[name] |= times
    return {"articles": data.filled.articles, "engines": engines}


def _peaks(data: Measured) -> dict[str, int]:
    return {name: round(building.peak(data, name)[0] / 1e6) for name in PEERS}


SECTIONS: dict[str, Callable[[Run], dict[str, Any]]] = {
    "build": lambda run: {"engines": building.measured(run.data(), PEERS, rounds=run.rounds)},
    "memory": lambda run: {"peak_mb": _peaks(run.data())},
    "warm": lambda run: {"engines": warm.measured(run.built(), PEERS, run.questions)},
    "asking": lambda run: asking.measured(run.built(), run.questions),
    "first": lambda run: first.measured(run.built(), PEERS, run.questions),
    "increment": lambda run: increment.measured(run.built(), run.corpus, PEERS, run.questions),
    "serving": _serving,
    "load": lambda run: asking.load(run.built(), run.questions),
    "stock": _stock,
}


def _is_built(data: Measured, name: str) -> bool:
    folder = building.target(data, name)
    return folder.exists() and any(folder.iterdir())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    inner = ("build-one", "open-one", "follow")
    parser.add_argument("what", choices=["all", *ORDER, "growth", "report", *inner])
    parser.add_argument("rest", nargs="*", help=argparse.SUPPRESS)
    parser.add_argument("--corpus", type=Path, default=_default_corpus(), help="JSON Lines, .gz")
    parser.add_argument("--size", type=int, action="append", help="articles; growth: repeat it")
    parser.add_argument("--rounds", type=int, default=building.ROUNDS, help="of builds")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "tinxa-bench")
    return parser.parse_args()


def _default_corpus() -> Path:
    """Return vietnews in the folder that TINXA_EVAL names."""
    return Path(os.environ.get("TINXA_EVAL", ".")) / "news" / "vietnews-20k.jsonl.gz"


if __name__ == "__main__":
    main()
