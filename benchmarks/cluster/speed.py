"""Both engines over archives of growing size, in turn: one process for each, ended at its time."""

import json
import os
import platform
import subprocess
import sys
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.cluster.measuring import ENGINES, NAME
from benchmarks.speed.archives import prepared
from tests.cluster.cluster import Cluster
from tests.cluster.using import TestCluster

RESULTS = Path(__file__).resolve().parents[1] / "results" / "cluster.json"


def measure(corpus: Path, sizes: Sequence[int], *, work: Path, minutes: float) -> None:
    """Measure both engines at *sizes* and keep each figure as soon as it is there.

    A size beyond that of *corpus* is made of it. An engine that takes longer than so many *minutes*
    at a size is ended, and what it told until then is kept.
    """
    cluster = TestCluster(Cluster())
    for size in sorted(sizes):
        print(f"{size} articles: filling the archive", flush=True)
        data = prepared(corpus, size, work=work).folder.path
        for engine in ENGINES:
            found = _measured(engine, data, corpus, seconds=minutes * 60)
            _keep(size, engine, found)
            print(f"{size} articles, {engine}: {json.dumps(found)}", flush=True)
        cluster.remove(NAME)


def results() -> dict[str, Any]:
    """Return what was measured so far."""
    return dict(json.loads(RESULTS.read_text("utf-8"))) if RESULTS.exists() else {}


def _measured(engine: str, data: Path, corpus: Path, *, seconds: float) -> dict[str, Any]:
    load = os.getloadavg()[0]
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.cluster", "measure", engine, str(data), str(corpus)],
        stdout=subprocess.PIPE,
        text=True,
    )
    ending = threading.Timer(seconds, process.kill)
    ending.start()
    found: dict[str, Any] = {"complete": False, "load_before": round(load, 1)}
    for line in process.stdout or ():
        print(f"  {engine}: {line.strip()}", flush=True)
        found |= json.loads(line)
    ending.cancel()
    process.wait()
    if found.get("seconds"):
        found["articles_per_second"] = round(found["done"] / found["seconds"], 1)
    return found


def _keep(size: int, engine: str, found: dict[str, Any]) -> None:
    known = results()
    sizes = known.setdefault("sizes", {})
    sizes.setdefault(str(size), {})[engine] = {
        "date": date.today().isoformat(),  # noqa: DTZ011 - this machine's day
        **found,
    }
    known["sizes"] = dict(sorted(sizes.items(), key=lambda pair: int(pair[0])))
    known["machine"] = {
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "nodes": "3, of 512 MB heap each, on the machine that measures",
    }
    RESULTS.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", "utf-8")
