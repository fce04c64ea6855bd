"""Lines of a page made paragraphs: cleaned, and joined where a sentence was broken."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from crawler.captions import is_listed
from crawler.cleaning import clean_text

_LEFT_OVER = re.compile(
    r"^(?:null|undefined|content\s*:|title\s*:|NaN)\s+(?=\S)|%\w+%|^[|»›▪■●◦►☆★✦]\s*|\s*\|$"
)
_CONTINUES = re.compile(r"[,;.)\]”%…!?:]")
_CLOSED = re.compile(r"[.!?…:;”\"]$|\./\.$")
_HANGING = re.compile(
    r"(?:[,(“]|\s(?:của|và|là|với|do|tại|các|những|cho|để|trong|về|từ|đến|theo|bằng|trên|như"
    r"|đồng chí|đ/c|ông|bà))$",
    re.IGNORECASE,
)


def paragraphs(lines: Sequence[str], *, stands_alone: Callable[[str], bool]) -> list[str]:
    """Return the paragraphs of *lines*: cleaned, without empty ones, broken ones joined.

    *stands_alone* tells which lines never go on in the next one: furniture, dates, bylines.
    """
    cleaned = [_LEFT_OVER.sub("", clean_text(line)).strip() for line in lines]
    gaps = [i == 0 or not cleaned[i - 1] for i in range(len(cleaned))]
    kept = [(text, gap) for text, gap in zip(cleaned, gaps, strict=True) if text]
    width = _wrap_width(kept)
    joined: list[str] = []
    last, opening = "", True
    for text, gap in kept:
        alone = stands_alone(text)
        if joined and not alone and not stands_alone(last):
            # What opens a block may be a headline, which is no part of the next line.
            full = len(last) + len(text.split()[0]) >= width and not gap and not opening
            headline = opening and gap
            if (width and full) or _goes_on(joined[-1], text, headline=headline):
                joined[-1] += ("" if _CONTINUES.match(text) else " ") + text
                last, opening = text, False
                continue
            opening = False
        else:
            opening = True
        joined.append(text)
        last = text
    return joined


def _goes_on(text: str, following: str, *, headline: bool) -> bool:
    """Tell whether *following* is the rest of a sentence; *text* before it may be a headline."""
    if is_listed(following) or len(text.split()) < 2:
        return False
    if _CONTINUES.match(following) or _HANGING.search(text):
        return True
    if text.count("(") > text.count(")") and ")" in following:
        return True
    # A lone word in plain letters is an account or a left-over.
    lone = following.isascii() and len(following.split()) == 1 and following[-1].isalnum()
    return following[0].islower() and not (lone or headline or _CLOSED.search(text))


def _wrap_width(lines: Sequence[tuple[str, bool]]) -> float:
    """Return how long a line must be for its break to mean nothing; 0 for text not wrapped."""
    broken = [
        len(text)
        for (text, _), (following, gap) in pairwise(lines)
        if not gap and following[0].islower() and not _CLOSED.search(text)
    ]
    if len(broken) < 3 or max(broken) < 40:
        return 0
    longest = max(broken)
    steady = sum(length >= 0.75 * longest for length in broken)
    return 0.85 * longest if steady >= 0.8 * len(broken) else 0
