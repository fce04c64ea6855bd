"""How fast the page is for those who use it.

    python -m benchmarks.page [SECTION ...] --corpus FILE.jsonl.gz --size 20000

Sections: `browser` (Enter, and a click on a facet, to painted results), `loading` (first load,
reload and what shifts), `sockets` (one reader at the socket, beside the searcher and a bare route),
`crowd` (many readers at once), `memory`; all of them where none is named; `report` writes the
tables anew.
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.page import report
from benchmarks.page.corpus import dressed, filled
from benchmarks.speed.archives import Measured
from benchmarks.speed.corpus import read
from benchmarks.speed.queries import drawn
from benchmarks.speed.results import FOLDER, keep
from searcher.question import Question

RESULTS = FOLDER / "page.json"
SIZE = 20_000
QUESTIONS, MANY = 60, 200
"""How many different questions one reader asks; and many readers, or one for long."""
ROUNDS = 10
SESSIONS = (20, 50, 100)
LENGTH = 60.0


class Run(NamedTuple):
    """What the command line chose; *some* of the questions are those of one reader."""

    data: Measured
    questions: tuple[Question, ...]
    sessions: tuple[int, ...]
    length: float
    some: tuple[Question, ...]
    rounds: int


def main() -> None:
    """Run what the command line names."""
    chosen = _arguments()
    if chosen.sections != ["report"]:
        _measure(chosen)
    for line in report.write(chosen.results, fill_docs=chosen.results == RESULTS):
        print(line)


def _measure(chosen: argparse.Namespace) -> None:
    if not chosen.corpus or not chosen.corpus.exists():
        raise SystemExit(f"{chosen.corpus}: no such file. Name a JSON Lines file with --corpus.")
    data = filled(chosen.corpus, chosen.size, work=chosen.work)
    records = list(read(chosen.corpus, limit=chosen.size))
    questions = drawn(records, MANY, dress=dressed)
    some = questions[: chosen.questions]
    run = Run(data, questions, tuple(chosen.sessions), chosen.seconds, some, chosen.rounds)
    for name in chosen.sections or SECTIONS:
        load = round(os.getloadavg()[0], 2)
        found = SECTIONS[name](run)
        told = {"corpus": chosen.corpus.name, "articles": chosen.size, "load_before": load}
        keep(chosen.results, name, {**told, **found}, libraries=("streamlit", "starlette"))


def _browser(run: Run) -> dict[str, Any]:
    from benchmarks.page import browser

    # The first one warms up.
    return browser.measured(run.data, (run.questions[-1], *run.some))


def _loading(run: Run) -> dict[str, Any]:
    from benchmarks.page import loading

    return loading.measured(run.data, run.questions[0], rounds=run.rounds)


def _sockets(run: Run) -> dict[str, Any]:
    from benchmarks.page import sockets

    return sockets.measured(run.data, run.some)


def _crowd(run: Run) -> dict[str, Any]:
    from benchmarks.page import crowd

    return crowd.measured(run.data, run.questions, sessions=run.sessions, length=run.length)


def _memory(run: Run) -> dict[str, Any]:
    from benchmarks.page import memory

    return memory.measured(run.data, run.questions)


SECTIONS: dict[str, Callable[[Run], dict[str, Any]]] = {
    "browser": _browser,
    "loading": _loading,
    "sockets": _sockets,
    "crowd": _crowd,
    "memory": _memory,
}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page", description=__doc__)
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, "report", []], default=[])
    parser.add_argument("--corpus", type=Path, help="JSON Lines, .gz")
    parser.add_argument("--size", type=int, default=SIZE, help="articles")
    parser.add_argument("--sessions", type=int, nargs="+", default=SESSIONS)
    parser.add_argument("--seconds", type=float, default=LENGTH, help="of each number of sessions")
    parser.add_argument("--questions", type=int, default=QUESTIONS, help="of one reader")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="of first loads")
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "tinxa-bench")
    return parser.parse_args()


if __name__ == "__main__":
    main()
