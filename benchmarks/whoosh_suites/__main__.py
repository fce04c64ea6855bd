"""Whoosh's own tests over our codec: ``python -m benchmarks.whoosh_suites``.

The tests are those of the source package of the Whoosh that this Python has installed. They run
once with Whoosh's codec and once with ours in its place, each test in a process of its own. It ends
with 0 if those that fail with ours alone are the ones that `expected.py` gives reasons for.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.whoosh_suites.expected import EXPECTED
from benchmarks.whoosh_suites.plugin import CODEC, OUTCOMES
from benchmarks.whoosh_suites.sources import SOURCES, fetched, installed, unpacked

_OURS = Path(__file__).parent / "ours"
_CHECKOUT = Path(__file__).parents[2]
_PLUGIN = "benchmarks.whoosh_suites.plugin"


class Suite:
    """One run of the tests, over one codec."""

    def __init__(self, file: Path, folder: Path, *, codec: str, path: tuple[Path, ...]) -> None:
        self._outcomes = folder / "outcomes"
        # Tests write into fixed places of the folder for temporary files.
        (folder / "temporary").mkdir(parents=True)
        temporary = str(folder / "temporary")
        environment = {
            **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), temporary),
            "PYTHONPATH": os.pathsep.join(map(str, path)),
            OUTCOMES: str(self._outcomes),
            CODEC: codec,
        }
        command = [sys.executable, "-m", "pytest", "tests", "-q", "-p", _PLUGIN]
        self._process = subprocess.Popen(
            command,
            cwd=unpacked(file, folder / "source"),
            env=os.environ | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )

    def outcomes(self) -> dict[str, tuple[str, str]]:
        """Wait for the end; return passed, failed or skipped for each test, and what it said."""
        said, _ = self._process.communicate()
        if self._process.returncode not in {0, 1, 5}:
            raise SystemExit(said)
        lines = self._outcomes.read_text("utf-8").splitlines()
        return {test: (outcome, text) for test, outcome, text in map(json.loads, lines)}


def main() -> int:
    """Run the tests both ways and compare."""
    name = installed()
    with tempfile.TemporaryDirectory() as folder:
        file = fetched(name, Path(folder))
        suites = (
            Suite(file, Path(folder, "stock"), codec="W3Codec", path=(_CHECKOUT,)),
            Suite(file, Path(folder, "ours"), codec="ArrayCodec", path=(_OURS, _CHECKOUT)),
        )
        stock, ours = (suite.outcomes() for suite in suites)
    print(f"{name} {SOURCES[name].version}: {len(stock)} tests")
    print(f"with Whoosh's codec: {_counted(stock)}")
    print(f"with ours:           {_counted(ours)}")
    worse = {test for test, (outcome, _) in stock.items() if outcome == "passed"} - {
        test for test, (outcome, _) in ours.items() if outcome == "passed"
    }
    for test in sorted(worse):
        print(f"\nfails with ours alone: {test}\n  {EXPECTED[name].get(test, ours[test][1])}")
    for test in sorted(EXPECTED[name].keys() - worse):
        print(f"\nexpected to fail with ours alone, but does not: {test}")
    return int(worse != EXPECTED[name].keys())


def _counted(outcomes: dict[str, tuple[str, str]]) -> str:
    counts = Counter(outcome for outcome, _ in outcomes.values())
    return ", ".join(f"{count} {outcome}" for outcome, count in counts.most_common())


if __name__ == "__main__":
    raise SystemExit(main())
