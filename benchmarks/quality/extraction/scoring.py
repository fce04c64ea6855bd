"""How near a reading comes to the truth."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.quality.extraction.cases import Case
from benchmarks.quality.extraction.readers import Reading

_TOKEN = re.compile(r"\w+")
_FIRST_WORDS = 8
NOTHING = Reading()


class Mark(NamedTuple):
    """One page judged: each field right or not, None where the truth does not know it.

    *misdated* is a wrong date not marked as a guess; *opening* are the first eight words of the
    body; *unwanted* are the words of the page's furniture that the body holds.
    """

    title: bool
    date: bool
    misdated: bool
    f1: float
    opening: bool
    unwanted: tuple[str, ...]
    sapo: bool | None
    category: bool | None
    authors: bool | None
    captions: bool | None

    @property
    def clean(self) -> bool:
        """Whether nothing of the page's furniture is in the body."""
        return not self.unwanted


def judge(case: Case, found: Reading | None) -> Mark:
    """Return how near *found* comes to what stands in *case*; None is a reading of nothing."""
    read = found or NOTHING
    words, truth = _tokens(read.body), _tokens(case.body)
    body, wanted = _without_lead(words, truth, _tokens(case.sapo or ""))
    return Mark(
        title=_line(read.title) == _line(case.title),
        date=read.date == case.date,
        misdated=read.date not in (None, case.date) and not read.guess,
        f1=f1(body, wanted),
        opening=words[:_FIRST_WORDS] == truth[:_FIRST_WORDS]
        or body[:_FIRST_WORDS] == wanted[:_FIRST_WORDS],
        unwanted=tuple(text for text in case.unwanted if text in read.body),
        sapo=None if case.sapo is None else _line(read.sapo or "") == _line(case.sapo),
        category=None if case.category is None else read.category == case.category,
        authors=None if case.authors is None else read.authors == case.authors,
        captions=None if case.captions is None else read.captions == case.captions,
    )


def f1(found: Sequence[str], truth: Sequence[str]) -> float:
    """Return the harmonic mean of precision and recall of *found*'s tokens, as bags."""
    shared = (Counter(found) & Counter(truth)).total()
    return 2 * shared / (len(found) + len(truth)) if shared else 0.0


def _without_lead(
    found: list[str], truth: list[str], sapo: list[str]
) -> tuple[list[str], list[str]]:
    """Take off one copy of the sapo from *found* where it begins with it more often than *truth*.

    The truth of some families leaves the sapo out of the body, where we keep a leading paragraph.
    """
    if sapo and _copies(found, sapo) > _copies(truth, sapo):
        return found[len(sapo) :], truth
    return found, truth


def _copies(tokens: list[str], sapo: list[str]) -> int:
    copies = 0
    while tokens[copies * len(sapo) :][: len(sapo)] == sapo:
        copies += 1
    return copies


def _tokens(text: str) -> list[str]:
    text = text.replace("\u00ad", "")
    return _TOKEN.findall(unicodedata.normalize("NFC", text).casefold())


def _line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text.replace("\u00ad", "")).split())
