"""Official documents cited in a text: "Nghị quyết số 58-NQ/TW ngày 05/8/2020 của Bộ Chính trị"."""

from collections.abc import Iterator
from typing import NamedTuple

from vietnamese.documents.context import context
from vietnamese.documents.numbers import numbers
from vietnamese.writing import composed

VERSION = "1"
"""Changes whenever the same text gives other documents."""


class Cited(NamedTuple):
    """A document named by its number in the half-open range [start, end) of a text.

    *number* is its one form; *kind*, *issuer* and *date* (``YYYY-MM-DD``, or ``YYYY``) are None
    where the text leaves them open.
    """

    number: str
    kind: str | None
    issuer: str | None
    date: str | None
    start: int
    end: int


def find(text: str) -> Iterator[Cited]:
    """Yield the documents that *text* cites by number, in order.

    >>> text = "theo Quyết định 259 /QD-TTG ngày 17/3/2023 và các Kết luận số 5, 1276-KL/TU"
    >>> [(found.number, found.kind, found.date) for found in find(text)]
    [('259/QĐ-TTg', 'Quyết định', '2023-03-17'), ('05-KL/TU', 'Kết luận', None), \
('1276-KL/TU', 'Kết luận', None)]
    """
    whole, at = composed(text)
    for one in _cited(whole):
        yield one if at is None else one._replace(start=at[one.start], end=at[one.end])


def _cited(text: str) -> Iterator[Cited]:
    for number in numbers(text):
        around = context(text, number)
        yield Cited(number.number, *around, number.start, number.end)
