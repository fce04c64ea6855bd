"""Crawled text made fit for a format that cannot hold every character or more than one line."""

import re

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    r"""Return *text* without the control characters that XML forbids; lines stay.

    >>> printable("a\x00b\nc")
    'ab\nc'
    """
    return _UNPRINTABLE.sub("", text)


def flat(text: str | None) -> str:
    r"""Return *text* on one line.

    >>> flat(" a\r\n\x0bER  - b ")
    'a ER - b'
    """
    return printable(" ".join((text or "").split()))
