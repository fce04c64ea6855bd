"""Commands in processes of their own that need not import everything first.

A server process imports what the commands need, once, and splits off a process for each command:
what a user starts, without most of the time that starting takes.
"""

import io
import multiprocessing
import os
import sys
from subprocess import CompletedProcess

from tinxa.app import COMMANDS, main

# pytest as well: each process looks for what its parent's main module has.
_PRELOADED = ["pytest", __name__, *sorted({place.split(":")[0] for place in COMMANDS.values()})]


def available():
    return "forkserver" in multiprocessing.get_all_start_methods()


def run(arguments, folder, *, environment):
    """Run `tinxa` with *arguments*; what it prints goes through files in *folder*."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    paths = [folder / "stdout", folder / "stderr"]
    process = context.Process(target=_command, args=(arguments, paths, environment))
    process.start()
    process.join()
    printed = [path.read_bytes().decode() for path in paths]
    return CompletedProcess(arguments, process.exitcode, *printed)


def _command(arguments, paths, environment):
    os.environ.update(environment)
    sys.argv = ["tinxa", *arguments]
    for number, path in enumerate(paths, start=1):
        written = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(written, number)
    # As in a shell whose locale is not UTF-8: the command line has to see to that.
    sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), "ascii", "strict")
    sys.stderr = io.TextIOWrapper(io.FileIO(2, "w", closefd=False), "ascii", "backslashreplace")
    main()
