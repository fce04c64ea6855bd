"""What a portal answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from crawler.decoding import decode

_NO_TEXT = ("image/", "audio/", "video/", "font/", "application/pdf", "application/msword",
            "application/zip", "application/octet-stream", "application/vnd.")  # fmt: skip


@dataclass(frozen=True)
class Page:
    """One answer: *url* was asked for, *final_url* is where its redirects ended.

    *headers* are looked up without regard to case; *body* is unpacked.
    """

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @cached_property
    def text(self) -> str:
        """The body decoded."""
        return decode(self.body, content_type=self.content_type)

    @property
    def content_type(self) -> str:
        """The declared type, with its parameters; empty where none is declared."""
        return self.headers.get("Content-Type", "")

    @property
    def is_file(self) -> bool:
        """Whether this is declared as something other than text: a PDF, a picture, an archive."""
        return self.content_type.strip().lower().startswith(_NO_TEXT)
