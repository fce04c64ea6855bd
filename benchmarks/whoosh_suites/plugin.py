"""A plugin of pytest: each test in a process of its own, its outcome a line of a file.

Whoosh's tests share state, so one test's failure could change the outcome of those after it.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from _pytest.runner import runtestprotocol

OUTCOMES: Final = "WHOOSH_SUITES_OUTCOMES"
"""The environment variable that names the file."""
CODEC: Final = "WHOOSH_SUITES_CODEC"
"""The one that names the class of the codec that is to be tested."""
_ALONE: Final = "WHOOSH_SUITES_ALONE"
_SECONDS: Final = 300


def pytest_configure() -> None:
    """Make sure that the right codec is tested."""
    from whoosh.codec import default_codec

    if type(default_codec()).__name__ != os.environ[CODEC]:
        raise pytest.UsageError(f"{os.environ[CODEC]} is not in its place")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> bool:
    """Run one test in a process of its own."""
    if _ALONE in os.environ:
        _run(item)
        os._exit(0)
    ended = _forked(item) if hasattr(os, "fork") else _started(item)
    if not ended:
        _note(item, "failed", "its process died, or did not end")
    return True


def _forked(item: pytest.Item) -> bool:
    import signal

    child = os.fork()
    if not child:
        signal.alarm(_SECONDS)
        _run(item)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


def _started(item: pytest.Item) -> bool:
    command = [sys.executable, "-m", "pytest", "-q", "-p", __name__, item.nodeid]
    try:
        subprocess.run(
            command,
            env=os.environ | {_ALONE: "1"},
            cwd=item.config.rootpath,
            timeout=_SECONDS,
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return False
    return True


def _run(item: pytest.Item) -> None:
    reports = runtestprotocol(item, log=False, nextitem=None)
    for outcome in ("failed", "skipped"):
        for report in reports:
            if report.outcome == outcome:
                _note(item, outcome, report.longreprtext)
                return
    _note(item, "passed", "")


def _note(item: pytest.Item, outcome: str, text: str) -> None:
    line = json.dumps([item.nodeid, outcome, text])
    with Path(os.environ[OUTCOMES]).open("a", encoding="utf-8") as file:
        file.write(line + "\n")
