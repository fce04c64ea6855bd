"""A new process: its first query after imports, `tinxa search` from the shell, what it imports."""

import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from archive.folder import DataFolder
from benchmarks.speed.archives import Measured
from benchmarks.speed.engines import ENGINES
from benchmarks.speed.processes import output, seconds
from benchmarks.speed.queries import query_of
from searcher.opening import open_searcher
from searcher.question import Question

ROUNDS = 5
HEAVY = ("streamlit", "pandas", "pyarrow", "altair", "trafilatura", "lxml", "requests", "jinja2")
"""What `tinxa search` has no need of."""

_LISTED = """
import sys
sys.argv[0] = "tinxa"
from tinxa.app import main
try:
    main()
except SystemExit:
    pass
print("imported:", *(name for name in sys.modules if "." not in name))
"""


def measured(data: Measured, names: Sequence[str], questions: Sequence[Question]) -> dict[str, Any]:
    """Return medians in ms over new processes, each with another question."""
    asked = [question for question in questions if not question.where and not question.since]
    asked = asked[3 : 3 + ROUNDS]
    first: dict[str, list[float]] = {name: [] for name in ("page", *names)}
    shell: list[float] = []
    for question in asked:
        for name, taken in first.items():
            taken.append(_first(data, name, question))
        shell.append(seconds(_search, data, question))
    return {
        "first_ms": {name: round(statistics.median(taken), 1) for name, taken in first.items()},
        "shell_ms": round(statistics.median(shell) * 1000),
        "python_ms": _python_ms("pass"),
        "numpy_ms": _python_ms("import numpy"),
        "needless_imports": _needless(data, asked[0]),
    }


def opened(name: str, folder: Path, question: str) -> float:
    """Open an index and ask; return the ms from the end of imports. Runs in a new process.

    "page" is `Searcher.ask` whole, with its articles and snippets.
    """
    asked = msgspec.json.decode(question, type=Question)
    query = query_of(asked)
    if name == "page":
        taken = seconds(lambda: open_searcher(DataFolder(folder)).ask(asked))
    else:
        place = folder / ("index" if name == "tinxa" else name)
        taken = seconds(lambda: ENGINES[name].open(place).search(query))
    return taken * 1000


def _first(data: Measured, name: str, question: Question) -> float:
    encoded = msgspec.json.encode(question).decode()
    return float(output("-m", "benchmarks.speed", "open-one", name, str(data.folder.path), encoded))


def _search(data: Measured, question: Question) -> str:
    return output("-m", "tinxa", "search", question.text, data=data.folder.path)


def _needless(data: Measured, question: Question) -> list[str]:
    told = output("-c", _LISTED, "search", question.text, data=data.folder.path)
    imported = told.rpartition("imported:")[2].split()
    return sorted(set(imported) & set(HEAVY))


def _python_ms(program: str) -> int:
    return round(statistics.median(seconds(output, "-c", program) for _ in range(ROUNDS)) * 1000)
