"""How the values of facets are ordered and shown."""

import re
from collections.abc import Mapping, Sequence

from indexer.query import BY_DATE, CERTAIN, GUESSED, NONE
from searcher.answer import FacetValue
from vietnamese.documents.signs import undated

_NONE_LABELS = {**dict.fromkeys(BY_DATE, "không rõ ngày"), "source": "không rõ nguồn"}
_DATE_LABELS = {CERTAIN: "ngày chắc chắn", GUESSED: "ngày đoán"}


def labelled(facet: str, counts: Mapping[str, int]) -> tuple[FacetValue, ...]:
    """Return the values of *facet*, labelled in Vietnamese.

    Years, months and days run from the newest back, all else from the most frequent down; what has
    none stands last.
    """
    values = [FacetValue(value, label(facet, value), count) for value, count in counts.items()]
    if facet in ("year", "month", "day"):
        values.sort(key=lambda v: v.value, reverse=True)
    else:
        values.sort(key=lambda v: (-v.count, v.value))
    return tuple(sorted(values, key=lambda v: v.value == NONE))


def telling(facet: str, values: Sequence[FacetValue]) -> list[FacetValue]:
    """Return *values* but for documents of a year that are all that bear their number.

    >>> values = labelled("document", {"58-NQ/TW": 2, "58-NQ/TW (2020)": 2})
    >>> [value.label for value in telling("document", values)]
    ['58-NQ/TW']
    """
    if facet != "document":
        return list(values)
    counts = {value.value: value.count for value in values}
    return [
        one
        for one in values
        if (number := undated(one.value)) == one.value or counts.get(number) != one.count
    ]


def label(facet: str, value: str) -> str:
    """Return how to show a value.

    >>> label("month", "2023-05"), label("day", "2023-05-29"), label("commune", "none")
    ('tháng 5/2023', '29/05/2023', 'không có')
    """
    if value == NONE:
        return _NONE_LABELS.get(facet, "không có")
    if facet == "month" and (match := re.fullmatch(r"(\d{4})-(\d{2})", value)):
        return f"tháng {int(match[2])}/{match[1]}"
    if facet == "day":
        return "/".join(reversed(value.split("-")))
    if facet == "date":
        return _DATE_LABELS.get(value, value)
    return value
