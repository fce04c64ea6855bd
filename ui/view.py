"""The address of a view: what a person looks at is in the URL and nowhere else."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, get_args
from urllib.parse import parse_qs, urlencode, urlsplit

import msgspec
from starlette.datastructures import QueryParams

from indexer.query import BY_DATE, FACETS, NONE, Sort
from searcher.question import Question
from ui.spans import LENGTHS, Span, span_of

SIZES = (10, 20, 50)
"""How many results a page may have, the usual first."""
Language = Literal["vi", "en"]
_BELOW = {"year": ("month", "day"), "month": ("day",)}


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A search with its filters and page, or one article of it.

    *all* shows near-duplicates one by one, which are folded otherwise.
    """

    q: str = ""
    where: dict[str, tuple[str, ...]] = {}
    since: str = ""
    until: str = ""
    sort: Sort = "relevance"
    page: int = 1
    id: str = ""
    lang: Language = "vi"
    words: bool = False
    all: bool = False
    size: int = SIZES[0]

    def question(self) -> Question:
        """Return what is asked for on this page."""
        return Question(
            text=self.q,
            as_words=self.words,
            where=self.where,
            since=self.since or None,
            until=self.until or None,
            sort=self.sort,
            limit=self.size,
            offset=(self.page - 1) * self.size,
            days=self.span().unit == "day",
            groups=True,
            fold=not self.all,
            named=True,
            leads=True,
        )

    def href(self, path: str = "/", **changes: Any) -> str:
        """Return the address of this view with some *changes*; what is usual is left out."""
        pairs = msgspec.structs.replace(self, **changes).pairs()
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def toggled(self, facet: str, value: str) -> str:
        """Return the address with *value* of *facet* chosen, or no longer.

        Articles that cite a document come with the earliest first.
        """
        chosen = self.where.get(facet, ())
        now = tuple(v for v in chosen if v != value) if value in chosen else (*chosen, value)
        where = {**self.where, facet: now}
        for child in _BELOW.get(facet, ()):
            # A month is chosen within its year, a day within its month.
            where[child] = tuple(v for v in where.get(child, ()) if v.startswith(now))
        sort = "oldest" if facet == "document" and value not in chosen else self.sort
        return self.href(where={f: v for f, v in where.items() if v}, page=1, sort=sort)

    def at(self, period: str) -> str:
        """Return the address of a year, a month or a day alone, ``YYYY[-MM[-DD]]``; "" for all."""
        where = {facet: v for facet, v in self.where.items() if facet not in LENGTHS}
        for facet, length in LENGTHS.items():
            if len(period) >= length:
                where[facet] = (period[:length],)
        return self.href(where=where, page=1)

    def free(self) -> "View":
        """Return this view without any year, month, day or range chosen."""
        where = {facet: v for facet, v in self.where.items() if facet not in LENGTHS}
        return msgspec.structs.replace(self, where=where, since="", until="", page=1)

    def dated(self, *values: str) -> str:
        """Return the address with these *values* of the facet ``date`` alone; none for all."""
        where = {facet: v for facet, v in self.where.items() if facet != "date"}
        return self.href(where={**where, "date": values} if values else where, page=1)

    def undated(self) -> str:
        """Return the address of what the bounds of days leave out because it has no day."""
        where = {facet: v for facet, v in self.where.items() if facet not in BY_DATE}
        return self.href(where={**where, "year": (NONE,)}, since="", until="", page=1)

    def span(self) -> Span:
        """Return what the histogram of this view spans."""
        return span_of(self.where, self.since, self.until)

    def citing(self, number: str) -> str:
        """Return the address of all articles that cite a document, the earliest first."""
        return View(where={"document": (number,)}, sort="oldest", lang=self.lang).href()

    @property
    def filtered(self) -> bool:
        """Whether any filter is set."""
        return bool(self.where or self.since or self.until)

    def pairs(self) -> list[tuple[str, str]]:
        """Return the parameters of this view's address; what is usual is left out."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [(facet, value) for facet in FACETS for value in self.where.get(facet, ())]
        usual = View()
        for key in ("since", "until", "sort", "page", "id", "lang", "words", "all", "size"):
            if (value := getattr(self, key)) != getattr(usual, key):
                pairs.append((key, str(int(value) if value is True else value)))
        return pairs


def address_of(question: Question) -> str | None:
    """Return the address that shows what *question* finds; None where no address can say it.

    >>> address_of(Question(text="lúa", since="2023", fold=True))
    '/?q=l%C3%BAa&since=2023'
    """
    if question.certain_dates or question.exact_accents:
        return None
    return View(
        q=question.text,
        where=question.chosen,
        since=question.since or "",
        until=question.until or "",
        sort=question.sort,
        words=question.as_words,
        all=not question.fold,
    ).href()


def view_at(address: str) -> View:
    """Return the view of a whole *address*.

    >>> view_at("/?q=l%C3%BAa&year=2023").href()
    '/?q=l%C3%BAa&year=2023'
    """
    return view_of(parse_qs(urlsplit(address).query))


def asked_of(query: QueryParams) -> dict[str, list[str]]:
    """Return the parameters of a request, each with all its values."""
    return {key: query.getlist(key) for key in query}


def last(parameters: Mapping[str, Sequence[str]], key: str) -> str:
    """Return the last value of *key* in an address; "" where there is none."""
    return next(reversed(parameters.get(key) or ()), "")


def view_of(parameters: Mapping[str, Sequence[str]]) -> View:
    """Return the view of an address; what makes no sense in it counts as absent.

    >>> view_of({"q": ["lúa"], "year": ["2023", "2024"], "page": ["x"]}).where
    {'year': ('2023', '2024')}
    """

    def one(key: str) -> str:
        return last(parameters, key)

    page, size = one("page"), one("size")
    sort, lang = one("sort"), one("lang")
    return View(
        q=one("q"),
        where={f: tuple(dict.fromkeys(parameters[f])) for f in FACETS if parameters.get(f)},
        since=one("since"),
        until=one("until"),
        sort=sort if sort in get_args(Sort) else "relevance",  # type: ignore[arg-type]
        page=int(page) if page.isdecimal() and 0 < int(page) < 10**6 else 1,
        id=one("id"),
        lang="en" if lang == "en" else "vi",
        words=one("words") == "1",
        all=one("all") == "1",
        size=int(size) if size in map(str, SIZES) else SIZES[0],
    )
