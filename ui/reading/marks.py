"""What is sought, marked in the texts of an article, and the sections that hold such texts."""

from searcher.marking import Sought, marked


def mark(text: str, wanted: Sought) -> str:
    """Return *text* as HTML with what is *wanted* marked."""
    return marked(text, (place for place, _ in wanted.found(text)))


def count_marks(shown: str) -> int:
    """Return how many marks HTML holds."""
    return shown.count("<mark>")


def aside(heading: str, items: str, *, kind: str = "") -> str:
    """Return a section with a list; nothing where it has no *items*."""
    if not items:
        return ""
    return f'<section class="tx-aside {kind}"><h2>{heading}</h2><ul>{items}</ul></section>'


def folded(items: list[str], shown: int, more: str) -> str:
    """Return list items of which the first *shown* stand open; *more* names how many follow."""
    rest = items[shown:]
    if not rest:
        return "".join(items)
    told = more.format(n=len(rest))
    hidden = f"<details><summary>{told}</summary><ul>{''.join(rest)}</ul></details>"
    return f"{''.join(items[:shown])}<li>{hidden}</li>"
