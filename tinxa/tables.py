"""Tables of text for a terminal."""

from collections.abc import Sequence
from typing import get_args

from archive.article import DateSource
from archive.schema import UNKNOWN
from archive.statistics import SourceStatistics


def fields_table(of: SourceStatistics) -> str:
    """Return how many of a portal's articles have each field, and where it came from."""
    found = {origin for counts in of.fields.values() for origin in counts}
    origins = [origin for origin in (*get_args(DateSource), UNKNOWN) if origin in found]
    rows = [["", "filled", *origins]]
    for field, counts in of.fields.items():
        share = of.filled(field) / of.articles
        rows.append([field, f"{share:.0%}", *(str(counts.get(o, "·")) for o in origins)])
    return table(rows)


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return *rows* as lines: the first cell set to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    return "\n".join(line.rstrip() for line in lines)
