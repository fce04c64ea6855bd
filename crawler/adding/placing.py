"""The place in a profile's text: read, and put there without touching the rest."""

import json
import re
import tomllib
from typing import Any

import msgspec

from archive.article import Place
from crawler.tomllines import line_of

UNITS = ("commune", "district", "province")
_TABLE = re.compile(r"\s*\[")


def place_in(text: str) -> Place | None:
    """Return the place that the profile *text* tells; None where it is no profile."""
    try:
        return msgspec.convert(tomllib.loads(text).get("place", {}), Place)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError):
        return None


def with_place(text: str, place: Place) -> str:
    r"""Return the profile *text* with *place* in place of what it says; the rest stays as it is.

    A text that cannot be read, or says it in a way of its own, is returned as it is.

    >>> with_place('title = "Xã"', Place(province="Thanh Hóa"))
    'place = { province = "Thanh Hóa" }\ntitle = "Xã"'
    """
    units = {unit: name for unit in UNITS if (name := getattr(place, unit))}
    lines = _without(text)
    told = ", ".join(f"{unit} = {json.dumps(n, ensure_ascii=False)}" for unit, n in units.items())
    at = _where(text, lines)
    changed = "\n".join([*lines[:at], *([f"place = {{ {told} }}"] if units else []), *lines[at:]])
    wanted = _values(text)
    if wanted is None:
        return text
    wanted.pop("place", None)
    if units:
        wanted["place"] = units
    return changed if _values(changed) == wanted else text


def _without(text: str) -> list[str]:
    """Return the lines of *text* but those that give the place."""
    lines = text.split("\n")
    line = line_of(text, ["place"])
    if line is None:
        return [each for each in lines if not each.startswith("# place =")]
    end = line
    if _TABLE.match(lines[line - 1]):
        following = range(line, len(lines))
        end = next((at for at in following if _TABLE.match(lines[at])), len(lines))
    return lines[: line - 1] + lines[end:]


def _where(text: str, lines: list[str]) -> int:
    """Return before which of *lines* the place belongs: where it was, else before all keys."""
    line = line_of(text, ["place"])
    shown = text.split("\n")
    if line is not None and not _TABLE.match(shown[line - 1]):
        return line - 1
    commented = next((at for at, each in enumerate(shown) if each.startswith("# place =")), None)
    if line is None and commented is not None:
        return commented
    return next((at for at, each in enumerate(lines) if each and each[0] != "#"), len(lines))


def _values(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
