"""Lines of a file in TCVN3 or VNI, made Unicode."""

from collections.abc import Sequence

from vietnamese.legacy import read_legacy
from vietnamese.writing import has_marks


def in_unicode(lines: Sequence[str]) -> list[str]:
    """Return *lines* in Unicode, those in fonts of their own converted.

    Read together, for one line alone may hold too few words to tell. Lines in Unicode may stand
    among them: who signed a file digitally, and when.
    """
    whole = read_legacy("\n".join(lines))
    if whole is not None:
        return whole.text.split("\n")
    old = [number for number, line in enumerate(lines) if not _is_unicode(line)]
    read = read_legacy("\n".join(lines[number] for number in old))
    if read is None:
        return list(lines)
    converted = list(lines)
    for number, text in zip(old, read.text.split("\n"), strict=True):
        converted[number] = text
    return converted


def _is_unicode(line: str) -> bool:
    """Tell whether *line* has a letter that no font of TCVN3 or VNI has."""
    return any(ord(letter) > 0xFF and has_marks(letter) for letter in line)
