"""Speed beside SQLite FTS5, Tantivy and stock Whoosh: ``python -m benchmarks.speed all``."""

import argparse
import json
import os
import platform
import sqlite3
import tempfile
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil

from benchmarks.speed import building, page, warm
from benchmarks.speed.archives import Measured, prepared
from benchmarks.speed.corpus import read
from benchmarks.speed.engines import ENGINES
from benchmarks.speed.queries import drawn
from benchmarks.speed.report import written

RESULTS = Path(__file__).resolve().parents[1] / "results"
STOCK_SIZE = 2_000
"""Articles up to which stock Whoosh is built: it takes minutes for more."""


def main() -> None:
    """Run what the command line names."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("what", choices=["all", "growth", "build"])
    parser.add_argument("rest", nargs="*", help="build: an engine and a data folder")
    parser.add_argument("--corpus", type=Path, default=default_corpus())
    parser.add_argument("--size", type=int, action="append", help="articles; may be repeated")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "tinxa-bench")
    chosen = parser.parse_args()
    if chosen.what == "build":
        building.build(chosen.rest[0], Path(chosen.rest[1]))
        return
    sizes = chosen.size or ([20_000] if chosen.what == "all" else [5_000, 20_000, 100_000, 300_000])
    name = "speed.json" if chosen.what == "all" else "growth.json"
    results = {"machine": machine(), "corpus": chosen.corpus.name, "sizes": {}}
    for size in sizes:
        data = prepared(chosen.corpus, size, work=chosen.work)
        whole = chosen.what == "all"
        results["sizes"][str(data.filled.articles)] = measured(data, chosen.corpus, whole=whole)
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / name).write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    print(written(RESULTS))


def measured(data: Measured, corpus: Path, *, whole: bool) -> dict[str, Any]:
    """Measure every engine on one archive; the page's path too, if *whole*."""
    questions = drawn(list(read(corpus)))
    names = [name for name in ENGINES if name != "whoosh"]
    found: dict[str, Any] = {"build": {}}
    for name in names:
        found["build"][name] = building.measured(data, name)
        print(f"build {name}: {found['build'][name]}", flush=True)
    found["warm"] = warm.measured(data, names, questions)
    print(f"warm: {found['warm']}", flush=True)
    if whole:
        found["page"] = page.asking(data, questions) | page.first(data, questions)
        found["increment"] = page.increment(data, corpus, questions)
        found["load"] = page.load(data, questions)
        small = prepared(corpus, STOCK_SIZE, work=data.folder.path.parent)
        found["stock"] = {
            name: building.measured(small, name) for name in ("tinxa", "fts5", "whoosh")
        }
        found["stock"]["warm"] = warm.measured(small, ("tinxa", "fts5", "whoosh"), questions)
        print({key: found[key] for key in ("page", "increment", "load", "stock")}, flush=True)
    return found


def default_corpus() -> Path:
    """Return vietnews in the folder that TINXA_EVAL names."""
    return Path(os.environ.get("TINXA_EVAL", ".")) / "news" / "vietnews-20k.jsonl.gz"


def machine() -> dict[str, Any]:
    """Return what the figures were measured on, and with."""
    return {
        "date": date.today().isoformat(),  # noqa: DTZ011 - the day on this machine
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        **{name: version(name) for name in ("tantivy", "whoosh3", "numpy")},
    }


if __name__ == "__main__":
    main()
