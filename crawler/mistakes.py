"""What is wrong in a profile's file, told with file, line, key and cure."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from crawler.checks import Wrong
from crawler.tomllines import line_of

_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>.+)`")
_KIND = re.compile(r"Expected `(?P<wanted>[^`]+)`, got `(?P<given>[^`]+)`")
_KINDS = {
    "str": 'text in quotation marks, "..."',
    "array": 'a list, ["..."]',
    "object": "a table of keys",
    "bool": "true or false",
    "int": "a whole number",
    "float": "a number",
}


class Source(NamedTuple):
    """A TOML file and its text."""

    path: Path
    text: str

    def values(self) -> dict[str, Any]:
        """Return what the file says. Raises `TOMLDecodeError`."""
        return tomllib.loads(self.text)

    def place(self, keys: Sequence[str], *, item: str | None = None) -> str:
        """Return `FILE:LINE [table].key`, without the line where the file has no such key."""
        line = line_of(self.text, keys, item=item)
        where = f"{self.path}:{line}" if line else str(self.path)
        return " ".join(filter(None, (where, _shown(keys))))


class _Mistake(NamedTuple):
    keys: tuple[str, ...]
    fault: str
    cure: str
    item: str | None = None


def told(
    error: msgspec.ValidationError,
    raw: dict[str, Any],
    *,
    kind: type[msgspec.Struct],
    sources: Sequence[Source],
) -> str:
    """Return what *error* means for whoever wrote the first of *sources*, or one it extends.

    *raw* are the values that were to become a *kind*. The mistake stands in the first file that
    has its key.
    """
    mistake = _mistake(error, raw, kind)
    at = next((s for s in sources if line_of(s.text, mistake.keys)), sources[0])
    place = at.place(mistake.keys, item=mistake.item)
    return f"{place}: {mistake.fault}. {mistake.cure}."


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return a question for the nearest of *known*, after a blank; "" where none is near."""
    near = get_close_matches(name, list(known), n=1)
    return f' Did you mean "{near[0]}"?' if near else ""


def _mistake(
    error: msgspec.ValidationError, raw: dict[str, Any], kind: type[msgspec.Struct]
) -> _Mistake:
    fault, _, place = str(error).partition(" - at `$")
    steps = [step for step in place.rstrip("`").split(".") if step]
    # In `$.article.body[2]` the number is that of an item.
    keys = tuple(step.partition("[")[0] for step in steps)
    if isinstance(error.__cause__, Wrong):
        wrong = error.__cause__
        return _Mistake((*keys, wrong.key), wrong.fault, wrong.cure, wrong.value)
    if unknown := _UNKNOWN.fullmatch(fault):
        known = [*_table(kind, keys).__struct_fields__, *([] if keys else ["extends"])]
        said = f'there is no key "{unknown["key"]}"'
        cure = f"{suggestion(unknown['key'], known)} The keys here are: {', '.join(known)}"
        return _Mistake((*keys, unknown["key"]), said, cure.strip())
    if kinds := _KIND.match(fault):
        wanted, given = (_KINDS.get(kinds[each], kinds[each]) for each in ("wanted", "given"))
        return _Mistake(keys, f"this is {given}", f"Write {wanted}", _item(raw, steps))
    return _Mistake(keys, fault, "Mend it")


def _table(kind: type[msgspec.Struct], keys: Sequence[str]) -> type[msgspec.Struct]:
    """Return what the table *keys* of a *kind* is made into."""
    for key in keys:
        given = next(field.type for field in msgspec.structs.fields(kind) if field.name == key)
        inner = [given, *getattr(given, "__args__", ())]
        kind = next(e for e in inner if isinstance(e, type) and issubclass(e, msgspec.Struct))
    return kind


def _item(raw: Any, steps: Sequence[str]) -> str | None:
    """Return the item of a list that *steps* lead to, as text; None where they lead to none."""
    for step in steps:
        key, _, number = step.partition("[")
        raw = raw.get(key) if isinstance(raw, dict) else None
        if number and isinstance(raw, list):
            return str(raw[int(number.rstrip("]"))])
    return None


def _shown(keys: Sequence[str]) -> str:
    return f"[{'.'.join(keys[:-1])}].{keys[-1]}" if len(keys) > 1 else "".join(keys)
