"""The command line: every command in its place, and errors said instead of shown."""

import logging
import sys
from importlib import import_module
from typing import Any, Final

import typer
from typer.core import TyperGroup

from archive.errors import TinxaError
from searcher.errors import QueryError

COMMANDS: Final = {
    "demo": "tinxa.demonstrating:demo",
    "crawl": "tinxa.collecting:crawl",
    "attachments": "tinxa.collecting:attachments",
    "import": "tinxa.collecting:import_",
    "index": "tinxa.indexing:index",
    "search": "tinxa.searching:search",
    "show": "tinxa.searching:show",
    "similar": "tinxa.searching:similar",
    "export": "tinxa.exporting:export",
    "trends": "tinxa.trending:trends",
    "watch": "tinxa.watches:watch",
    "dossier": "tinxa.dossiers:dossier",
    "places": "tinxa.placing:places",
    "correct": "tinxa.correcting:correct",
    "forget": "tinxa.forgetting:forget",
    "serve": "tinxa.serving:serve",
    "status": "tinxa.reporting:status",
    "profile": "tinxa.profiling:profile",
}
"""Where each command is; only the one asked for is imported, so that a search starts at once."""


class Commands(TyperGroup):
    """The commands by name."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Return the names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, name: str) -> Any:  # noqa: ARG002
        """Return a command; None where there is none of this name."""
        if name not in COMMANDS:
            return None
        module, function = COMMANDS[name].split(":")
        command = getattr(import_module(module), function)
        if isinstance(command, typer.Typer):
            return typer.main.get_group(command)
        single = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        single.command(name)(command)
        return typer.main.get_command(single)


app = typer.Typer(
    name="tinxa",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def tinxa() -> None:
    """Search engine for the news of Vietnamese districts, communes and wards."""


def main() -> None:
    """Run the command line: exit 0 done, 1 something failed and was said, 2 wrong usage."""
    speak()
    try:
        app()
    except TinxaError as error:
        print(f"tinxa: {error}", file=sys.stderr)
        raise SystemExit(2 if isinstance(error, QueryError) else 1) from None
    except KeyboardInterrupt:
        print("tinxa: stopped; what was done so far is kept.", file=sys.stderr)
        raise SystemExit(1) from None
    except BrokenPipeError:
        # The reader of a pipe, `head` for one, has seen enough.
        sys.stderr.close()
        raise SystemExit(0) from None


def speak() -> None:
    """Let what the commands and the crawler say come out, in UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console has a code page that cannot write Vietnamese.
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    logging.basicConfig(format="%(message)s", level=logging.WARNING, stream=sys.stderr)
    logging.getLogger("crawler").setLevel(logging.INFO)
