"""Articles written in TCVN3 or VNI: in Unicode, and the original kept."""

from typing import Any

import msgspec

from archive.article import Article
from vietnamese.legacy import Encoding, read_legacy

_FIELDS = ("title", "summary", "category", "body", "authors", "captions")


def in_unicode(article: Article) -> Article:
    """Return *article* with its texts in Unicode.

    Paragraph by paragraph, for old texts stand in new pages. What a field was before, and in which
    encoding, stands in `extra` under "original" and "encoding".
    """
    fields: dict[str, Any] = {}
    encodings: set[Encoding] = set()
    for name in _FIELDS:
        before = getattr(article, name)
        lines = before if isinstance(before, tuple) else (before or "").split("\n")
        readings = [read_legacy(line) for line in lines]
        encodings |= {read.encoding for read in readings if read}
        if any(readings):
            new = [r.text if r else line for r, line in zip(readings, lines, strict=True)]
            fields[name] = tuple(new) if isinstance(before, tuple) else "\n".join(new)
    if not fields:
        return article
    original = {name: getattr(article, name) for name in fields}
    extra = {**article.extra, "original": original, "encoding": ", ".join(sorted(encodings))}
    return msgspec.structs.replace(article, **fields, extra=extra)
