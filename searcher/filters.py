"""Filters as typed: facets by name, communes by their bare names, documents by their numbers."""

from collections.abc import Iterable, Sequence

from indexer.query import FACETS
from searcher.errors import QueryError
from vietnamese.documents.signs import key
from vietnamese.places.names import key as name_key
from vietnamese.writing import fold, has_marks

_KINDS = ("xã ", "phường ", "thị trấn ", "đặc khu ")


def where_of(pairs: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the facets chosen by ``FACET=VALUE`` pairs. Raises `QueryError`.

    >>> where_of(["year=2023", "year=2024", "category=none"])
    {'year': ('2023', '2024'), 'category': ('none',)}
    """
    where: dict[str, tuple[str, ...]] = {}
    for pair in pairs:
        facet, equals, value = pair.partition("=")
        if not equals or facet not in FACETS:
            raise QueryError(
                f'"{pair}" is no filter. Write FACET=VALUE, FACET one of: {", ".join(FACETS)}.'
            )
        where[facet] = (*where.get(facet, ()), value)
    return where


def owners(name: str, communes: Sequence[str]) -> tuple[str, ...]:
    """Return the names of *communes* that *name* means; itself where none does.

    With its kind a name means one unit, without it all that bear it; accents may be left out.

    >>> owners("dong tien", ["xã Đông Tiến", "phường Đông Tiến", "xã Đông Hòa"])
    ('xã Đông Tiến', 'phường Đông Tiến')
    """
    if name in communes:
        return (name,)
    form = name_key if has_marks(name) else fold
    wanted = form(name.strip())
    found = tuple(c for c in communes if wanted in (form(c), form(_bare(c))))
    return found or (name,)


def numbered(typed: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return the values of the document facet that *typed* means; itself where none does.

    Marks, case, spacing and dashes may be off, and the kind may stand before the number.

    >>> known = ["12-NQ/HU", "58-NQ/TW"]
    >>> numbered("58 nq/tw", known), numbered("Nghị quyết số 12-NQ/HU", known)
    (('58-NQ/TW',), ('12-NQ/HU',))
    """
    if typed in known:
        return (typed,)
    # A search without such a filter starts sooner without what reads numbers.
    from vietnamese.documents.finding import find

    cited = [one.number for one in find(typed) if one.end == len(typed.rstrip())]
    wanted = {key(number) for number in (typed, *cited)}
    # Keys cost more than their beginning, and an archive cites many documents.
    begins = tuple({one[: len(one) - len(one.lstrip("0123456789"))] for one in wanted} - {""})
    near = (value for value in known if value.lstrip("0").startswith(begins))
    return tuple(value for value in near if key(value) in wanted) or (typed,)


def _bare(commune: str) -> str:
    for kind in _KINDS:
        if commune.startswith(kind):
            return commune[len(kind) :]
    return commune
