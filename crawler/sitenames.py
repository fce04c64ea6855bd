"""The names of a portal, told apart from the titles of its articles."""

import re
from collections.abc import Iterable

from crawler.cleaning import bare, clean_text
from crawler.document import Document
from crawler.furniture import is_site_name
from crawler.markup import attribute

_DECLARED = frozenset({"og:site_name", "application-name"})
# "Tỉnh ủy" may be what an article is about; a site's name is longer.
_SHORT_NAME = 3
_SEPARATOR = re.compile(r"\s+[-–—|»]+\s+")
# "Title - Cổng thông tin điện tử huyện X", "Title | X": a site's name follows, set off by blanks.
_ROUGHLY = re.compile(
    r"\s+[-–—|»]+\s+(?:[^-–—|»]*\b(?:cổng|trang|website|portal|báo|đài|ubnd|ủy ban|uỷ ban|xã|phường"
    r"|huyện|quận|thị xã|thị trấn|thành phố|tỉnh|\w+\.vn)\b[^|»]*|[^|»]*)$",
    re.IGNORECASE,
)


def declared_names(document: Document) -> list[str]:
    """Return what the head of *document* calls the site."""
    metas = (document.soup.head or document.soup).find_all("meta")
    return [
        clean_text(attribute(tag, "content"))
        for tag in metas
        if (attribute(tag, "property") or attribute(tag, "name")).lower() in _DECLARED
    ]


class SiteNames:
    """What a portal is called: *known* names, those the page declares, and what sounds like one."""

    def __init__(self, document: Document, known: Iterable[str] = ()) -> None:
        self._names = {bare(name) for name in (*known, *declared_names(document))} - {""}

    def include(self, text: str) -> bool:
        """Tell whether *text* is the site's name and no title."""
        return self.are_known_to_include(text) or (
            is_site_name(text) and len(text.split()) > _SHORT_NAME
        )

    def are_known_to_include(self, text: str) -> bool:
        """Tell whether the profile or the page itself gives *text* as the site's name."""
        return bare(text) in self._names

    def cut_off(self, text: str) -> str:
        """Return *text* without the site's name at its end, where that is certainly one."""
        for separator in _SEPARATOR.finditer(text):
            if self.include(text[separator.end() :]):
                return text[: separator.start()]
        return text

    def cut_off_roughly(self, text: str) -> str:
        """Return *text* without whatever is set off at its end."""
        return _ROUGHLY.sub("", text)
