"""RIS, which reference managers read: a tag, two blanks, a hyphen and a blank before each value."""

from collections.abc import Iterator

from archive.article import Record
from searcher.exporting.citation import citation
from searcher.exporting.content import Content
from searcher.exporting.description import item, marked
from searcher.exporting.plain import flat
from searcher.exporting.wording import DEMO, told


def ris_lines(content: Content) -> Iterator[str]:
    """Yield the lines of the references, what the export says of itself before the first.

    Every value is on one line, so no text can end a record.
    """
    yield from (f"{flat(f'{label}: {value}')}\n" for label, value in told(content.about))
    yield f"{marked(content.about)}\n"
    for record in content:
        fields = (f"{tag}  - {value}\n" for tag, value in _fields(record, content) if value)
        yield f"\nTY  - NEWS\n{''.join(fields)}ER  - \n"


def _fields(record: Record, content: Content) -> Iterator[tuple[str, str | None]]:
    cited = citation(record)
    yield "ID", flat(record.article.id)
    yield "TI", cited.title
    yield from (("AU", author) for author in cited.authors)
    yield "T2", cited.source
    if cited.published:
        yield "PY", cited.published[:4]
        yield "DA", f"{cited.published.replace('-', '/')}/"
    yield "Y2", f"{cited.accessed.replace('-', '/')}/" if cited.accessed else None
    yield "UR", cited.url
    yield "LA", "vi"
    yield "AB", cited.lead
    yield from (("KW", word) for word in cited.keywords)
    yield "N1", DEMO if content.about.demo else None
    yield "N1", flat(record.article.body)
    yield "N1", item(record)
