"""Lines of a page made paragraphs: cleaned, and joined where a sentence was broken."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from crawler.blocks import Paragraph
from crawler.captions import is_listed
from crawler.cleaning import clean_text

_LEFT_OVER = re.compile(
    r"^(?:null|undefined|content\s*:|title\s*:|NaN)\s+(?=\S)|%\w+%|^[|»›▪■●◦►☆★✦]\s*|\s*\|$"
)
_CONTINUES = re.compile(r"[,;.)\]”%…!?:]")
_CLOSED = re.compile(r"[.!?…:;”\"]$|\./\.$")
_HANGING = re.compile(
    r"(?:[,(“]|\s(?:của|và|là|với|do|tại|các|những|cho|để|trong|về|từ|đến|theo|bằng|trên|như"
    r"|đồng chí|đ/c|ông|bà))$"
)


def whole(lines: Sequence[Paragraph], *, stands_alone: Callable[[str], bool]) -> list[Paragraph]:
    """Return the paragraphs of *lines*: cleaned, without empty ones, broken ones joined.

    *stands_alone* tells which lines never go on in the next one: furniture, dates, bylines.
    """
    cleaned = [line._replace(text=_cleaned(line.text)) for line in lines]
    gaps = [i == 0 or not cleaned[i - 1].text for i in range(len(cleaned))]
    kept = [(line, gap) for line, gap in zip(cleaned, gaps, strict=True) if line.text]
    width = _wrap_width(kept)
    joined: list[Paragraph] = []
    last, opening = Paragraph(""), True
    for line, gap in kept:
        alone = stands_alone(line.text) or stands_alone(last.text)
        parted = not joined or alone or _differ(last, line)
        if not parted:
            # What opens a block may be a headline, which is no part of the next line.
            full = len(last.text) + len(line.text.split()[0]) >= width and not gap and not opening
            headline = opening and gap
            if (width and full) or _goes_on(joined[-1].text, line.text, headline=headline):
                blank = "" if _CONTINUES.match(line.text) else " "
                joined[-1] = joined[-1]._replace(text=f"{joined[-1].text}{blank}{line.text}")
                last, opening = line, False
                continue
        opening = parted
        joined.append(line)
        last = line
    return joined


def _cleaned(text: str) -> str:
    return _LEFT_OVER.sub("", clean_text(text)).strip()


def _differ(one: Paragraph, other: Paragraph) -> bool:
    """Tell whether markup says that *other* does not go on where *one* ends."""
    kinds = [(line.heading, line.linked, line.caption) for line in (one, other)]
    begins = one.block != other.block and other.text[0].isupper()
    return other.listed or begins or kinds[0] != kinds[1]


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


def _wrap_width(lines: Sequence[tuple[Paragraph, bool]]) -> float:
    """Return how long a line must be for its break to mean nothing; 0 for text not wrapped."""
    broken = [
        len(line.text)
        for (line, _), (following, gap) in pairwise(lines)
        if not gap and following.text[0].islower() and not _CLOSED.search(line.text)
    ]
    if len(broken) < 3 or max(broken) < 40:
        return 0
    longest = max(broken)
    steady = sum(length >= 0.75 * longest for length in broken)
    return 0.85 * longest if steady >= 0.8 * len(broken) else 0
