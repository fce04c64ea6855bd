"""What reading a file came to, and how much it may take."""

import msgspec

from archive.article import TextSource
from archive.attachments import FileText


class ReadingLimits(msgspec.Struct, frozen=True, kw_only=True):
    """How much one file may take.

    *pages* of a PDF and *characters* of text: more is not read at all. *ocr_pages* are recognised
    at most, the others are left out. *seconds* of one process in all, *megabytes* of its memory
    (where the system can limit it).
    """

    pages: int = 1_000
    characters: int = 1_000_000
    ocr_pages: int = 20
    seconds: float = 180.0
    megabytes: int = 1_024


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """The text of a file, its paragraphs joined by newlines; without one *reason* says why.

    *source* is null where files of this *type* are not read.
    """

    type: str | None = None
    source: TextSource | None = None
    text: str | None = None
    reason: str = ""

    @property
    def file_text(self) -> FileText:
        """What an article keeps of it."""
        return FileText(self.source, self.text, self.type)


class Unreadable(Exception):
    """A file gives no text; the message is the reason, in a few words."""


SCAN, GARBLED = "a scan", "garbled text"
"""The reasons that recognition of characters can cure."""
