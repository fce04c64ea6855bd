"""Frames in which a page shows a document: the document's own address, out of the viewer's."""

import re
from urllib.parse import parse_qsl, urlsplit

_VIEWER = re.compile(
    r"//docs\.google\.com/(?:gview|viewer|viewerng)|//view\.officeapps\.live\.com/"
    r"|/viewer\.html?(?:[?#]|$)|pdf\.?js|/viewerjs/|/pdfviewer|/flip-?book",
    re.IGNORECASE,
)
_NAMES = ("file", "url", "src", "pdf", "doc", "link")


def shown_document(address: str) -> str:
    """Return what the viewer at *address* shows, as it is written there; else *address* itself.

    >>> shown_document("/pdfjs/web/viewer.html?file=/uploads/qd-12.pdf#page=2")
    '/uploads/qd-12.pdf'
    >>> shown_document("https://docs.google.com/gview?embedded=true&url=https://xa.example/a.pdf")
    'https://xa.example/a.pdf'
    >>> shown_document("/ViewerJS/#../tai-lieu/a.pdf"), shown_document("/tai-ve?file=a.pdf")
    ('../tai-lieu/a.pdf', '/tai-ve?file=a.pdf')
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address
    if not _VIEWER.search(address):
        return address
    named = {name.lower(): value for name, value in parse_qsl(parts.query)}
    shown = next((named[name] for name in _NAMES if named.get(name)), "")
    return shown or (parts.fragment if "." in parts.fragment else "") or address
