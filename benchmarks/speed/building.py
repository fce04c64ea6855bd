"""How fast each engine indexes an archive, in how much memory, and how large the index is."""

import shutil
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from archive.store import Archive
from benchmarks.speed.archives import Measured
from benchmarks.speed.engines import ENGINES
from benchmarks.speed.processes import output, peak_memory, seconds, started
from indexer.engines.whoosh.inside import TABLES

ROUNDS = 5
# Often enough for the height of a build, seldom enough to cost it nothing that shows.
_EVERY = 0.05


def measured(data: Measured, names: Sequence[str], *, rounds: int = ROUNDS) -> dict[str, Any]:
    """Build the index of each engine *rounds* times, the engines taking turns.

    Each build is a process of its own, timed from start to end; Tinxa's is the command that a user
    runs, ``tinxa index --rebuild``.
    """
    times: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            _clear(data, name)
            times[name].append(seconds(output, *_command(data, name)))
    return {name: _summary(data, name, taken) for name, taken in times.items()}


def peak(data: Measured, name: str) -> tuple[int, float]:
    """Build once more and return the most bytes held meanwhile, and the seconds it took."""
    _clear(data, name)
    process = started(*_command(data, name))
    held = 0

    def watch() -> None:
        nonlocal held
        held = peak_memory(process, every=_EVERY)

    taken = seconds(watch)
    if process.returncode:
        raise SystemExit(f"building {name} failed: {' '.join(_command(data, name))}")
    return held, taken


def target(data: Measured, name: str) -> Path:
    """Return where the index of an engine lies."""
    return data.folder.index if name == "tinxa" else data.folder.path / name


def size(data: Measured, name: str) -> float:
    """Return the bytes of an index for each byte of text, language tables not counted."""
    files = (
        file for file in target(data, name).rglob("*") if file.is_file() and file.suffix != TABLES
    )
    return round(sum(file.stat().st_size for file in files) / data.filled.text, 3)


def build(name: str, data: Path) -> None:
    """Build the index of a peer; runs in a process of its own."""
    with Archive.open(data / "archive.sqlite") as archive:
        ENGINES[name].build(archive, data / name)


def _summary(data: Measured, name: str, taken: Sequence[float]) -> dict[str, Any]:
    return {
        "articles_per_second": round(data.filled.articles / statistics.median(taken), 1),
        "seconds": [round(one, 2) for one in taken],
        "index_to_text": size(data, name),
    }


def _clear(data: Measured, name: str) -> None:
    if name != "tinxa":
        folder = target(data, name)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()


def _command(data: Measured, name: str) -> tuple[str, ...]:
    folder = str(data.folder.path)
    if name == "tinxa":
        return "-m", "tinxa", "index", "--rebuild", "--data", folder
    return "-m", "benchmarks.speed", "build-one", name, folder
