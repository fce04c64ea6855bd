"""What was measured, kept as JSON: one file for a size, one for growth, section by section."""

import json
import os
import platform
import sqlite3
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil

LIBRARIES = ("tantivy", "whoosh3", "numpy")

FOLDER = Path(__file__).resolve().parents[1] / "results"
SPEED, GROWTH = FOLDER / "speed.json", FOLDER / "growth.json"


def load(file: Path) -> dict[str, Any]:
    """Return what *file* holds, nothing where it is missing."""
    return dict(json.loads(file.read_text("utf-8"))) if file.exists() else {}


def keep(
    file: Path, section: str, found: dict[str, Any], *, libraries: Sequence[str] = LIBRARIES
) -> None:
    """Put *found* into a section of *file* in place of the earlier, with machine and date.

    The machine is told with the versions of *libraries*.
    """
    dated = {"date": date.today().isoformat(), **found}  # noqa: DTZ011 - this machine's day
    results = {**load(file), "machine": machine(libraries), section: dated}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"{section}: {json.dumps(found, ensure_ascii=False)}", flush=True)


def machine(libraries: Sequence[str]) -> dict[str, Any]:
    """Return what the figures were measured on, and with."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        **{name: version(name) for name in libraries},
    }


def _processor() -> str:
    """Return the processor's name; Linux alone does not tell it through `platform`."""
    told = Path("/proc/cpuinfo")
    if told.exists():
        for line in told.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor()
