"""Other processes: run to their end, timed, watched for their memory."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import psutil

_ROOT = Path(__file__).resolve().parents[2]


def output(*arguments: str, data: Path | None = None) -> str:
    """Run this Python with *arguments* and return what it prints; *data* is its data folder."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=_ROOT,
        env=environment(data),
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout


def started(*arguments: str, data: Path | None = None) -> "subprocess.Popen[str]":
    """Start this Python with *arguments*, to be told and read through pipes."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=_ROOT,
        env=environment(data),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )


def pipes(process: "subprocess.Popen[str]") -> tuple[IO[str], IO[str]]:
    """Return where a started process is told, and where it is read."""
    if process.stdin is None or process.stdout is None:
        raise ValueError("the process was started without pipes")
    return process.stdin, process.stdout


def environment(data: Path | None) -> dict[str, str]:
    """Return the environment of a process over a data folder."""
    chosen = {**os.environ, "PYTHONUTF8": "1"}
    return chosen | ({"TINXA_DATA": str(data)} if data else {})


def seconds(work: Callable[..., object], *values: object) -> float:
    """Return how long *work* with *values* takes."""
    began = time.perf_counter()
    work(*values)
    return time.perf_counter() - began


def peak_memory(process: "subprocess.Popen[str]", *, every: float) -> int:
    """Wait for *process*; return the most bytes that it and its children held together."""
    peak = 0
    while process.poll() is None:
        peak = max(peak, memory(process.pid))
        time.sleep(every)
    return peak


def memory(pid: int) -> int:
    """Return the bytes that a process and its children hold, what they share counted once."""
    held = 0
    try:
        root = psutil.Process(pid)
        for one in (root, *root.children(recursive=True)):
            told = one.memory_full_info()
            # Only Linux divides what is shared among those who share it.
            held += getattr(told, "pss", told.uss)
    except psutil.Error:
        pass
    return held
