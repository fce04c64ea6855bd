"""`tinxa demo`: the whole way on the bundled portals."""

import json
import sys
from typing import Annotated

import typer

from archive.folder import DataFolder, data_folder
from archive.store import Archive
from crawler.profile import load_profiles
from indexer.engines.choosing import index_of
from tinxa import options
from tinxa.collecting import collect
from tinxa.demo.server import DemoServer
from tinxa.indexing import update
from tinxa.serving import page
from vietnamese.tables import data_path


def demo(
    *,
    data: options.Data = None,
    no_ui: Annotated[bool, typer.Option("--no-ui", help="End without opening the page.")] = False,
    port: Annotated[int | None, typer.Option(help="Where the page listens.")] = None,
) -> None:
    """Serve the bundled portals on loopback, crawl them over HTTP, index, open the page."""
    folder = data_folder(data, default="demo-store")
    if _in_place(folder):
        print(f"{folder.path}: the demo's articles are in place", file=sys.stderr)
    else:
        prepare(folder)
    if not no_ui:
        raise typer.Exit(page(folder, port=port))


def prepare(folder: DataFolder) -> None:
    """Crawl the bundled portals into *folder* and index them."""
    folder.create()
    folder.demo_mark.write_text("The articles in this folder are the demo's.\n", "utf-8")
    with DemoServer() as server:
        profiles = load_profiles(data_path("demo") / "sites").values()
        collect(folder, [profile.served_at(server.addresses) for profile in profiles])
    update(folder)


def _in_place(folder: DataFolder) -> bool:
    """Tell whether every article of the demo is archived and indexed."""
    if not folder.archive.exists():
        return False
    with Archive.open(folder.archive) as archive:
        truth = (data_path("demo") / "truth.jsonl").read_text("utf-8").splitlines()
        complete = all(archive.get(json.loads(line)["id"]) for line in truth)
        return complete and index_of(folder).followed() == archive.clock()
