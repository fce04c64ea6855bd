"""The record of one figure."""

import msgspec


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A number that a text reports.

    *value* is in *unit* with nghìn, triệu, tỷ multiplied out; *high* is the upper end of a range,
    *of* the whole of a ratio (12/15 xã). *span* is the number with its unit, [start, end) in code
    points. *since* and *until* (``from`` and ``to`` in JSON) are the first and last day of its
    period, as YYYY-MM-DD. *cumulative* tells whether it sums up the period until its end. *plan* is
    the plan that a percentage is of, as written, *measure* what is measured, as written. *open*
    names the fields that the text leaves open.
    """

    measure: str | None = None
    value: int | float
    high: int | float | None = None
    of: int | float | None = None
    unit: str | None = None
    span: tuple[int, int]
    since: str | None = msgspec.field(default=None, name="from")
    until: str | None = msgspec.field(default=None, name="to")
    cumulative: bool | None = None
    plan: str | None = None
    open: tuple[str, ...] = ()
