"""An earlier export read again: what was asked, and what it held."""

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from archive.errors import TinxaError
from searcher.exporting.crate import CRATE
from searcher.exporting.description import Description, item_of, unmarked
from searcher.exporting.items import SUFFIX, Items

# Only where we write them: what a portal wrote cannot begin a line so.
_ABOUT = re.compile(r"(tinxa-export:\S+)")
_ITEM = re.compile(r'(?:N1  - |  tinxa = \{|<article data-tinxa=")(tinxa-item:[0-9a-f]*:[^\s"}]+)')


class NoExport(TinxaError):
    """A file does not say what it is an export of."""


def earlier(path: Path) -> Items:
    """Return what the export *path*, or the file beside it, says. Raises `NoExport`.

    *path* may be a folder, or the file beside an export itself.
    """
    if path.is_dir():
        return earlier(_described(path))
    # The command writes NAME.csv.tinxa.json; what the page gives is NAME.tinxa.json.
    for beside in (path.with_name(path.name + SUFFIX), path.with_suffix(SUFFIX)):
        if beside.exists():
            return _items(beside)
    if not path.exists():
        raise NoExport(f"{path}: there is no such file. Name an export, or the file beside it.")
    if path.name.endswith(SUFFIX):
        return _items(path)
    found = _within_json(path) if path.suffix.lower() == ".json" else _within_text(path)
    if found is None:
        raise NoExport(
            f"{path}: does not say what it held, and {path.name}{SUFFIX} is not beside it. Put that"
            " file there: tinxa export writes it, and the page offers it as “Mô tả để lặp lại”."
        )
    return found


def _described(folder: Path) -> Path:
    found = sorted(folder.glob(f"*{SUFFIX}"))
    if not found:
        raise NoExport(f"{folder}: holds no export ({CRATE} and *{SUFFIX}). Name another folder.")
    return found[0]


def _items(path: Path) -> Items:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Items)
    except msgspec.DecodeError as error:
        raise NoExport(
            f"{path}: is not as tinxa export wrote it ({error}). Export anew."
        ) from error


def _within_text(path: Path) -> Items | None:
    about: Description | None = None
    items: list[tuple[str, str]] = []
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if about is None and (found := _ABOUT.match(line)):
                with suppress(ValueError):
                    about = unmarked(found[1])
            elif item := _ITEM.match(line):
                items.append(item_of(item[1]))
    return _complete(about, items)


def _within_json(path: Path) -> Items | None:
    with suppress(msgspec.DecodeError, ValueError, TypeError, KeyError):
        references = msgspec.json.decode(path.read_bytes())
        items = [item_of(one["custom"]["item"]) for one in references]
        return _complete(unmarked(_first(references)["custom"]["export"]), items)
    return None


def _first(references: list[Any]) -> Any:
    return next(iter(references), {})


def _complete(about: Description | None, items: list[tuple[str, str]]) -> Items | None:
    """Return what was read; None where it does not say which articles there were."""
    if about is None or (about.total and not items):
        return None
    return Items(about=about, items=tuple(items))
