"""Short selectors of an element that are likely to hold on a portal's other pages, too."""

import re
from collections.abc import Callable, Iterable, Iterator

from bs4 import BeautifulSoup, Tag

from crawler.markup import attribute

# Digits count articles, and long runs are of a GUID.
_STABLE = re.compile(r"[A-Za-z][A-Za-z]*(?:[-_]{1,2}[A-Za-z]+)*")
_LONGEST = 40
# What an element looks like, or what state it is in, and not what it is.
_LOOKS = frozenset({
    "active", "bold", "center", "clearfix", "col", "collapse", "container", "current", "even",
    "fade", "first", "flex", "grid", "hidden", "in", "item", "justify", "last", "left", "odd",
    "open", "right", "row", "selected", "show", "wrapper",
})  # fmt: skip
_LOOK = re.compile(r"(?:m|p|mt|mb|ml|mr|mx|my|pt|pb|px|py|text|font|bg|w|h|col|d)-\w+")
_ANCESTORS = 8


def first_fitting(
    tags: Iterable[Tag], soup: BeautifulSoup, fits: Callable[[str], bool]
) -> str | None:
    """Return the first selector that finds one of *tags* and nothing else in *soup*, and *fits*."""
    for tag in tags:
        for selector in candidates(tag):
            found = soup.select(selector, limit=2)
            if len(found) == 1 and found[0] is tag and fits(selector):
                return selector
    return None


def candidates(tag: Tag) -> Iterator[str]:
    """Yield selectors of *tag*, the shortest first: its own marks, then those of ancestors."""
    own = list(steps(tag))
    yield from own
    inner = [*own, tag.name]
    parents = [parent for parent in tag.parents if parent.name not in {"[document]", "html"}]
    for parent in parents[:_ANCESTORS]:
        for step in steps(parent):
            yield from (f"{step} {each}" for each in inner)
    yield tag.name


def steps(tag: Tag) -> Iterator[str]:
    """Yield `tag#id`, `tag[itemprop=...]` and `tag.class` for the lasting marks of *tag*."""
    identity = attribute(tag, "id")
    if _is_stable(identity):
        yield f"{tag.name}#{identity}"
    if _is_stable(kind := attribute(tag, "itemprop")):
        yield f"{tag.name}[itemprop={kind}]"
    yield from (
        f"{tag.name}.{name}" for name in attribute(tag, "class").split() if _is_stable(name)
    )


def _is_stable(name: str) -> bool:
    return (
        len(name) <= _LONGEST
        and _STABLE.fullmatch(name) is not None
        and name.lower() not in _LOOKS
        and not _LOOK.fullmatch(name)
    )
