"""The command line, each command in a process of its own."""

import json
import os
import subprocess
import sys

import pytest

from tests.tinxa import forked


def command(folder):
    """Return a function that runs a command over the data in *folder*."""

    def run(*arguments, data=folder):
        given = list(map(str, arguments))
        environment = {"TINXA_DATA": str(data)}
        if forked.available():
            return forked.run(given, folder.parent, environment=environment)
        return started(given, environment=environment)

    return run


def started(arguments, *, environment):
    """Run a command as a user does, from nothing."""
    return subprocess.run(
        [sys.executable, "-m", "tinxa", *arguments],
        env={**os.environ, "PYTHONUTF8": "0", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def answer(tinxa, *arguments):
    """Return what `tinxa search` says of *arguments*."""
    done = tinxa("search", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def tinxa(tmp_path):
    """Run a command over a data folder of its own; return the finished process."""
    return command(tmp_path / "data")
