"""How the values of facets are ordered and shown."""

import re
from collections.abc import Iterable, Mapping, Sequence

from indexer.query import BY_DATE, CERTAIN, GUESSED, NONE
from searcher import communes
from searcher.answer import FacetValue
from vietnamese.documents.signs import undated

_NONE_LABELS = {**dict.fromkeys(BY_DATE, "không rõ ngày"), "source": "không rõ nguồn"}
_DATE_LABELS = {CERTAIN: "ngày chắc chắn", GUESSED: "ngày đoán"}


def labelled(facet: str, counts: Mapping[str, int]) -> tuple[FacetValue, ...]:
    """Return the values of *facet*, labelled in Vietnamese.

    Years, months and days run from the newest back, all else from the most frequent down; what has
    none stands last.
    """
    shown = labels(facet, counts)
    if facet in ("year", "month", "day"):
        ordered = sorted(counts, reverse=True)
    else:
        # Lists are long, and pairs are compared faster than what a function makes of a value.
        ordered = [value for _, value in sorted([(-counts[value], value) for value in counts])]
    if NONE in counts:
        ordered.remove(NONE)
        ordered.append(NONE)
    return tuple([FacetValue(value, shown[value], counts[value]) for value in ordered])


def telling(facet: str, values: Sequence[FacetValue]) -> list[FacetValue]:
    """Return *values* but for those that say no more than another of the list does.

    That is documents of a year that are all that bear their number, and present units of which
    nothing but themselves is named.

    >>> values = labelled("document", {"58-NQ/TW": 2, "58-NQ/TW (2020)": 2})
    >>> [value.label for value in telling("document", values)]
    ['58-NQ/TW']
    """
    counts = {value.value: value.count for value in values}
    if facet == "commune":
        wholes = map(communes.whole, (one.value for one in values))
        pairs = zip(values, wholes, strict=True)
        return [one for one, whole in pairs if whole is None or counts.get(whole) != one.count]
    if facet != "document":
        return list(values)
    return [
        one
        for one in values
        if (number := undated(one.value)) == one.value or counts.get(number) != one.count
    ]


def labels(
    facet: str, values: Iterable[str], notes: Mapping[str, str] = communes.NOTES
) -> dict[str, str]:
    """Return how to show each of *values*, which stand in one list."""
    if facet != "commune":
        return {value: label(facet, value) for value in values}
    return communes.labels(values, notes) | {NONE: label(facet, NONE)}


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
