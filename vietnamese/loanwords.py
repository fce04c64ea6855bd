"""Loanwords that are written in one and in several: ôtô is ô tô, and so is oto."""

from collections.abc import Mapping
from functools import cache
from itertools import accumulate

from vietnamese.syllables import is_folded_syllable, other_shares
from vietnamese.tables import data_path
from vietnamese.writing import accented, fold


@cache
def loanwords() -> Mapping[str, tuple[int, ...]]:
    """Return each loanword as written in one (its `accented` form), and where its parts end.

    >>> loanwords()["canô"]
    (2, 4)
    """
    return {"".join(parts): tuple(accumulate(map(len, parts))) for parts in _listed()}


@cache
def without_marks() -> Mapping[str, tuple[str, ...]]:
    """Return the parts of each loanword under its letters without blanks and marks.

    One that would be taken for another word then (``photo``) is left out.

    >>> without_marks()["oto"]
    ('ô', 'tô')
    """
    found: dict[str, tuple[str, ...]] = {}
    for parts in _listed():
        folded = fold("".join(parts))
        if len(parts) > 1 and not is_folded_syllable(folded) and folded not in other_shares():
            found.setdefault(folded, parts)
    return found


def _listed() -> list[tuple[str, ...]]:
    lines = data_path("language/loanwords.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(accented(line).split()) for line in lines if line and not line.startswith("#")]
