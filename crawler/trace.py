"""Where the value of a field came from, and what was asked for it before."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, NamedTuple, TypeVar

from bs4 import Tag

from archive.article import DateSource
from crawler.document import Document

Value = TypeVar("Value")
Other = TypeVar("Other")


class Unfit(ValueError):
    """What a rule found cannot be the field's value; its message says why."""


class Passed(NamedTuple):
    """A selector, or another rule, that gave nothing, and why."""

    rule: str
    reason: str


@dataclass(frozen=True)
class Found(Generic[Value]):
    """The *value* of a field, None where nothing gave one, and the *rule* that it is due to.

    *passed* are the rules that were asked before, *tags* the elements that a selector matched.
    """

    value: Value | None = None
    source: DateSource | None = None
    rule: str | None = None
    passed: tuple[Passed, ...] = ()
    tags: tuple[Tag, ...] = field(default=(), repr=False, compare=False)

    def giving(self, value: Other | None) -> "Found[Other]":
        """Return *value* as due to the same rule."""
        return Found(value, self.source, self.rule, self.passed, self.tags)

    def otherwise(self, *others: "Callable[[], Found[Value]]") -> "Found[Value]":
        """Return this, or the first of *others* with a value; each is asked only when needed."""
        found = self
        for other in others:
            if found.value:
                break
            later = other()
            found = replace(later, passed=(*found.passed, *later.passed))
        return found


def selected(
    document: Document, selectors: Iterable[str], read: Callable[[Sequence[Tag]], Value]
) -> Found[Value]:
    """Return what *read* makes of the elements of the first selector whose match is fit.

    *read* raises `Unfit` for a match that cannot be the field: then the next selector is tried.
    """
    passed: list[Passed] = []
    for selector in selectors:
        tags = document.soup.select(selector)
        if not tags:
            passed.append(Passed(selector, "matched nothing"))
            continue
        try:
            value = read(tags)
        except Unfit as unfit:
            passed.append(Passed(selector, str(unfit)))
        else:
            return Found(value, "selector", selector, tuple(passed), tuple(tags))
    return Found(passed=tuple(passed))
