"""The data folder: what one user crawled, and their settings."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from vietnamese.tables import in_checkout

_CHECKOUT_DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True)
class DataFolder:
    """Paths inside one data folder; nothing is created until it is needed."""

    path: Path

    @property
    def archive(self) -> Path:
        """The SQLite archive, which alone a user has to back up."""
        return self.path / "archive.sqlite"

    @property
    def frontier(self) -> Path:
        """The crawler's memory of addresses."""
        return self.path / "frontier.sqlite"

    @property
    def index(self) -> Path:
        """The folder of the embedded index; it can always be rebuilt from the archive."""
        return self.path / "index"

    @property
    def settings(self) -> Path:
        """The user's `tinxa.toml`."""
        return self.path / "tinxa.toml"

    @property
    def abbreviations(self) -> Path:
        """The user's own abbreviations and long forms, beside those that are shipped."""
        return self.path / "abbreviations.tsv"

    @property
    def sites(self) -> Path:
        """The profiles of the user's own portals."""
        return self.path / "sites"

    @property
    def watches(self) -> Path:
        """The saved searches."""
        return self.path / "watches.json"

    @property
    def watch_log(self) -> Path:
        """What the saved searches found; it can always begin anew."""
        return self.path / "watches.sqlite"

    @property
    def dossiers(self) -> Path:
        """The dossiers, one file each."""
        return self.path / "dossiers"

    @property
    def drafts(self) -> Path:
        """The portals that are being added from the page, one file each."""
        return self.path / "drafts"

    @property
    def logs(self) -> Path:
        """What the crawls said that were started from the page."""
        return self.path / "logs"

    @property
    def warc(self) -> Path:
        """The folder of web archives that `tinxa crawl --warc` writes."""
        return self.path / "warc"

    @property
    def demo_mark(self) -> Path:
        """A file whose presence says that the articles are invented ones of the demo."""
        return self.path / "demo"

    @property
    def is_demo(self) -> bool:
        """Whether the articles are the demo's."""
        return self.demo_mark.exists()

    def create(self) -> None:
        """Make the folder where it is missing."""
        self.path.mkdir(parents=True, exist_ok=True)


def data_folder(chosen: Path | None, *, default: str = "store") -> DataFolder:
    """Return the data folder: *chosen*, else ``TINXA_DATA``, else the default of this installation.

    The default lies in ``data/`` of the checkout, not of the working directory; an installed wheel
    uses the user's data directory.
    """
    if chosen is None and (named := os.environ.get("TINXA_DATA")):
        chosen = Path(named)
    if chosen is not None:
        return DataFolder(chosen.expanduser().absolute())
    if in_checkout():
        return DataFolder(_CHECKOUT_DATA / default)
    return DataFolder(platformdirs.user_data_path("tinxa", appauthor=False) / default)
