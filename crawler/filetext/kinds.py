"""What kind of file an answer is: told by its bytes, for names and headers are often wrong."""

import zipfile
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

_PDF_WITHIN = 1024
_STARTS = (
    (b"{\\rtf", "rtf"), (b"Rar!", "rar"), (b"7z\xbc\xaf", "7z"), (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG", "png"), (b"GIF8", "gif"), (b"II*\x00", "tif"), (b"MM\x00*", "tif"),
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0"
_OLE_KINDS = ("doc", "xls", "ppt")
_MEMBERS = (
    ("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"),
    ("ppt/presentation.xml", "pptx"), ("content.xml", "odt"),
)  # fmt: skip


def kind_of(body: bytes, *, name: str = "") -> str | None:
    """Return the usual suffix of a file's kind, "html" for a page; None where it cannot be told.

    *name* is the file's address or name: it decides between kinds that begin alike.

    >>> kind_of(b"%PDF-1.7 ..."), kind_of(b"<!DOCTYPE html>"), kind_of(b"..."), kind_of(b"PK")
    ('pdf', 'html', None, None)
    """
    if b"%PDF-" in body[:_PDF_WITHIN]:
        return "pdf"
    if body.startswith(b"PK\x03\x04"):
        return _zipped(body)
    suffix = PurePosixPath(unquote(urlsplit(name).path)).suffix.lower().removeprefix(".")
    if body.startswith(_OLE):
        return suffix if suffix in _OLE_KINDS else "doc"
    if found := next((kind for start, kind in _STARTS if body.startswith(start)), None):
        return found
    return "html" if body.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<" else None


def _zipped(body: bytes) -> str:
    try:
        names = set(zipfile.ZipFile(BytesIO(body)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return "zip"
    return next((kind for member, kind in _MEMBERS if member in names), "zip")
