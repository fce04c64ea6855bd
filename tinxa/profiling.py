"""`tinxa profile try` and `tinxa profile new`."""

from typing import Annotated

import typer

from archive.folder import data_folder
from archive.settings import load_settings
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
