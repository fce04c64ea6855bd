"""`tinxa profile try` and `tinxa profile new`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from archive.folder import data_folder
from archive.settings import load_settings
from crawler.adding.saving import save_new
from crawler.drafting.draft import draft_profile
from crawler.drafting.toml import written
from crawler.errors import ProfileError
from crawler.families import check_profile
from crawler.opening import Opener
from crawler.profile import load_profiles
from crawler.trial import try_page
from tinxa import options, printing, trials

profile = typer.Typer(
    help="Try a portal's profile on a page, or draft one.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Target = Annotated[
    str, typer.Argument(metavar="URL|FILE", help="An article's address, or a saved page.")
]


@profile.command("try")
def try_(
    target: Target,
    *,
    data: options.Data = None,
    name: Annotated[
        str, typer.Option("--profile", help="auto, none, or the name of a profile or a family.")
    ] = "auto",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Tell which selector gave which field of a page; exit 1 where it is no article."""
    folder = data_folder(data)
    own = load_profiles(folder.sites)
    check_profile(name, own)
    contact = load_settings(folder.settings).contact
    with Opener(own, profile=name, contact=contact) as opener:
        trial = try_page(opener.open(target), own, name=name, page=target)
    print(printing.as_json(trial) if as_json else trials.told(trial))
    if trial.reason is not None:
        raise typer.Exit(1)


@profile.command("new")
def new(
    target: Target,
    *,
    data: options.Data = None,
    output: Annotated[
        Path | None, typer.Option("-o", help="NAME.toml; without it the draft is printed.")
    ] = None,
) -> None:
    """Draft a profile from an article or a list of a portal, with comments on what to check."""
    folder = data_folder(data)
    if output is not None and output.exists():
        raise ProfileError(f"{output}: is there already. Choose another name, or remove it.")
    own = load_profiles(folder.sites)
    contact = load_settings(folder.settings).contact
    is_address = "://" in target
    with Opener(own, contact=contact) as opener:
        document = opener.open(target)
        text = written(draft_profile(document, opener.open if is_address else None))
    if output is None:
        print(text, end="")
        return
    save_new(output, text)
    print(
        f"{output}: a first draft; look at the lines that begin with CHECK. It is read from"
        f" {folder.sites}. Next: tinxa profile try {target} --profile {output.stem}",
        file=sys.stderr,
    )
