"""The command line, run as a user runs it: in a process of its own."""

import json
import os
import subprocess
import sys

import pytest


def command(folder):
    """Return a function that runs a command over the data in *folder*."""

    def run(*arguments, data=folder, **environment):
        return subprocess.run(
            [sys.executable, "-m", "tinxa", *map(str, arguments)],
            env={**os.environ, "TINXA_DATA": str(data), "PYTHONUTF8": "0", **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def answer(tinxa, *arguments):
    """Return what `tinxa search` says of *arguments*."""
    done = tinxa("search", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def tinxa(tmp_path):
    """Run a command over a data folder of its own; return the finished process."""
    return command(tmp_path / "data")
