"""The parts of a page: each paragraph with what it is."""

import re
from dataclasses import dataclass
from typing import Literal

from crawler.blocks import Paragraph
from crawler.cleaning import bare
from crawler.datelines import DateLine

Kind = Literal["text", "date", "byline", "widget", "menu", "site", "link", "end"]
_LONGEST_LINE = 250
_SHORT_SENTENCE = 18
_CLOSED = re.compile(r"[.!?…;:][”\"')\]]{0,2}$|/\.?$")


@dataclass(frozen=True)
class Part:
    """A paragraph of a page: its *line*, what it is, and the *date* of a line with a date.

    A "link" is an entry of a list that leads to other articles, or the date of such a one.
    """

    line: Paragraph
    kind: Kind
    date: DateLine | None = None

    @property
    def text(self) -> str:
        """What it says."""
        return self.line.text

    @property
    def bare(self) -> str:
        """The words of the part, for comparing it with others."""
        return bare(self.text)

    @property
    def is_prose(self) -> bool:
        """Whether it reads as a sentence."""
        return self.kind == "text" and bool(_CLOSED.search(self.text)) and self.text.count(" ") > 5

    @property
    def is_paragraph(self) -> bool:
        """Whether it is longer than headlines and captions are, and reads as sentences."""
        if self.kind != "text":
            return False
        ended = self.is_prose and not self.text.endswith(("…", "..."))
        return len(self.text) > _LONGEST_LINE or (ended and self.text.count(" ") > _SHORT_SENTENCE)
