"""`tinxa serve`."""

import sys
from typing import Annotated

import typer

from archive.folder import DataFolder, data_folder
from archive.settings import load_settings
from tinxa import options


def serve(
    *,
    data: options.Data = None,
    port: Annotated[int | None, typer.Option(help="Where the page listens.")] = None,
) -> None:
    """Open the search page on 127.0.0.1."""
    raise typer.Exit(page(data_folder(data), port=port))


def page(folder: DataFolder, *, port: int | None) -> int:
    """Serve the page of *folder* until it is stopped; return the exit code."""
    # Streamlit takes a second to import, and no other command needs it.
    from ui.launch import serve as launch

    chosen = port or load_settings(folder.settings).port
    return launch(
        folder,
        port=chosen,
        announce=lambda address: print(f"Tinxa: {address}", file=sys.stderr, flush=True),
    )
