"""Where a text says xã, phường, huyện and the like, written out or short, with or without marks."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from vietnamese.places.alternation import alternation
from vietnamese.places.names import AREA_KINDS, KINDS
from vietnamese.writing import unmarked

_SHORT: Final = {
    "TT": "thị trấn", "TT.": "thị trấn", "X.": "xã", "P.": "phường", "F.": "phường",
    "TP": "thành phố", "TP.": "thành phố", "Tp": "thành phố", "Tp.": "thành phố",
    "TX": "thị xã", "TX.": "thị xã", "H.": "huyện", "Q.": "quận",
}  # fmt: skip
# What "xã" belongs to where it is no commune: a co-operative, an agency, a wife, a husband; and a
# quarter (KP.) is no ward.
_OTHER = re.compile(r"(?:hợp\stác|thông\stấn|làng|bà|ông)\s$|\bK\s?$", re.IGNORECASE)


class Kind(NamedTuple):
    """A word for a kind of unit or area in its usual form, and where it stands.

    A *loose* one is short or without marks (TT, P., xa), and so may be something else.
    """

    text: str
    start: int
    end: int
    loose: bool

    @property
    def is_unit(self) -> bool:
        """Tell whether it is a kind of unit rather than of a district or province."""
        return self.text in KINDS


def _forms() -> tuple[dict[str, str], frozenset[str]]:
    written = {}
    bare = set()
    for kind in (*KINDS, *AREA_KINDS):
        for form in (kind, kind.capitalize(), kind.title(), kind.upper()):
            # Words run together too: "thịtrấn Rừng Thông".
            written[form] = written[form.replace(" ", "")] = kind
            if (plain := unmarked(form)) != form:
                written[plain] = kind
                bare.add(plain)
    return written | _SHORT, frozenset(bare | _SHORT.keys())


_FORMS, _LOOSE = _forms()
_KIND = re.compile(alternation(_FORMS))


def find_kinds(text: str) -> Iterator[Kind]:
    """Yield the kinds of units and areas that *text*, in NFC, names, in order.

    Short and unmarked forms count only before a capital or a number.

    >>> [kind.text for kind in find_kinds("TT Rừng Thông, hợp tác xã, xa xôi, TP. Vinh")]
    ['thị trấn', 'thành phố']
    """
    for match in _KIND.finditer(text):
        form, (start, end) = match[0], match.span()
        after = text[end : end + 2].lstrip()
        loose = form in _LOOSE
        if loose:
            if (start and text[start - 1].isalnum()) or not (
                after and (after[0].isupper() or after[0].isdecimal())
            ):
                continue
            if form in ("TT", "TX") and text[end].isalpha():
                continue
        elif end < len(text) and text[end].islower():
            continue
        if form[-1] in "ãÃ." and _OTHER.search(text, max(0, start - 10), start):
            continue
        yield Kind(_FORMS[form], start, end, loose)
