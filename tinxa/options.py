"""Options that several commands share, and what is made of them."""

from pathlib import Path
from typing import Annotated

import typer

from searcher.periods import Period

Data = Annotated[
    Path | None,
    typer.Option("--data", help="Your data folder (archive, index, tinxa.toml, sites/).",
                 envvar="TINXA_DATA", show_default=False),
]  # fmt: skip
From = Annotated[
    str | None, typer.Option("--from", help="First day: 2023, 2023-05, 29/05/2023 ...")
]
To = Annotated[str | None, typer.Option("--to", help="Last day, included.")]
Within = Annotated[
    Period | None,
    typer.Option("--period", help="Instead of --from and --to: a period, as of today."),
]
Where = Annotated[
    list[str] | None,
    typer.Option("--where", metavar="FACET=VALUE", help="A facet's value; may be repeated."),
]
Commune = Annotated[
    list[str] | None, typer.Option("--commune", help="A commune by name; may be repeated.")
]
Source = Annotated[list[str] | None, typer.Option("--source", help="A portal; may be repeated.")]
CertainDates = Annotated[
    bool, typer.Option("--certain-dates", help="Leave out guessed and missing dates.")
]
ExactAccents = Annotated[
    bool, typer.Option("--exact-accents", help="Never ignore the accents that were typed.")
]
