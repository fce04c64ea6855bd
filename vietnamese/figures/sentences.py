"""Where sentences end: not at the point of a number or of an abbreviation (TP. HCM, Q. 10)."""

import re
from collections.abc import Iterator

_BREAK = re.compile(r"\n+|(?<=[.?!…])(?=[\s”\"]|[^\W\d_])")
_ABBREVIATION = re.compile(
    r"(?<!\w)(?:TP|Tp|TX|Tx|TT|P|Q|H|T|X|Đ|ThS|TS|GS|PGS|BS|KS|CN|LS|Tr|St|Mr|Mrs|Dr|No)\.$"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open range of each sentence of *text*.

    >>> text = "TP. HCM thu 5.283 đồng.Chi 3 tỷ. Xong"
    >>> [text[start:end] for start, end in sentences(text)]
    ['TP. HCM thu 5.283 đồng.', 'Chi 3 tỷ.', ' Xong']
    """
    start = 0
    for found in _BREAK.finditer(text):
        if found[0] == "" and not _ends(text, start, found.start()):
            continue
        if text[start : found.start()].strip():
            yield start, found.start()
        start = found.end()
    if text[start:].strip():
        yield start, len(text)


def _ends(text: str, start: int, end: int) -> bool:
    """Tell whether the mark before *end* closes a sentence."""
    following = text[end : end + 3].lstrip(' ”"')[:1]
    if following.islower():
        return False
    return not _ABBREVIATION.search(text, max(start, end - 6), end)
