"""One pattern for many words, several times faster than words side by side."""

import re
from collections.abc import Iterable
from itertools import groupby


def alternation(words: Iterable[str]) -> str:
    """Return a pattern that matches any of *words*, the longest where several fit.

    >>> alternation(["xã", "xa", "phường"])
    '(?:phường|x(?:a|ã))'
    """
    return _branches(sorted(set(words)))


def _branches(words: list[str]) -> str:
    optional = "" in words
    branches = []
    for first, group in groupby((word for word in words if word), key=lambda word: word[0]):
        rests = [word[1:] for word in group]
        rest = _branches(rests) if len(rests) > 1 else re.escape(rests[0])
        branches.append(re.escape(first) + rest)
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if optional else ''}"
