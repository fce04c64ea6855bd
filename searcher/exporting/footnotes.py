"""A list of footnotes, by the usual Vietnamese way of citing news of the web.

Lê Hà, “Tiêu đề”, dongson.thanhhoa.gov.vn, 29/5/2023, https://..., truy cập ngày 26/11/2026.
"""

import re
from collections.abc import Iterator

from archive.article import Record
from searcher.exporting.citation import citation, shown_day
from searcher.exporting.content import Content
from searcher.exporting.description import Language
from searcher.exporting.plain import flat
from searcher.exporting.wording import DEMO, WORDING, told

# Anywhere in a line; and what would make a list of its beginning.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#!|~&]|^[-+]|(?<=^\d)[.)])")


def text_lines(content: Content) -> Iterator[str]:
    """Yield the numbered notes as plain text, what the export says of itself before them."""
    for label, value in told(content.about):
        yield flat(f"{label}: {value}") + "\n"
    yield "\n"
    lang = content.about.selection.lang
    for number, record in enumerate(content, start=1):
        yield f"{number}. {footnote(record, lang=lang, demo=content.about.demo)}\n"


def markdown_lines(content: Content) -> Iterator[str]:
    """Yield the same in Markdown, nothing of a text read as a mark of it."""
    for label, value in told(content.about):
        yield f"- {_escaped(flat(f'{label}: {value}'))}\n"
    yield "\n"
    lang = content.about.selection.lang
    for number, record in enumerate(content, start=1):
        url = citation(record).url
        note = _escaped(footnote(record, lang=lang, demo=content.about.demo))
        # An address is no text: escaped it would not lead there.
        yield f"{number}. {note.replace(_escaped(url), f'<{url}>', 1) if url else note}\n"


def footnote(record: Record, *, lang: Language = "vi", demo: bool = False) -> str:
    """Return the note of one article, on one line; what is missing is passed over."""
    cited, words = citation(record), WORDING[lang]
    parts = [
        ", ".join(cited.authors),
        f"“{cited.title or words['untitled']}”",
        cited.source,
        shown_day(cited.published) or words["undated"],
        cited.url,
        words["accessed"].format(day=shown_day(cited.accessed)) if cited.accessed else None,
    ]
    note = f" ({DEMO})" if demo else ""
    return f"{', '.join(part for part in parts if part)}.{note}"


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)
