"""Which values of a facet a name means, as it is typed into a query."""

from collections.abc import Callable, Sequence

from searcher.communes import values_meant
from searcher.filters import numbered
from vietnamese.writing import fold

Lookup = Callable[[str, str], tuple[str, ...]]
"""From a facet and what was typed to the values meant; none where nothing bears that name."""


Values = Callable[[str], Sequence[str]]
"""From a facet to all values that it has."""


def nothing(_facet: str, _typed: str) -> tuple[str, ...]:
    """Know no value."""
    return ()


def lookup_in(values: Values) -> Lookup:
    """Return a lookup over the values that *values* gives for a facet."""

    def lookup(facet: str, typed: str) -> tuple[str, ...]:
        known = values(facet)
        if facet == "commune":
            return values_meant(typed, known)
        if facet == "document":
            return tuple(value for value in numbered(typed, known) if value in known)
        wanted = fold(typed)
        same = tuple(value for value in known if fold(value) == wanted)
        # "dongson" means dongson.thanhhoa.gov.vn.
        return same or tuple(value for value in known if fold(value).split(".")[0] == wanted)

    return lookup
