"""The near-duplicates of an article as text on a terminal."""

from collections.abc import Iterator

from searcher.answer import Listed
from searcher.duplicates import Copies, Copy
from tinxa.printing import counted, joined


def copies(found: Copies) -> str:
    """Return the near-duplicates of an article for reading, in order of date."""
    if not found.similar:
        return "It has no near-duplicates."
    first = "this article" if found.first.id == found.id else _named(found.first)
    lines = [f"{counted(len(found.similar))}; first published: {first}"]
    return "\n\n".join([*lines, *("\n  ".join(_told(copy)) for copy in found.similar)])


def _told(copy: Copy) -> Iterator[str]:
    yield copy.title or "(no title)"
    yield _named(copy)
    yield f"shared: {copy.of_this:.0%} of this article, {copy.of_other:.0%} of that one"
    for passage in copy.passages:
        yield f"{passage.words} words: {' '.join(passage.text.split())}"


def _named(one: Listed) -> str:
    return joined(one.published or "undated", one.source, one.url, one.id)
