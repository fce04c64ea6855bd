"""Pages of lines made paragraphs: without running headers and page numbers, breaks joined."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from crawler.blocks import Paragraph
from crawler.cleaning import bare, clean_text
from crawler.filetext.legacy import in_unicode
from crawler.paragraphs import whole
from vietnamese.syllables import is_syllable
from vietnamese.writing import accented

Page = Sequence[str]
"""The lines of a page, from its top to its bottom."""

_EDGE = 3
_FEWEST = 2
_OFTEN = 0.5
# Drawn first or last, it may stand beside the header among the lines.
_PAGE = re.compile(r"(?:trang|page|tr\.)\s*\d{1,4}\s*(?:[/|]\s*\d{1,4})?", re.IGNORECASE)
_NUMBER = re.compile(r"[-–—]*\s*\d{1,4}\s*(?:[/|]\s*\d{1,4})?\s*[-–—]*")
_DIGITS = re.compile(r"\d+")
_HYPHENATED = re.compile(r"([^\W\d_]+)-$")
# The number of a document: 12/QĐ-UBND.
_NUMBERED = re.compile(r"\d/\S*-$")
_REST = re.compile(r"[^\W\d_]+")
# Headings of an official document, and the names of those who get it.
_ALONE = re.compile(
    r"(?:điều|chương|mục|phần|phụ lục|khoản)\s+(?:\d|[IVX])|nơi nhận|kính gửi|căn cứ\s"
    r"|(?:số|số hiệu)\s*:|độc lập|cộng hòa|cộng hoà",
    re.IGNORECASE,
)


def text_of(pages: Sequence[Page]) -> str:
    """Return the paragraphs of *pages* joined by newlines, composed (NFC) and in Unicode."""
    lines = in_unicode([line for page in without_running_lines(pages) for line in page])
    broken = [Paragraph(line) for line in _joined(map(clean_text, lines))]
    return "\n".join(each.text for each in whole(broken, stands_alone=_stands_alone))


def without_running_lines(pages: Sequence[Page]) -> list[Page]:
    """Return *pages* without page numbers, and without what half of them have at top or bottom.

    What stands at the top of the first page stays there: it says who writes.
    """
    trimmed = [_without_number(page) for page in pages]
    if len(trimmed) < _FEWEST:
        return trimmed
    seen = Counter(chain.from_iterable(set(map(_masked, _edges(page))) for page in trimmed))
    running = {
        line for line, count in seen.items() if line and count >= max(2, _OFTEN * len(trimmed))
    }
    return [
        _trimmed(page, running, top=0 if number == 0 else _EDGE)
        for number, page in enumerate(trimmed)
    ]


def _without_number(page: Page) -> Page:
    lines = [line.strip() for line in page if line.strip()]
    edges = {*range(_EDGE), *range(len(lines) - _EDGE, len(lines))}
    lines = [line for i, line in enumerate(lines) if i not in edges or not _PAGE.fullmatch(line)]
    while lines and _NUMBER.fullmatch(lines[0]):
        del lines[0]
    while lines and _NUMBER.fullmatch(lines[-1]):
        del lines[-1]
    return lines


def _trimmed(page: Page, running: set[str], *, top: int) -> Page:
    """Return *page* without the *running* lines among the first *top* and the last ones.

    What stands within is the text's.
    """
    edges = {*range(top), *range(max(_EDGE, len(page) - _EDGE), len(page))}
    kept = [line for i, line in enumerate(page) if i not in edges or _masked(line) not in running]
    return _without_number(kept)


def _edges(page: Page) -> Page:
    return [*page[:_EDGE], *page[-_EDGE:]]


def _masked(line: str) -> str:
    return _DIGITS.sub("0", bare(line))


def _joined(lines: Iterable[str]) -> list[str]:
    """Return *lines* with a word that a hyphen parts at the end of one made whole in it.

    The hyphen goes where the parts make one syllable; in "kinh tế-" and "xã hội" it stays.
    """
    whole: list[str] = []
    for line in lines:
        parted = _HYPHENATED.search(whole[-1]) if whole else None
        rest = _REST.match(line)
        number = bool(parted and _NUMBERED.search(whole[-1]))
        if parted is None or rest is None or not (number or line[0].islower()):
            whole.append(line)
            continue
        one = is_syllable(accented(parted[1] + rest[0]))
        whole[-1] = (whole[-1][:-1] if one else whole[-1]) + line
    return whole


def _stands_alone(line: str) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters) >= 0.8 * max(1, len(letters))
    return capitals or bool(_ALONE.match(line))
