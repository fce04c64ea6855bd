"""What was typed, cut into words, phrases, brackets and names of fields."""

import re
from typing import NamedTuple

from vietnamese.writing import compose, fold

_FIELDS = {
    "tieu de": "title", "title": "title", "xa": "commune", "commune": "commune",
    "nguon": "source", "source": "source", "so": "document", "doc": "document",
    "tu": "since", "from": "since", "den": "until", "to": "until",
    "thay": "fetched", "fetched": "fetched",
}  # fmt: skip
_QUOTES = '"“”„'
# A hyphen excludes after a blank, with none behind it, before a small letter, a quotation mark or
# a bracket: a pasted headline ("Quan Hóa -Mường Lát", "2020 -2025") must lose nothing.
_TOKEN = re.compile(
    rf"""(?P<not>(?<=\s)-(?=[{_QUOTES}(]|[^\W\d_]))?
    (?: (?P<open>\() | (?P<close>\)) | [{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]
      | (?<![^\s(-])(?P<field>tiêu\s+đề|tieu\s+de|[^\W\d_]+):(?!//)
      | (?P<word>[^\s(){_QUOTES}]+) | [{_QUOTES}] )""",
    re.VERBOSE | re.IGNORECASE,
)


class Token(NamedTuple):
    """A piece of what was typed; *excluded* where a hyphen before it means "without"."""

    kind: str
    text: str
    excluded: bool


def tokens(text: str) -> list[Token]:
    """Return the pieces of *text* in order; the name of no field is a word.

    >>> [(t.kind, t.text, t.excluded) for t in tokens('xã: "Đông Hòa" -ngô')]
    [('field', 'xã', False), ('phrase', 'Đông Hòa', False), ('word', 'ngô', True)]
    """
    found = _TOKEN.finditer(compose(text))
    return [_token(match) for match in found if match.lastgroup not in (None, "not")]


def field_named(name: str) -> str | None:
    """Return the field of this name, with or without accents; None where there is none."""
    return _FIELDS.get(" ".join(fold(name).split()))


def _token(match: re.Match[str]) -> Token:
    kind = str(match.lastgroup)
    text = match[kind]
    if kind == "field" and field_named(text) is None:
        kind = "word"
    small = kind != "word" or text[0].islower()
    return Token(kind, text, match["not"] is not None and small)
