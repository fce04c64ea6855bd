"""What the score of one hit is made of, from the names of the queries that matched."""

from collections import Counter
from collections.abc import Mapping, Sequence

from indexer.engines.opensearch.compiling import Part


def explained(
    matched: Mapping[str, float], parts: Mapping[str, Part], ways: Sequence[Sequence[str]]
) -> dict[str, float]:
    """Return the named parts of a score; *matched* has what each query that matched counts.

    A part counts where all that it stands within matched, and of several ways the best.
    """
    passed_over = set()
    for names in ways:
        best = max(names, key=lambda name: matched.get(name, -1.0))
        passed_over |= set(names) - {best}
    found: Counter[str] = Counter()
    for name, value in matched.items():
        part = parts[name]
        counts = all(each in matched and each not in passed_over for each in part.within)
        if part.label and counts:
            found[part.label] += value  # type: ignore[assignment]
    return dict(found)
