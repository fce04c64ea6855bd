"""Loanwords that are written in one and in several: ôtô is ô tô, canô is ca nô."""

from collections.abc import Mapping
from functools import cache
from itertools import accumulate

from vietnamese.tables import data_path
from vietnamese.writing import accented


@cache
def loanwords() -> Mapping[str, tuple[int, ...]]:
    """Return each loanword as written in one (its `accented` form), and where its parts end.

    >>> loanwords()["canô"]
    (2, 4)
    """
    lines = data_path("language/loanwords.txt").read_text(encoding="utf-8").splitlines()
    words = (accented(line).split() for line in lines if line and not line.startswith("#"))
    return {"".join(parts): tuple(accumulate(map(len, parts))) for parts in words}
