"""CSL-JSON: an array of references as citation processors take it."""

from collections.abc import Iterator
from typing import Any

import msgspec

from archive.article import Record
from searcher.exporting.bibtex import key
from searcher.exporting.citation import citation
from searcher.exporting.content import Content
from searcher.exporting.description import item, marked
from searcher.exporting.wording import DEMO, told


def csl_lines(content: Content) -> Iterator[str]:
    """Yield the array, one reference on a line.

    An array has no head: what the export says of itself stands in ``custom`` of the first.
    """
    before = "[\n"
    about: dict[str, Any] = {"export": marked(content.about), "about": dict(told(content.about))}
    for record in content:
        fields = _fields(record, content)
        fields["custom"] |= about
        yield before + msgspec.json.encode(fields).decode()
        before, about = ",\n", {}
    yield "\n]\n" if before == ",\n" else "[]\n"


def _fields(record: Record, content: Content) -> dict[str, Any]:
    cited = citation(record)
    fields: dict[str, Any] = {
        "id": key(record),
        "type": "article-newspaper",
        "title": cited.title,
        "author": [{"literal": name} for name in cited.authors],
        "container-title": cited.source,
        "issued": _date(cited.published),
        "accessed": _date(cited.accessed),
        "URL": cited.url,
        "language": "vi",
        "abstract": cited.lead,
        "keyword": ", ".join(cited.keywords),
        "note": DEMO if content.about.demo else None,
    }
    custom = {"id": record.article.id, "item": item(record), "body": record.article.body}
    kept = {name: value for name, value in fields.items() if value}
    return kept | {"custom": {name: value for name, value in custom.items() if value}}


def _date(day: str | None) -> dict[str, Any] | None:
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else None
