"""`tinxa forget`."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from archive.folder import DataFolder, data_folder
from archive.forgetting import alike
from archive.forgetting import forget as begin
from archive.forgotten import Forgetting, forgettings
from archive.store import Archive
from crawler.copies import Copy, copies
from indexer.errors import IndexerError
from tinxa import asking, options
from tinxa.completing import completing
from tinxa.indexing import bring_up_to_date
from tinxa.targets import Target, find_target, with_addresses

_KINDS = {"copy": "a copy", "names": "names it", "damaged": "damaged: look yourself"}


def forget(
    named: Annotated[
        str | None,
        typer.Argument(metavar="ID|URL", help="An article's id or address.", show_default=False),
    ] = None,
    *,
    data: options.Data = None,
    reason: Annotated[
        str | None, typer.Option(help="Why. It is kept, so name nobody in it.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before removing.")] = False,
    listed: Annotated[
        bool, typer.Option("--list", help="List what was forgotten: date, reason, hash.")
    ] = False,
) -> None:
    """Remove an article for good, and never take it again."""
    if listed:
        with asking.archive(data) as archive:
            print("\n".join(map(_line, forgettings(archive))) or "nothing was forgotten")
        return
    if not named or not (reason or "").strip():
        raise typer.BadParameter("say which article (ID or URL) and why (--reason).")
    folder = data_folder(data)
    with Archive.open(folder.archive) as archive:
        target = find_target(folder, archive, named)
        found = list(copies(folder.warc, target.addresses))
        names = [copy.url for copy in found if copy.kind == "copy"]
        target = with_addresses(archive, target, names)
        if target.forgotten is None:
            _tell(archive, target)
            _confirm(yes=yes)
            begin(archive, target.ids, addresses=target.addresses, reason=str(reason).strip())
    _complete(folder)
    _tell_end(folder, target, found)


def _tell(archive: Archive, target: Target) -> None:
    """Say what is about to be removed, and what like it is not."""
    for article_id in target.ids:
        article = archive.require(article_id).article
        head = (article.title or "(no title)", article.published, article.source)
        versions = len(archive.versions(article_id))
        print(" · ".join(filter(None, head)), file=sys.stderr)
        print(f"  {article_id}, {versions} earlier versions", file=sys.stderr)
        others = [each for each in alike(archive, article_id) if each not in target.ids]
        if others:
            print(f"  the same title or text, and stays: {', '.join(others)}", file=sys.stderr)
    if target.others:
        print(f"  lead there now, and stay: {', '.join(target.others)}", file=sys.stderr)
    if not target.ids:
        print("the archive holds no article under this address", file=sys.stderr)
    print(f"  {len(target.addresses)} addresses", file=sys.stderr)


def _confirm(*, yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise typer.BadParameter("there is nobody to ask here; say --yes to remove it.")
    typer.confirm("Remove it for good, and never take it again?", abort=True, err=True)


def _complete(folder: DataFolder) -> None:
    """Take it out of the crawler's memory and the index, where there is one."""
    if not folder.index.exists():
        with Archive.open(folder.archive) as archive, completing(folder, archive):
            return
    try:
        bring_up_to_date(folder)
    except IndexerError as error:
        raise type(error)(
            f"{error} The article is out of the archive, its words are still in the index: they"
            " leave it with the next tinxa index."
        ) from error


def _tell_end(folder: DataFolder, target: Target, found: Sequence[Copy]) -> None:
    with Archive.open(folder.archive) as archive:
        done = target.forgotten or forgettings(archive)[-1]
    print(f"forgotten: {_line(done)}", file=sys.stderr)
    for path in folder.sites.glob("*.toml"):
        if any(url.encode() in path.read_bytes() for url in target.addresses):
            told = "names it, in a draft's comments perhaps: take the line out"
            print(f"{path.relative_to(folder.path)} {told}", file=sys.stderr)
    if not found:
        return
    print("web archives are left as they are, and hold it still:", file=sys.stderr)
    for copy in found:
        where = f"{copy.file.relative_to(folder.path)}: record {copy.number}"
        print(f"  {where}, bytes {copy.start} to {copy.end}, {_KINDS[copy.kind]}", file=sys.stderr)
    print(
        "Delete these files, or cut these bytes out of them: docs/rights.md tells how.",
        file=sys.stderr,
    )


def _line(of: Forgetting) -> str:
    others = f" and {len(of.hashes) - 1} others" if of.hashes[1:] else ""
    left = "" if of.done else "  not complete: run tinxa index"
    return f"{of.at[:10]}  {of.reason}  {of.hashes[0]}{others}{left}"
