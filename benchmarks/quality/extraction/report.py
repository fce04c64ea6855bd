"""The marks as tables, one row for each reader and group."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from benchmarks.quality.extraction.cases import Case
from benchmarks.quality.extraction.scoring import Mark

Judged = Sequence[tuple[Case, Mark]]

HEAD = (
    "reader", "group", "pages", "title", "date", "wrong date, unmarked", "first 8 words", "body F1",
    "furniture in", "sapo", "category", "authors", "captions",
)  # fmt: skip


def table_of(marks: Mapping[str, Judged]) -> str:
    """Return the table of *marks*, which are given for each reader."""
    rows = [row for name, judged in marks.items() for row in _rows(name, judged)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (HEAD, ["---"] * len(HEAD), *rows))


def failures(marks: Mapping[str, Judged]) -> str:
    """Return one line for each page that was not read truly."""
    return "\n".join(
        f"  {name} {case.group} {case.name}: {', '.join(faults)}"
        for name, judged in marks.items()
        for case, mark in judged
        if (faults := list(_faults(mark)))
    )


def _rows(name: str, judged: Judged) -> Iterator[tuple[str, ...]]:
    groups = list(dict.fromkeys(case.group for case, _ in judged))
    yield _row(f"**{name}**", "all", [mark for _, mark in judged])
    for group in groups if name.startswith("Tinxa") else ():
        yield _row(name, group, [mark for case, mark in judged if case.group == group])


def _row(name: str, group: str, marks: Sequence[Mark]) -> tuple[str, ...]:
    def share(right: Callable[[Mark], bool | None]) -> str:
        known = [value for value in map(right, marks) if value is not None]
        return f"{sum(known) / len(known):.1%}" if known else ""

    return (
        name, group, str(len(marks)), share(lambda mark: mark.title), share(lambda mark: mark.date),
        str(sum(mark.misdated for mark in marks)), share(lambda mark: mark.opening),
        f"{sum(mark.f1 for mark in marks) / len(marks):.3f}",
        share(lambda mark: not mark.clean), share(lambda mark: mark.sapo),
        share(lambda mark: mark.category), share(lambda mark: mark.authors),
        share(lambda mark: mark.captions),
    )  # fmt: skip


def _faults(mark: Mark) -> Iterator[str]:
    for field in ("title", "date", "opening", "sapo", "category", "authors", "captions"):
        if getattr(mark, field) is False:
            yield field
    if mark.misdated:
        yield "misdated"
    if mark.f1 < 0.97:
        yield f"F1 {mark.f1:.3f}"
    if mark.unwanted:
        yield f"holds {mark.unwanted}"
