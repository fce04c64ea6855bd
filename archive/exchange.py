"""The exchange format: one JSON object for each article, written by `export`, read by `import`.

A corrected article is written as it holds, its `corrections` beside it, and in `original` the
fields that they replaced: so a reader sees what is right, and an import takes the portal's record
and the corrections apart again.
"""

from datetime import date, datetime
from typing import Any, TypeVar

import msgspec

from archive.addresses import host_of
from archive.amending import REPLACEABLE
from archive.article import Amendment, Article, Correction, Derived, Place, Record
from archive.errors import RecordError
from archive.identity import article_id, sealed
from vietnamese.clock import VIETNAM

ALIASES = {"_id": "id", "text": "body", "contents": "body"}
"""Names that other collections use for fields of the record."""

_Kind = TypeVar("_Kind")
_DERIVED = Derived.__struct_fields__
_OWN = frozenset(Article.__struct_fields__) - {"extra", "content_hash"}


def record_of(record: Record) -> dict[str, Any]:
    """Return the JSON object of an article with what was derived from it and put right in it."""
    fields: dict[str, Any] = msgspec.to_builtins(record.article)
    facts: dict[str, Any] = msgspec.to_builtins(record.derived)
    put_right: dict[str, Any] = {}
    if record.corrections:
        put_right = msgspec.to_builtins(
            {"corrections": record.corrections, "original": record.original}
        )
    return fields | facts | put_right


def corrections_from(record: dict[str, Any]) -> tuple[Correction, ...]:
    """Return the corrections that a JSON object brings; none where they have another form.

    Raises `RecordError` for one that puts into a field what it cannot hold.
    """
    if not isinstance(record.get("original"), dict):
        return ()
    try:
        found = msgspec.convert(record.get("corrections"), tuple[Correction, ...])
    except msgspec.ValidationError:
        return ()
    for amendment in (each for correction in found for each in correction.fields):
        if not _can_hold(amendment):
            raise RecordError(
                f"corrections: {amendment.field} cannot be {amendment.value!r}."
                " Mend it, or leave the corrections out."
            )
    return found


def article_from(
    record: dict[str, Any], *, source: str | None = None, place: Place | None = None
) -> tuple[Article, Derived]:
    """Return the article of a JSON object as it was published, with the facts that it brings.

    *source* and *place* stand in where the record names none. An empty field counts as absent;
    unknown fields go to `extra`, and so do facts in another form than ours. Raises `RecordError`
    naming the field.
    """
    published = _uncorrected(record)
    fields = _renamed({key: value for key, value in published.items() if not _empty(value)})
    derived, foreign = _derived(fields)
    extra = fields.pop("extra", {})
    if not isinstance(extra, dict):
        raise RecordError("extra: is no object. Write it as one, or leave it out.")
    fields.pop("content_hash", None)
    own = {key: value for key, value in fields.items() if key in _OWN}
    extra = {**extra, **foreign}
    extra |= {key: value for key, value in fields.items() if key not in _OWN}
    if not own.get("title") and not own.get("body"):
        raise RecordError("neither title nor body. Give the record one of them.")
    own.setdefault("source", source or _host(own.get("url")))
    if place is not None:
        own.setdefault("place", place)
    own["id"] = _identity(own)
    article = _converted({**own, "extra": extra}, Article)
    return sealed(_sourced(_dated(article))), derived


def _uncorrected(record: dict[str, Any]) -> dict[str, Any]:
    """Return *record* as it was before the corrections that it brings."""
    if not corrections_from(record):
        return record
    rest = {key: value for key, value in record.items() if key not in ("corrections", "original")}
    return rest | {key: value for key, value in record["original"].items() if key in REPLACEABLE}


def _can_hold(amendment: Amendment) -> bool:
    value = amendment.value
    match amendment.field:
        case "published":
            return isinstance(value, str) and _is_day(value)
        case "authors":
            return isinstance(value, tuple)
        case "summary" | "category":
            return value is None or isinstance(value, str)
        case _:
            return isinstance(value, str) and bool(value.strip())


def _renamed(fields: dict[str, Any]) -> dict[str, Any]:
    for alias, name in ALIASES.items():
        if alias in fields and name not in fields:
            fields[name] = fields.pop(alias)
    return fields


def _derived(fields: dict[str, Any]) -> tuple[Derived, dict[str, Any]]:
    """Take the derived facts out of *fields*; what has another form than ours is returned apart."""
    ours: dict[str, Any] = {}
    foreign: dict[str, Any] = {}
    for name in _DERIVED:
        if name in fields:
            value = fields.pop(name)
            try:
                msgspec.convert({name: value}, Derived)
            except msgspec.ValidationError:
                foreign[name] = value
            else:
                ours[name] = value
    return msgspec.convert(ours, Derived), foreign


def _host(url: object) -> str | None:
    if not isinstance(url, str):
        return None
    try:
        return host_of(url)
    except ValueError as error:
        raise RecordError(f'url: "{url}" is no address ({error}). Mend it.') from error


def _identity(own: dict[str, Any]) -> str:
    given = own.get("id")
    if isinstance(given, str | int) and not isinstance(given, bool):
        return str(given)
    if given is not None:
        raise RecordError(f"id: {given!r} is neither text nor a whole number. Write it as text.")
    url, title, body = (str(own.get(name) or "") for name in ("url", "title", "body"))
    return article_id(url=url or None, title=title, body=body)


def _converted(fields: dict[str, Any], kind: type[_Kind]) -> _Kind:
    try:
        return msgspec.convert(fields, kind)
    except msgspec.ValidationError as error:
        fault, _, field = str(error).partition(" - at `$.")
        where = f"{field.rstrip('`')}: " if field else ""
        raise RecordError(f"{where}{fault}. Mend the field, or leave it out.") from error


def _dated(article: Article) -> Article:
    """Return *article* with its dates checked; a moment alone gives the day in Vietnam."""
    day, moment = article.published, article.published_at
    if day is not None and not _is_day(day):
        raise RecordError(f'published: "{day}" is no date. Write it as YYYY-MM-DD.')
    if moment is None:
        return article
    try:
        read = datetime.fromisoformat(moment)
    except ValueError as error:
        raise RecordError(
            f'published_at: "{moment}" is no time. Write it as YYYY-MM-DDTHH:MM:SS+07:00.'
        ) from error
    if day is not None:
        return article
    local = read.astimezone(VIETNAM) if read.tzinfo else read
    return msgspec.structs.replace(article, published=local.date().isoformat())


def _sourced(article: Article) -> Article:
    """Return *article* with the sources of those fields alone that it has."""
    known = article.field_sources.items()
    filled = {field: origin for field, origin in known if getattr(article, field)}
    return msgspec.structs.replace(article, field_sources=filled)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _empty(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, list | dict) and not value)
