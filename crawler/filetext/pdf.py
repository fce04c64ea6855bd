"""The text of a PDF: its own where it can be read, else what is seen on its pages."""

import logging
import time
from io import BytesIO

import pypdf
import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_REMOVE_SECURITY

from archive.article import TextSource
from crawler.filetext.judging import quality_of, shares_of
from crawler.filetext.legacy import in_unicode
from crawler.filetext.ocr import has_ocr
from crawler.filetext.pages import Page, text_of
from crawler.filetext.results import GARBLED, SCAN, ReadingLimits, Unreadable
from crawler.filetext.scans import Scans

# Of the time, what is left for putting together what was read.
_SHARE = 0.9


def read_pdf(body: bytes, limits: ReadingLimits) -> tuple[str, TextSource]:
    """Return the text of a PDF, and how it was got. Raises `Unreadable`."""
    deadline = time.monotonic() + _SHARE * limits.seconds
    body = _opened(body, limits)
    pages = _own_pages(body)
    doubtful = [number for number, page in enumerate(pages) if not _is_readable(page)]
    source: TextSource = "text"
    if doubtful and has_ocr():
        scans = Scans(body, deadline=deadline)
        for number in doubtful[: limits.ocr_pages]:
            seen = in_unicode(scans.read(number).split("\n"))
            if _score(seen) > _score(pages[number]):
                pages[number], source = seen, "ocr"
    text = text_of(pages)
    quality = quality_of(text)
    if quality != "readable":
        raise Unreadable(SCAN if quality == "empty" else GARBLED)
    return text, source


def _opened(body: bytes, limits: ReadingLimits) -> bytes:
    """Return the PDF without the encryption that an empty password opens."""
    try:
        with pypdfium2.PdfDocument(body) as document:
            if not 0 < len(document) <= limits.pages:
                raise Unreadable("too many pages" if len(document) else "no pages")
            if b"/Encrypt" not in body:
                return body
            plain = BytesIO()
            document.save(plain, flags=FPDF_REMOVE_SECURITY)
            return plain.getvalue()
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == FPDF_ERR_PASSWORD
        raise Unreadable("encrypted" if locked else "damaged") from error


def _own_pages(body: bytes) -> list[Page]:
    """Return the lines that each page holds as text, in Unicode."""
    # It warns of every oddity of every file.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = pypdf.PdfReader(BytesIO(body))
    return [in_unicode(_text(page).split("\n")) for page in reader.pages]


def _text(page: pypdf.PageObject) -> str:
    try:
        return page.extract_text()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - of a damaged page anything may be raised; others are read
        return ""


def _is_readable(page: Page) -> bool:
    return quality_of("\n".join(page)) == "readable"


def _score(page: Page) -> float:
    """Return how much of a page can be read: its words, by how well they can."""
    found = shares_of("\n".join(page))
    return found.words * found.score
