"""A page to print: one file of HTML without scripts, for A4."""

from collections.abc import Iterator
from html import escape

from archive.article import Record
from searcher.exporting.citation import citation
from searcher.exporting.content import Content
from searcher.exporting.description import item, marked
from searcher.exporting.dossier import meta_of, paragraphs
from searcher.exporting.plain import flat, printable
from searcher.exporting.wording import WORDING, note_of, told

_STYLE = """
@page { size: A4; margin: 20mm 18mm 22mm; }
:root { color-scheme: light; }
body { font: 11pt/1.5 "Noto Serif", "Times New Roman", serif; color: #1d1a16; background: #fff;
  max-width: 174mm; margin: 12mm auto; padding: 0 5mm; overflow-wrap: anywhere; }
header { border-bottom: 3px double #1d1a16; padding-bottom: 4mm; margin-bottom: 8mm; }
h1 { font-size: 18pt; line-height: 1.25; margin: 0 0 4mm; }
h2 { font-size: 13pt; line-height: 1.3; margin: 0 0 1mm; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 6mm; margin: 0;
  font-size: 9.5pt; }
dt { color: #5b554c; } dd { margin: 0; }
article { border-top: 1px solid #cfc8ba; padding-top: 4mm; margin-top: 5mm; }
article:first-of-type { border-top: 0; margin-top: 0; padding-top: 0; }
p { margin: 0 0 2mm; orphans: 3; widows: 3; }
.meta { font-size: 9.5pt; color: #5b554c; } .lead { font-weight: 600; }
.note { border-left: 3px solid #8b1a1a; padding-left: 3mm; white-space: pre-line; }
.demo { font-weight: 600; color: #8b1a1a; }
a { color: inherit; text-decoration-color: #cfc8ba; }
@media (max-width: 30rem) { dl { display: block; } dd { margin-bottom: 1mm; } }
@media print { body { max-width: none; margin: 0; padding: 0; }
  h1, h2, .meta { break-after: avoid; } header { break-inside: avoid; }
  a { text-decoration: none; } }
"""


def webpage_lines(content: Content) -> Iterator[str]:
    """Yield the page: what the export says of itself, then each article."""
    words, lang = WORDING[content.about.selection.lang], content.about.selection.lang
    yield (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="robots" content="noindex">\n<title>{_title(content)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<!--\n{marked(content.about)}\n-->\n"
        f"<header>\n<h1>{_title(content)}</h1>\n<dl>\n"
    )
    for label, value in told(content.about):
        kind = ' class="demo"' if label == words["note"] else ""
        shown = _link(value) if label == words["link"] else _text(value)
        yield f"<dt>{_text(label)}</dt><dd{kind}>{shown}</dd>\n"
    yield '</dl>\n</header>\n<main lang="vi">\n'
    for record in content:
        yield _article(record, content)
    yield "</main>\n</body>\n</html>\n"


def _title(content: Content) -> str:
    asked = content.about.selection.question.text
    return _text(
        f"Tinxa: {flat(asked)}" if asked else WORDING[content.about.selection.lang]["export"]
    )


def _article(record: Record, content: Content) -> str:
    words, cited = WORDING[content.about.selection.lang], citation(record)
    lead, *body = paragraphs(record)
    lines = [
        f'<article data-tinxa="{item(record)}">',
        f"<h2>{_text(cited.title or words['untitled'])}</h2>",
        f'<p class="meta">{_text(meta_of(record, content))}</p>',
        f'<p class="meta">{_link(cited.url)}</p>' if cited.url else "",
        f'<p class="note">{_text(note)}</p>' if (note := note_of(record, content.about)) else "",
        f'<p class="lead">{_text(lead)}</p>' if lead else "",
        *(f"<p>{_text(paragraph)}</p>" for paragraph in body),
        "</article>\n",
    ]
    return "\n".join(line for line in lines if line)


def _link(url: str) -> str:
    shown = _text(url)
    return f'<a href="{shown}" rel="noreferrer">{shown}</a>'


def _text(text: str) -> str:
    return escape(printable(text), quote=True)
