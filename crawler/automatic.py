"""The text of a page that no profile knows."""

import logging
from collections.abc import Iterable

from crawler.blocks import Paragraph
from crawler.cleaning import bare, clean_text
from crawler.content import Content, signed, tidied
from crawler.document import Document

_SUMMARIES = (
    ".sapo", ".hometext", ".chapeau", ".lead", "body [itemprop=description]", "[class*=sapo i]",
    "[class*=summary i]",
)  # fmt: skip
_SECTION = "[class*=category i] a"
_TRAIL = "[class*=breadcrumb i] a"
_HOMES = frozenset({"trang chu", "trang nhat", "home"})
_DEEPEST = 4
_SENTENCE = 12
_SHORTEST, _LONGEST = 5, 150
_MOSTLY = 0.6
_STOPS = (".", "!", "?", "…", ":", ";", '."', ".”", "/.")


def read_automatically(document: Document, *, title: str | None) -> Content:
    """Return the main text of *document*, and nothing around it.

    The text is what our own reading of the page's lines makes of it, which knows what Vietnamese
    portals print around their articles. It begins and ends with a sentence, or with a line that
    trafilatura finds, too, which knows markup.
    """
    layout, known = document.layout, {bare(line) for line in _main_lines(document)}
    read = list(layout.paragraphs)
    sure = [i for i, line in enumerate(read) if bare(line.text) in known or _reads_on(line)]
    agreed = read[sure[0] : sure[-1] + 1] if sure else []
    if _words(line.text for line in agreed) < _MOSTLY * _words(layout.body):
        agreed = read
    body, authors = signed(tidied(agreed, title=title))
    own = _summary(document)
    # A page that prints it twice has it in the body as well.
    once = [bare(line) for line in document.lines].count(bare(own or "")) == 1
    if once and len(body) > 1 and bare(body[0].text) == bare(own or ""):
        del body[0]
    return Content(
        body=tuple(line.shown for line in body),
        summary=own or _set_apart(body) or layout.summary,
        captions=layout.captions,
        authors=authors or layout.authors,
        prose=_words(line.text for line in body if _is_prose(line)),
    )


def find_category(document: Document, *, title: str | None) -> str | None:
    """Return the category that a line names, or the last step of the trail above the article."""
    if document.layout.category:
        return document.layout.category
    steps = [clean_text(tag.get_text(" ")) for tag in document.soup.select(_TRAIL)]
    own = [step for step in steps if bare(step) not in {*_HOMES, bare(title or ""), ""}]
    if 1 <= len(own) <= _DEEPEST:
        return own[-1]
    sections = {clean_text(tag.get_text(" ")) for tag in document.soup.select(_SECTION)} - {""}
    return sections.pop() if len(sections) == 1 else None


def _main_lines(document: Document) -> list[str]:
    # Half a second to import, and most portals have a profile.
    from trafilatura import extract as main_text

    # It reports every page without a text as an error.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = main_text(document.html, include_comments=False, fast=True) or ""
    return [line for line in map(clean_text, text.split("\n")) if line]


def _reads_on(line: Paragraph) -> bool:
    """Tell whether *line* is of an article by its shape: a sentence, an item, a row of a table."""
    if line.linked:
        return False
    whole = line.text.endswith(_STOPS) or len(line.text.split()) > 2 * _SENTENCE
    return whole or line.listed or " | " in line.text


def _is_prose(line: Paragraph) -> bool:
    return not line.linked and len(line.text.split()) >= _SENTENCE


def _words(lines: Iterable[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _summary(document: Document) -> str | None:
    texts = (
        clean_text(tag.get_text(" "))
        for selector in _SUMMARIES
        for tag in document.soup.select(selector)
    )
    # Lists of articles have summaries, too: theirs are cut short.
    return next((text for text in texts if _is_summary(text)), None)


def _is_summary(text: str) -> bool:
    return _SHORTEST <= len(text.split()) <= _LONGEST and not text.endswith(("...", "…"))


def _set_apart(body: list[Paragraph]) -> str | None:
    """Return the first paragraph where it alone is emphasised, or outside the others' element."""
    if len(body) < 2 or not _is_prose(body[0]):
        return None
    lead, following = body[0], body[1]
    apart = lead.place != following.place == body[-1].place
    outside = apart and following.place[: len(lead.place)] == lead.place
    emphasised = (lead.strong or lead.heading > 0) and not following.strong
    return lead.text if emphasised or outside else None
