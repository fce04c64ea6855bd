"""Ranges of a text wrapped in HTML, paragraph by paragraph."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from searcher.marking import Mark, Sought, marked
from ui.markup import esc


class Span(NamedTuple):
    """A half-open range [start, end) of a text in code points, and the HTML around it.

    *again* stands before what goes on in a further paragraph.
    """

    start: int
    end: int
    before: str
    after: str
    again: str = ""


Inner = Callable[[int, int], str]
"""From a range of a paragraph to its HTML."""


def disjoint(spans: Iterable[Span]) -> list[Span]:
    """Return *spans* in order, each without what an earlier one covers; covered ones are left out.

    >>> [tuple(span)[:2] for span in disjoint([Span(5, 9, "", ""), Span(0, 7, "", "")])]
    [(0, 7), (7, 9)]
    """
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        start = max(span.start, found[-1].end) if found else span.start
        if start < span.end:
            found.append(span._replace(start=start))
    return found


def paragraphs(
    text: str,
    spans: Sequence[Span],
    inner: Callable[[str], Inner],
    *,
    tag: str = "p",
    kind: str = "",
) -> str:
    """Return each line of *text* as a paragraph, with the disjoint *spans* in it wrapped.

    *inner* makes of a paragraph what turns its ranges into HTML.
    """
    opening = f'<{tag} class="{kind}">' if kind else f"<{tag}>"
    made = []
    start = 0
    for line in text.split("\n"):
        if line:
            within = (span for span in spans if span.start < start + len(line) and span.end > start)
            clipped = [_clipped(span, start, len(line)) for span in within]
            made.append(f"{opening}{''.join(_wrapped(len(line), clipped, inner(line)))}</{tag}>")
        start += len(line) + 1
    return "".join(made)


def plain(text: str) -> Inner:
    """Return what gives the ranges of a paragraph as they are."""
    return lambda start, end: esc(text[start:end])


def marking(wanted: Sought) -> Callable[[str], Inner]:
    """Return what marks in each paragraph what is *wanted*."""

    def of_paragraph(text: str) -> Inner:
        marks = [mark for mark, _ in wanted.found(text)]

        def piece(start: int, end: int) -> str:
            inside = (m for m in marks if m.start < end and m.end > start)
            cut = (Mark(max(m.start, start) - start, min(m.end, end) - start) for m in inside)
            return marked(text[start:end], cut)

        return piece

    return of_paragraph


def _clipped(span: Span, start: int, length: int) -> Span:
    """Return the part of *span* that lies in a paragraph, in places of the paragraph."""
    before = span.before if span.start >= start else span.again
    end = min(span.end - start, length)
    return span._replace(start=max(span.start - start, 0), end=end, before=before)


def _wrapped(length: int, spans: Sequence[Span], inner: Inner) -> Iterator[str]:
    at = 0
    for span in spans:
        yield inner(at, span.start)
        yield f"{span.before}{inner(span.start, span.end)}{span.after}"
        at = span.end
    yield inner(at, length)
