"""The text of a DOCX file: the paragraphs of its document, without headers and deletions."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from crawler.cleaning import clean_text
from crawler.filetext.legacy import in_unicode
from crawler.filetext.results import Unreadable

_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TEXT = f"{_WORDS}p", f"{_WORDS}t"
_BLANKS = {f"{_WORDS}tab", f"{_WORDS}br", f"{_WORDS}cr"}
# A text box stands there a second time, for programs that cannot show the first.
_PASSED_OVER = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    f"{_WORDS}del", f"{_WORDS}moveFrom", f"{_WORDS}instrText",
}  # fmt: skip
_LARGEST = 100_000_000


def read_docx(body: bytes) -> str:
    """Return the paragraphs of a DOCX file joined by newlines. Raises `Unreadable`."""
    try:
        with zipfile.ZipFile(BytesIO(body)) as packed, packed.open("word/document.xml") as document:
            content = document.read(_LARGEST + 1)
    except (zipfile.BadZipFile, KeyError, RuntimeError, zlib.error, OSError, EOFError) as error:
        raise Unreadable("damaged") from error
    if len(content) > _LARGEST:
        raise Unreadable("too large unpacked")
    try:
        tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise Unreadable("damaged") from error
    lines = filter(None, map(clean_text, in_unicode(list(_paragraphs(tree)))))
    return "\n".join(lines)


def _paragraphs(tree: etree._Element) -> Iterator[str]:
    """Yield the text of each paragraph; one within another, in a text box, comes first."""
    open_ones: list[list[str]] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            if element.tag == _PARAGRAPH:
                yield "".join(open_ones.pop())
        elif element.tag in _PASSED_OVER:
            walk.skip_subtree()
            # Its end is told all the same, and is none of a paragraph.
        elif element.tag == _PARAGRAPH:
            open_ones.append([])
        elif open_ones and element.tag == _TEXT:
            open_ones[-1].append(element.text or "")
        elif open_ones and element.tag in _BLANKS:
            open_ones[-1].append(" ")
