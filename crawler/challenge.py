"""The page that some portals send to a client they do not know: set a cookie, and load again."""

import re
from typing import NamedTuple

from crawler.page import Page

_LARGEST = 3000
_COOKIE = re.compile(r"document\.cookie\s*=\s*[\"'`]\s*([^=\"'`;\s]+)=([^\"'`;]*)")
_RELOAD = re.compile(
    r"location\s*\.\s*(?:reload|replace|assign)\s*\(|location(?:\.href)?\s*=[^=]"
    r"|<meta[^>]+http-equiv\s*=\s*[\"']?refresh",
    re.IGNORECASE,
)
_TEXT = re.compile(r"<script.*?</script>|<noscript.*?</noscript>|<head.*?</head>|<[^>]*>",
                   re.IGNORECASE | re.DOTALL)  # fmt: skip
_WORDS = 12


class Cookie(NamedTuple):
    """A cookie that the page's script sets; without a name where the answer's header set it."""

    name: str
    value: str


def demanded_cookie(page: Page) -> Cookie | None:
    """Return the cookie that *page* demands before it shows anything; None for any other page.

    It is told by its shape: short, next to no text, a cookie, a reload.
    """
    if not page.body or len(page.body) > _LARGEST or page.is_file:
        return None
    text = page.text
    if not _RELOAD.search(text) or len(_TEXT.sub(" ", text).split()) > _WORDS:
        return None
    if written := _COOKIE.search(text):
        return Cookie(*written.groups())
    return Cookie("", "") if "Set-Cookie" in page.headers else None
