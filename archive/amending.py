"""Corrections applied to a record: the one place where what holds is told from what was published.

The archive keeps the portal's record as it came and applies corrections whenever it is read, so
that they outlive each new version of it.
"""

from collections.abc import Sequence

import msgspec

from archive.article import Amended, Amendment, Article, Correction, Derived, Mention, Record
from vietnamese.clock import day_of
from vietnamese.writing import old_style

_REPLACED: dict[str, frozenset[str]] = {
    "published": frozenset({"published", "published_at", "date_source"}),
    "commune": frozenset({"communes"}),
    "no_commune": frozenset({"communes"}),
} | {name: frozenset({name}) for name in ("title", "summary", "authors", "category")}

REPLACEABLE = frozenset().union(*_REPLACED.values())
"""The fields of a record that corrections can replace."""


def corrected(record: Record, corrections: Sequence[Correction]) -> Record:
    """Return the portal's *record* with *corrections*, the oldest first, applied to it.

    Each amendment tells what was there before it.
    """
    if not corrections:
        return record
    article, derived, signed = record.article, record.derived, []
    for correction in corrections:
        fields = []
        for amendment in correction.fields:
            fields.append(msgspec.structs.replace(amendment, was=_was(article, derived, amendment)))
            article, derived = _amended(article, derived, amendment)
        signed.append(msgspec.structs.replace(correction, fields=tuple(fields)))
    return msgspec.structs.replace(
        record,
        article=article,
        derived=derived,
        corrections=tuple(signed),
        original=_original(record, corrections),
    )


def told(correction: Correction) -> str:
    """Return what a correction says, on one line.

    >>> moved = Amendment(field="published", value="2024-05-29", was="2023-05-29")
    >>> told(Correction(at="2026-11-26T03:00:00Z", fields=(moved,), by="Lan", note="gõ nhầm năm"))
    'published: 2023-05-29 → 2024-05-29 (gõ nhầm năm; Lan, 2026-11-26)'
    """
    fields = ", ".join(_change(each) for each in correction.fields)
    day = day_of(correction.at) or correction.at[:10]
    signed = ", ".join(part for part in (correction.by, day) if part)
    return f"{fields} ({'; '.join(part for part in (correction.note, signed) if part)})"


def _change(amendment: Amendment) -> str:
    name, was, value = change(amendment)
    return f"{name}: {_text(was)} → {_text(value)}"


def change(amendment: Amendment) -> tuple[str, Amended, Amended]:
    """Return the name of what an amendment changes, what stood there before, and what does now."""
    if amendment.field == "no_commune":
        return "commune", amendment.value, None
    return amendment.field, amendment.was, amendment.value


def _text(value: Amended) -> str:
    return ", ".join(value) if isinstance(value, tuple) else value or "none"


def _was(article: Article, derived: Derived, amendment: Amendment) -> Amended:
    if amendment.field in ("commune", "no_commune"):
        return next((m.name for m in derived.communes if _is(m, amendment.value)), None)
    value: Amended = getattr(article, amendment.field)
    return value


def _amended(article: Article, derived: Derived, amendment: Amendment) -> tuple[Article, Derived]:
    field, value = amendment.field, amendment.value
    match field:
        case "commune" | "no_commune":
            communes = _communes(derived.communes, str(value), wanted=field == "commune")
            return article, msgspec.structs.replace(derived, communes=communes)
        case "published":
            return _dated(article, str(value)), derived
        case _:
            return msgspec.structs.replace(article, **{field: value}), derived


def _dated(article: Article, day: str) -> Article:
    """Return *article* as published on *day*; a time of another day does not hold."""
    time = article.published_at if article.published == day else None
    return msgspec.structs.replace(
        article, published=day, published_at=time, date_source="corrected"
    )


def _communes(known: tuple[Mention, ...], name: str, *, wanted: bool) -> tuple[Mention, ...]:
    if not wanted:
        return tuple(each for each in known if not _is(each, name))
    if any(_is(each, name) for each in known):
        return tuple(
            msgspec.structs.replace(each, certain=True) if _is(each, name) else each
            for each in known
        )
    return (*known, Mention(name=name))


def _is(mention: Mention, name: object) -> bool:
    return old_style(mention.name) == old_style(str(name))


def _original(record: Record, corrections: Sequence[Correction]) -> dict[str, object]:
    amended = {each.field for correction in corrections for each in correction.fields}
    names = {name for field in amended for name in _REPLACED[field]}
    values = msgspec.structs.asdict(record.article) | msgspec.structs.asdict(record.derived)
    return {name: values[name] for name in sorted(names)}
