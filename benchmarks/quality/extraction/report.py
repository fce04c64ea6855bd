"""The marks as tables, one row for each reader and group."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from benchmarks.markdown import table
from benchmarks.quality.extraction.cases import Case
from benchmarks.quality.extraction.scoring import Mark

Judged = Sequence[tuple[Case, Mark]]
"""The pages of a set, each with how it was read."""

HEAD = (
    "reader", "title", "date", "wrong date, not marked", "body F1", "furniture in", "sapo",
    "category", "authors", "captions", "first 8 words",
)  # fmt: skip
_POOR = 0.97


def summary(marks: Mapping[str, Judged]) -> str:
    """Return a table of *marks*, which are given for each reader, over all groups."""
    return table(HEAD, [_row(name, [mark for _, mark in judged]) for name, judged in marks.items()])


def by_group(judged: Judged) -> str:
    """Return a table of one reader's marks, one row for each group."""
    groups = dict.fromkeys(case.group for case, _ in judged)
    rows = [_row(name, [mark for case, mark in judged if case.group == name]) for name in groups]
    return table(("group", *HEAD[1:]), rows)


def failures(marks: Mapping[str, Judged]) -> str:
    """Return one line for each page that was not read truly."""
    return "\n".join(
        f"{name}, {case.group} {case.name}: {', '.join(faults)}"
        for name, judged in marks.items()
        for case, mark in judged
        if (faults := list(_faults(mark)))
    )


def _row(name: str, marks: Sequence[Mark]) -> tuple[str, ...]:
    def share(right: Callable[[Mark], bool | None]) -> str:
        known = [value for value in map(right, marks) if value is not None]
        return f"{sum(known) / len(known):.1%}" if known else ""

    return (
        name, share(lambda mark: mark.title), share(lambda mark: mark.date),
        share(lambda mark: mark.misdated), f"{sum(mark.f1 for mark in marks) / len(marks):.3f}",
        share(lambda mark: not mark.clean), share(lambda mark: mark.sapo),
        share(lambda mark: mark.category), share(lambda mark: mark.authors),
        share(lambda mark: mark.captions), share(lambda mark: mark.opening),
    )  # fmt: skip


def _faults(mark: Mark) -> Iterator[str]:
    for field in ("title", "date", "opening", "sapo", "category", "authors", "captions"):
        if getattr(mark, field) is False:
            yield field
    if mark.misdated:
        yield "date not marked as a guess"
    if mark.f1 < _POOR:
        yield f"F1 {mark.f1:.3f}"
    if mark.unwanted:
        yield f"holds {mark.unwanted}"
