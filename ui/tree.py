"""The facet of communes as a tree: present units, and below each the units as they were named."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from searcher.answer import FacetValue
from searcher.communes import is_present
from vietnamese.places.history import parents


class Branch(NamedTuple):
    """A value at the top of the facet, and the units that belong to it."""

    value: FacetValue
    named: tuple[FacetValue, ...]

    def holds(self, chosen: Collection[str]) -> bool:
        """Tell whether any of it is *chosen*."""
        return any(one.value in chosen for one in (self.value, *self.named))


def branches(values: Sequence[FacetValue], chosen: Collection[str]) -> list[Branch]:
    """Return *values* as a tree, in their order; what is chosen comes first.

    A unit that was split stands below each that got a part; one without a present unit at the top.
    """
    below: dict[str, list[FacetValue]] = {v.value: [] for v in values if is_present(v.value)}
    at_top = [value for value in values if not _filed(value, below)]
    made = [Branch(value, tuple(below.get(value.value, ()))) for value in at_top]
    return sorted(made, key=lambda branch: not branch.holds(chosen))


def _filed(value: FacetValue, below: dict[str, list[FacetValue]]) -> bool:
    """File *value* below all present units that it belongs to; tell whether there is any."""
    holders = [one for one in parents(value.value) if one in below]
    for one in holders:
        below[one].append(value)
    return bool(holders)
