"""The address of a trend: its questions, how they are counted, and what else is looked at."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args
from urllib.parse import urlencode

import msgspec

from searcher.question import Question
from searcher.trendperiods import By
from searcher.trends import MOST
from searcher.trendtable import LETTERS
from ui.view import View

PATH = "/xu-huong"


class TrendView(msgspec.Struct, frozen=True, kw_only=True):
    """Questions side by side; *filters* is the view that says everything else that they share.

    *left_out* counts the questions beyond those that can be shown. *pair* are the letters of the
    two questions that are contrasted, *keywords* that of the one whose words stand out, if any.
    """

    queries: tuple[str, ...] = ("",)
    filters: View = View()
    left_out: int = 0
    by: By = "month"
    share: bool = False
    pair: str = "AB"
    keywords: str = ""

    def questions(self) -> list[Question]:
        """Return what is asked, in order."""
        return [self.search(query).question() for query in self.queries]

    def search(self, query: str, **changes: Any) -> View:
        """Return the search of one question under the shared filters, with some *changes*."""
        return msgspec.structs.replace(self.filters, q=query, **changes)

    def within(self, query: str, facet: str, value: str) -> str:
        """Return the address of one question's articles of a period or of a facet's value."""
        if facet == "day":
            return self.search(query, since=value, until=value).href()
        where = {**self.filters.where, facet: (value,)}
        return self.search(query, where=where).href()

    def href(self, path: str = PATH, **changes: Any) -> str:
        """Return the address of this trend with some *changes*; what is usual is left out."""
        return f"{path}?{urlencode(msgspec.structs.replace(self, **changes).pairs())}"

    def pairs(self) -> list[tuple[str, str]]:
        """Return the parameters of this trend's address."""
        pairs = [("q", query) for query in self.queries if query]
        pairs += self.filters.pairs()
        usual = TrendView()
        for key in ("by", "share", "pair", "keywords"):
            if (value := getattr(self, key)) != getattr(usual, key):
                pairs.append((key, "1" if value is True else str(value)))
        return pairs


def trend_view_of(view: View, parameters: Mapping[str, Sequence[str]]) -> TrendView:
    """Return the trend of an address; what makes no sense in it counts as absent.

    >>> trend_view_of(View(q="b"), {"q": ["a", "b", "a", " "], "by": ["week"]}).queries
    ('a', 'b')
    """

    def one(key: str) -> str:
        return (parameters.get(key) or [""])[-1]

    asked = tuple(dict.fromkeys(q.strip() for q in parameters.get("q", ()) if q.strip()))
    known = LETTERS[: min(len(asked), MOST)] or LETTERS[0]
    pair, words, by = one("pair"), one("keywords"), one("by")
    paired = len(pair) == 2 and pair[0] != pair[1] and set(pair) <= set(known)
    return TrendView(
        queries=asked[:MOST] or ("",),
        filters=View(
            where=view.where,
            since=view.since,
            until=view.until,
            lang=view.lang,
            words=view.words,
            all=True,
        ),
        left_out=max(len(asked) - MOST, 0),
        by=by if by in get_args(By) else "month",  # type: ignore[arg-type]
        share=one("share") == "1",
        pair=pair if paired else "AB",
        keywords=words if len(words) == 1 and words in known else "",
    )
