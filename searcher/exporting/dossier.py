"""A printable list or dossier in Word's format (DOCX).

python-docx makes the title page and the styles. The articles are then written into the document's
XML one by one, for it would hold all of them in memory.
"""

import io
from collections.abc import Iterator
from html import escape
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from archive.article import Record
from searcher.exporting.citation import citation, shown_day
from searcher.exporting.content import Content
from searcher.exporting.plain import flat, printable
from searcher.exporting.wording import DEMO, WORDING, note_of, told

_DOCUMENT = "word/document.xml"
_HERE = "tinxa-articles-stand-here"
"""The text of the paragraph that the articles replace."""


def write_dossier(content: Content, out: IO[bytes]) -> None:
    """Write the articles after a title page to *out*; with their bodies, or with leads alone."""
    with ZipFile(_cover(content)) as cover, ZipFile(out, "w", ZIP_DEFLATED) as written:
        for name in cover.namelist():
            if name != _DOCUMENT:
                written.writestr(name, cover.read(name))
        before, after = _halves(cover.read(_DOCUMENT).decode())
        with written.open(_DOCUMENT, "w", force_zip64=True) as document:
            document.write(before.encode())
            for record in content:
                document.write("".join(_article(record, content)).encode())
            document.write(after.encode())


def meta_of(record: Record, content: Content) -> str:
    """Return the line under a title: day, source, authors, section, and what a reader must know."""
    cited, words = citation(record), WORDING[content.about.selection.lang]
    parts = [
        shown_day(cited.published) or words["undated"],
        cited.source,
        ", ".join(cited.authors),
        flat(record.article.category),
        words["accessed"].format(day=shown_day(cited.accessed)) if cited.accessed else "",
        words["gone"] if record.article.status == "gone" else "",
        DEMO if content.about.demo else "",
    ]
    return " · ".join(part for part in parts if part)


def paragraphs(record: Record) -> list[str]:
    """Return the lead, empty where there is none, and the paragraphs of the body."""
    article = record.article
    body = [line for line in article.body.split("\n") if line.strip()]
    lead = article.summary or ""
    # A lead that stands in the body too is told once.
    return [lead, *(body[1:] if body and body[0].strip() == lead.strip() else body)]


def _cover(content: Content) -> IO[bytes]:
    from docx import Document
    from docx.enum.text import WD_BREAK
    from docx.shared import Mm

    words = WORDING[content.about.selection.lang]
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(22)
    document.core_properties.title = words["export"]
    document.core_properties.author = "Tinxa"
    document.add_heading(words["export"], level=0)
    table = document.add_table(rows=0, cols=2)
    for label, value in told(content.about):
        cells = table.add_row().cells
        cells[0].width, cells[1].width = Mm(48), Mm(118)
        cells[0].text, cells[1].text = label, printable(value)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph(_HERE)
    made = io.BytesIO()
    document.save(made)
    made.seek(0)
    return made


def _halves(xml: str) -> tuple[str, str]:
    """Return what stands before and after the paragraph that the articles replace."""
    at = xml.rindex(_HERE)
    start, end = xml.rindex("<w:p>", 0, at), xml.index("</w:p>", at) + len("</w:p>")
    return xml[:start], xml[end:]


def _article(record: Record, content: Content) -> Iterator[str]:
    cited, words = citation(record), WORDING[content.about.selection.lang]
    yield _paragraph(cited.title or words["untitled"], style="Heading2")
    yield _paragraph(meta_of(record, content), look="<w:i/>")
    if cited.url:
        yield _paragraph(cited.url, look='<w:color w:val="5B554C"/><w:sz w:val="18"/>')
    if note := note_of(record, content.about):
        yield from (_paragraph(line, look="<w:i/><w:b/>") for line in note.split("\n"))
    lead, *body = paragraphs(record)
    if lead:
        yield _paragraph(lead, look="<w:b/>")
    yield from map(_paragraph, body)


def _paragraph(text: str, *, style: str = "", look: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    looks = f"<w:rPr>{look}</w:rPr>" if look else ""
    shown = escape(printable(text), quote=False)
    return f'<w:p>{styled}<w:r>{looks}<w:t xml:space="preserve">{shown}</w:t></w:r></w:p>'
