"""The command line: every command in its place, and errors said instead of shown."""

import logging
import sys

import typer

from archive.errors import TinxaError
from searcher.errors import QueryError
from tinxa import collecting, demonstrating, exporting, indexing, reporting, searching, serving

app = typer.Typer(
    name="tinxa",
    help="Search engine for the news of Vietnamese districts, communes and wards.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(demonstrating.demo)
app.command()(collecting.crawl)
app.command(name="import")(collecting.import_)
app.command()(indexing.index)
app.command()(searching.search)
app.command()(searching.show)
app.command()(exporting.export)
app.command()(serving.serve)
app.command()(reporting.status)


def main() -> None:
    """Run the command line: exit 0 done, 1 something failed and was said, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console has a code page that cannot write Vietnamese.
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    logging.basicConfig(format="%(message)s", level=logging.WARNING, stream=sys.stderr)
    logging.getLogger("crawler").setLevel(logging.INFO)
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
