"""Processes of our own that do what must not hold up or endanger this one."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]


def python(module: str, *arguments: str) -> list[str]:
    """Return the command that runs one of our modules."""
    # A folder of the working directory must not stand in for one of ours.
    return [sys.executable, "-P", "-m", module, *arguments]


def environment(**others: str) -> Mapping[str, str]:
    """Return what such a process needs in its environment to find our modules, and *others*."""
    paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), **others}


def end(process: subprocess.Popen[bytes]) -> None:
    """End *process*, which has a session of its own, and all that it has started."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def bound(*, megabytes: int, seconds: float) -> None:
    """Let the system end this process where it takes more; Windows has no such limits."""
    try:
        import resource
    except ImportError:
        return
    size = megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
