"""The exchange format: one JSON object for each article, written by `export`, read by `import`."""

from datetime import date
from typing import Any, TypeVar

import msgspec

from archive.addresses import host_of
from archive.article import Article, Derived, Place, Record
from archive.errors import RecordError
from archive.identity import article_id, sealed

ALIASES = {"_id": "id", "text": "body", "contents": "body"}
"""Names that other collections use for fields of the record."""

_Kind = TypeVar("_Kind")
_DERIVED = Derived.__struct_fields__
_OWN = frozenset(Article.__struct_fields__) - {"extra", "content_hash"}


def record_of(record: Record) -> dict[str, Any]:
    """Return the JSON object of an article with what was derived from it."""
    fields: dict[str, Any] = msgspec.to_builtins(record.article)
    facts: dict[str, Any] = msgspec.to_builtins(record.derived)
    return fields | facts


def article_from(
    record: dict[str, Any], *, source: str | None = None, place: Place | None = None
) -> tuple[Article, Derived]:
    """Return the article of a JSON object, with the derived facts that it brings.

    *source* and *place* stand in where the record names none. An empty field counts as absent,
    unknown fields go to `extra`. Raises `RecordError` naming the field.
    """
    fields = _renamed({key: value for key, value in record.items() if not _empty(value)})
    facts = {key: fields.pop(key) for key in _DERIVED if key in fields}
    extra = fields.pop("extra", {})
    fields.pop("content_hash", None)
    own = {key: value for key, value in fields.items() if key in _OWN}
    extra = {**extra, **{key: value for key, value in fields.items() if key not in _OWN}}
    if not own.get("title") and not own.get("body"):
        raise RecordError("neither title nor body. Give the record one of them.")
    own.setdefault("source", source or host_of(str(own.get("url") or "")))
    if place is not None:
        own.setdefault("place", place)
    own["id"] = _identity(own)
    article = _converted({**own, "extra": extra}, Article)
    _check_dates(article)
    return sealed(article), _converted(facts, Derived)


def _renamed(fields: dict[str, Any]) -> dict[str, Any]:
    for alias, name in ALIASES.items():
        if alias in fields:
            fields.setdefault(name, fields.pop(alias))
    return fields


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
        raise RecordError(f"{error}. Mend the field, or leave it out.") from error


def _check_dates(article: Article) -> None:
    if article.published is None:
        return
    if not _is_day(article.published):
        raise RecordError(f'published: "{article.published}" is no date. Write it as YYYY-MM-DD.')


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _empty(value: object) -> bool:
    return value is None or (isinstance(value, str | list | dict) and not value)
