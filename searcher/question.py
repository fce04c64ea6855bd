"""What a person asks, before anything is understood of it."""

from typing import Literal

import msgspec

from indexer.query import Sort

Match = Literal["all", "any"]


class Question(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A search as asked: the words typed and the filters chosen.

    *since* and *until* are inclusive dates as typed (``2023``, ``2023-05``, ``29/05/2023`` ...).
    *where* maps a facet to the chosen values: several values of one facet are alternatives,
    different facets are all required; a commune may be given by a name too. *communes* are names
    of communes, each of which stands for all that bear it. An empty *text* asks for every article,
    newest first. *as_words* takes all of *text* as words, operators too. *explain* asks what scores
    are made of. *days* asks for the facet of days too, which may have thousands of values.
    *groups* asks into how many groups of near-duplicates the result falls; *fold* for one article
    of each group alone; *named* what the communes of a hit are today; *leads* how a
    hit begins whose snippet is no more than its title.
    """

    text: str = ""
    since: str | None = None
    until: str | None = None
    where: dict[str, tuple[str, ...]] = {}
    communes: tuple[str, ...] = ()
    certain_dates: bool = False
    sort: Sort = "relevance"
    limit: int = 10
    offset: int = 0
    exact_accents: bool = False
    as_words: bool = False
    explain: bool = False
    days: bool = False
    groups: bool = False
    fold: bool = False
    named: bool = False
    leads: bool = False
    match: Match = "all"

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """What is chosen by facet, *communes* too, as an address writes it.

        >>> Question(where={"year": ("2023",)}, communes=("xã Đông Tiến",)).chosen
        {'year': ('2023',), 'commune': ('xã Đông Tiến',)}
        """
        if not self.communes:
            return self.where
        both = (*self.where.get("commune", ()), *self.communes)
        return {**self.where, "commune": tuple(dict.fromkeys(both))}
