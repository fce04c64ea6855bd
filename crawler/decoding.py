"""From the bytes of a page to its text, whatever was declared."""

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_IN_META = re.compile(
    rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_META_WITHIN = 4096
# Browsers read the first two as windows-1252, and portals mean it.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_LIKELY = ["cp1258", "cp1252", "utf_16"]
_SAMPLE = 65_536


def decode(body: bytes, *, content_type: str = "") -> str:
    """Return the text of *body*: by byte order mark, header, meta element, or by its letters.

    Bytes that are valid UTF-8 are UTF-8, and a declaration that does not fit the bytes is ignored.
    Text in windows-1258 comes out composed (NFC).
    """
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body.decode(name, errors="replace")
    header = _IN_HEADER.search(content_type)
    meta = _IN_META.search(body[:_META_WITHIN])
    declared = (header[1] if header else "", meta[1].decode("ascii", "replace") if meta else "")
    for name in ("utf-8", *declared):
        text = _strictly(body, name)
        if text is not None:
            return text
    # What stands at the end may be a letter cut in two.
    guess = from_bytes(body[:_SAMPLE], cp_isolation=_LIKELY).best()
    text = _strictly(body, guess.encoding) if guess else None
    return body.decode("utf-8", errors="replace") if text is None else text


def _strictly(body: bytes, name: str) -> str | None:
    try:
        codec = codecs.lookup(name).name
        text = body.decode(_MEANT.get(codec, codec))
    except (LookupError, UnicodeError):
        return None
    return unicodedata.normalize("NFC", text) if codec == "cp1258" else text
