"""The text of a page that no profile knows."""

import logging
from collections.abc import Iterable, Sequence

from crawler.blocks import Paragraph
from crawler.cleaning import bare, clean_text
from crawler.content import Content, signed, tidied
from crawler.document import Document

_SUMMARIES = (".sapo", ".hometext", ".chapeau", "body [itemprop=description]")
_SENTENCE = 12
_MOSTLY = 0.6


def read_automatically(document: Document, *, title: str | None) -> Content:
    """Return the main text of *document*, and nothing around it.

    The text is what trafilatura and our own reading of the page's lines agree on: the first knows
    markup, the second what Vietnamese portals print around their articles.
    """
    layout, seen = document.layout, {bare(line.text): line for line in document.paragraphs}
    found = [seen.get(bare(line), Paragraph(line)) for line in _main_lines(document)]
    lines = tidied(found, title=title)
    agreed = _among(lines, {bare(line) for line in (*layout.body, *layout.captions)})
    if _words(line.text for line in agreed) < _MOSTLY * _words(layout.body):
        agreed = [seen.get(bare(line), Paragraph(line)) for line in layout.body]
    pictured = {bare(line) for line in layout.captions}
    captions = [line for line in agreed if line.caption or bare(line.text) in pictured]
    body, authors = signed([line for line in agreed if line not in captions])
    summary = _summary(document)
    # A page that prints it twice has it in the body as well.
    once = [bare(line) for line in document.lines].count(bare(summary or "")) == 1
    if once and body and bare(body[0].text) == bare(summary or ""):
        del body[0]
    return Content(
        body=tuple(line.text for line in body),
        summary=summary,
        captions=tuple(line.text for line in captions),
        authors=authors or layout.authors,
        prose=_words(line.text for line in body if _is_prose(line)),
    )


def _main_lines(document: Document) -> list[str]:
    # Half a second to import, and most portals have a profile.
    from trafilatura import extract as main_text

    # It reports every page without a text as an error.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = main_text(document.html, include_comments=False, fast=True) or ""
    return [line for line in map(clean_text, text.split("\n")) if line]


def _among(lines: Sequence[Paragraph], known: set[str]) -> list[Paragraph]:
    return [line for line in lines if bare(line.text) in known]


def _is_prose(line: Paragraph) -> bool:
    return not line.linked and len(line.text.split()) >= _SENTENCE


def _words(lines: Iterable[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _summary(document: Document) -> str | None:
    texts = (clean_text(tag.get_text(" ")) for tag in document.selected(_SUMMARIES))
    return next(filter(None, texts), None)
