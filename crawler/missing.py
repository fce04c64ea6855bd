"""Pages that say "not found" with status 200, as if they were articles."""

import re
import secrets
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit, urlunsplit

from crawler.cleaning import bare

_SAYS = re.compile(
    r"(?:loi )?(?:404|403|500)\b.*|(?:.{0,40} )?(?:khong (?:tim thay|ton tai|co san|co du lieu)"
    r"|da bi xoa|not found|does not exist|page error)(?: .{0,40})?"
)
_SHORT = 400
_DIGIT = re.compile(r"\d")
_WORDS = 4


def says_missing(title: str, *, dated: bool, body: Sequence[str]) -> bool:
    """Tell whether *title* says that nothing is here, and the page has nothing to show for itself.

    An article may be about somebody who is not found: it has a date and a text.
    """
    if not _SAYS.fullmatch(bare(title)):
        return False
    return not dated or sum(map(len, body)) < _SHORT


def unlikely_address(url: str) -> str:
    """Return an address like that of *url* under which there is certainly nothing.

    Its last segment is replaced, for portals answer differently in different folders.
    """
    parts = urlsplit(url)
    folder, _, last = parts.path.rpartition("/")
    dot = last.rfind(".")
    suffix = last[dot:] if dot > 0 else ""
    return urlunsplit(
        (parts.scheme, parts.netloc, f"{folder}/{secrets.token_hex(12)}{suffix}", "", "")
    )


def fingerprint(lines: Sequence[str], *, url: str) -> frozenset[str]:
    """Return what is remembered of the page at *url*: its lines without what changes by itself.

    Case and marks, numbers, and the address, which such pages like to repeat, do not count.

    >>> one = fingerprint(["Không có trang /tin/a.html", "24/11/2026"], url="http://x.vn/tin/a.html")
    >>> one == fingerprint(["Không có trang /tin/b.html", "25/12/2026"], url="http://x.vn/tin/b.html")
    True
    """
    last = urlsplit(url).path.rpartition("/")[2]
    if last:
        lines = [line.replace(unquote(last), "").replace(last, "") for line in lines]
    return frozenset(_DIGIT.sub("0", bare(line)) for line in lines)


def is_same_page(lines: Sequence[str], *, url: str, missing: frozenset[str]) -> bool:
    """Tell whether the page at *url* says nothing that the page *missing* does not say."""
    new = fingerprint(lines, url=url) - missing
    return not any(len(line.split()) >= _WORDS for line in new)
