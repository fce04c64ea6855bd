"""How fast each engine indexes an archive, in how much memory, and how large the index is."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil

from archive.store import Archive
from benchmarks.speed.archives import Measured
from benchmarks.speed.engines import ENGINES

_SAMPLE_SECONDS = 0.05


def measured(data: Measured, name: str) -> dict[str, Any]:
    """Build the index of one engine in a process of its own; return rate, memory and size.

    Tinxa is timed as a user runs it: ``tinxa index --rebuild``, from start to end.
    """
    folder = target(data, name)
    environment = {**os.environ, "TINXA_DATA": str(data.folder.path)}
    command = [sys.executable, "-m", "tinxa", "index", "--rebuild"]
    if name != "tinxa":
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        command = [sys.executable, "-m", "benchmarks.speed", "build", name, str(data.folder.path)]
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)  # noqa: S603
    peak = _peak(process)
    seconds = time.perf_counter() - began
    if process.returncode:
        raise SystemExit(f"building {name} failed: {' '.join(command)}")
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return {
        "articles_per_second": round(data.filled.articles / seconds, 1),
        "seconds": round(seconds, 2),
        "peak_mb": round(peak / 1e6),
        "index_to_text": round(size / data.filled.text, 3),
    }


def target(data: Measured, name: str) -> Path:
    """Return where the index of an engine lies."""
    return data.folder.index if name == "tinxa" else data.folder.path / name


def build(name: str, data: Path) -> None:
    """Build the index of a peer; runs in a process of its own."""
    with Archive.open(data / "archive.sqlite") as archive:
        ENGINES[name].build(archive, data / name)


def _peak(process: "subprocess.Popen[bytes]") -> int:
    """Wait for *process*; return the most memory that it and its children had for themselves."""
    peak = 0
    while process.poll() is None:
        try:
            root = psutil.Process(process.pid)
            family = [root, *root.children(recursive=True)]
            peak = max(peak, sum(one.memory_full_info().uss for one in family))
        except psutil.Error:
            pass
        time.sleep(_SAMPLE_SECONDS)
    return peak
