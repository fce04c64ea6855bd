"""On which line of a TOML file a key or one of its items stands, for errors that name it."""

import re
from collections.abc import Iterator, Sequence

_HEADER = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = r"""(?:^|[{{,.])\s*(["']?){key}\1\s*(?:=|\.)"""


def line_of(text: str, path: Sequence[str], *, item: str | None = None) -> int | None:
    r"""Return the line (from 1) of the TOML *text* on which the key *path* stands; None without it.

    *item* is text that its value holds: where it stands on the key's line or on a later one, that
    line is returned. A key of an inline table stands where its table does.

    >>> line_of('[article]\ntitle = [\n  "h1",\n  "h2(",\n]', ["article", "title"], item="h2(")
    4
    """
    for number, table, line in _lines(text):
        if table == tuple(path[: len(table)]) and _holds(line, path[len(table) :]):
            return _item_line(text, number, item)
    return None


def _lines(text: str) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """Yield each line with its number and the table that it belongs to."""
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header and "=" not in line:
            table = tuple(part.strip(" \"'") for part in header[1].split("."))
            # The table itself is a key of the file: [fetch] stands where `fetch =` would.
            yield number, table[:-1], f"{table[-1]} ="
        else:
            yield number, table, line


def _holds(line: str, keys: Sequence[str]) -> bool:
    """Tell whether *line* gives the first of *keys* a value: by itself, dotted or in braces."""
    if not keys or not re.match(_KEY.format(key=re.escape(keys[0])), line.lstrip()):
        return False
    return all(re.search(_KEY.format(key=re.escape(key)), line) for key in keys[1:])


def _item_line(text: str, number: int, item: str | None) -> int:
    if item is None:
        return number
    # As the file writes it, in quotation marks with backslashes of their own.
    written = (item, item.replace("\\", "\\\\").replace('"', '\\"'))
    following = enumerate(text.splitlines()[number - 1 :], number)
    return next((at for at, line in following if any(w in line for w in written)), number)
