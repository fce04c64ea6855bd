"""Why the crawler passed an address over or could not fetch it, in the reader's words."""

import re
from typing import NamedTuple

from ui.markup import day, esc
from ui.texts import Texts

_STATUS = re.compile(r"HTTP (\d{3})")
_BEFORE = re.compile(r"before (\d{4}-\d{2}-\d{2})")
_GONE, _REFUSED, _BUSY = ("404", "410"), ("401", "403", "451"), ("429",)


class Told(NamedTuple):
    """A reason as HTML, and as plain text what can be done; "" where nothing has to be."""

    reason: str
    cure: str


def told(reason: str, texts: Texts) -> Told:
    """Return *reason*, as the crawler notes it, in the reader's words; unknown ones as they are."""
    key, number = _key(reason)
    shown = texts.get(f"reason_{key}")
    if shown is None:
        return Told(f'<span lang="en">{esc(reason)}</span>', "")
    return Told(esc(shown.format(number=number)), texts.get(f"reason_{key}_cure", ""))


def _key(reason: str) -> tuple[str, str]:
    """Return the name of a reason's text, and the number or day that it tells.

    >>> _key("HTTP 503"), _key("before 2023-05-29"), _key("robots.txt unavailable")
    (('http_server', '503'), ('before', '29/05/2023'), ('robots_txt_unavailable', ''))
    """
    if match := _BEFORE.fullmatch(reason):
        return "before", day(match[1])
    if match := _STATUS.fullmatch(reason):
        return f"http_{_kind(match[1])}", match[1]
    return re.sub(r"\W+", "_", reason), ""


def _kind(status: str) -> str:
    for kind, those in (("gone", _GONE), ("refused", _REFUSED), ("busy", _BUSY)):
        if status in those:
            return kind
    return "server" if status.startswith("5") else "other"
