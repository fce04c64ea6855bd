"""What an import is told, and what it tells at the end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from archive.article import Article, Correction, Derived, Place
from crawler.filetext.reader import Reader
from crawler.profile import Profile

Format = Literal["auto", "jsonl", "csv", "html", "txt", "warc"]


@dataclass(frozen=True, kw_only=True)
class ImportOptions:
    """How to read files.

    *source* and *place* stand in where a file names none. *profile* is "auto" (told by the page's
    marks), "none" (automatic extraction alone) or the name of one of *profiles*, the user's own,
    or of a family that ships. *reader* reads the files that pages link to.
    """

    format: Format = "auto"
    source: str | None = None
    place: Place | None = None
    profile: str = "auto"
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    reader: Reader = field(default_factory=Reader)


@dataclass(frozen=True)
class ImportSummary:
    """How many articles were *new*, *changed* or the *same*; *rejected* lines and files.

    *forgotten* ones were removed for good before and were not taken again.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    rejected: int = 0
    forgotten: int = 0

    @property
    def taken(self) -> int:
        """How many articles went in, or were there already."""
        return self.new + self.changed + self.same


class Taken(NamedTuple):
    """What one record came to: an article, or why there is none; *where* it stood."""

    where: str
    article: Article | None
    derived: Derived = Derived()
    corrections: tuple[Correction, ...] = ()
    reason: str = ""
