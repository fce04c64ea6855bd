"""The parts of an article that stand together: its text, captions, authors, attachments."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bs4 import Tag

from archive.article import Attachment
from crawler.attachments import attachments_of, is_file
from crawler.blocks import Paragraph, paragraphs
from crawler.bylines import is_byline, is_labelled_byline, is_name_list, is_source, split_authors
from crawler.captions import is_image_file
from crawler.cleaning import bare, clean_text
from crawler.document import Document
from crawler.furniture import ends_article, is_widget
from crawler.markup import BLOCKS
from crawler.rules import Fields

_MOSTLY = 0.6
_STOPS = (".", "!", "?", "…", "./")
_CLOSING = "\"'”’)] "


class Content(NamedTuple):
    """What an article says; *body* holds its paragraphs.

    *prose* counts words of sentences where the body was found without selectors, else it is None.
    """

    body: tuple[str, ...]
    summary: str | None = None
    captions: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    prose: int | None = None


def read_content(document: Document, fields: Fields, *, title: str | None) -> Content | None:
    """Return what the selectors of *fields* find; None where none of them finds a body."""
    for selector in fields.body:
        containers = _outermost(document.soup.select(selector))
        content = _content(document, containers, fields, title=title)
        if content.body or content.attachments:
            return content
    return None


def tidied(lines: Iterable[Paragraph], *, title: str | None) -> list[Paragraph]:
    """Return *lines* without a repeated title, widgets, and what follows an article's end."""
    kept = [line for line in lines if not is_widget(line.text)]
    if kept and title and bare(kept[0].text) == bare(title):
        del kept[0]
    for number, line in enumerate(kept):
        rest = kept[number + 1 :]
        if ends_article(line.text) and sum(each.linked for each in rest) >= _MOSTLY * len(rest):
            del kept[number:]
            break
    while kept and kept[-1].linked and not is_file(kept[-1].text):
        kept.pop()
    return kept


def signed(lines: Sequence[Paragraph]) -> tuple[list[Paragraph], tuple[str, ...]]:
    """Return *lines* without the bylines at their end, and the authors whom these name."""
    kept, bylines = list(lines), list[str]()
    while len(kept) > 1 and len(bylines) < 3 and _signs(kept[-1], after=kept[-2]):
        bylines.insert(0, kept.pop().text)
    return kept, authors_of(bylines)


def authors_of(bylines: Iterable[str]) -> tuple[str, ...]:
    """Return whom *bylines* name; a source is an author only where nobody else is."""
    lines = [line for line in map(clean_text, bylines) if line]
    named = [line for line in lines if not is_source(line)]
    return tuple(dict.fromkeys(name for line in named or lines for name in split_authors(line)))


def _content(
    document: Document, containers: list[Tag], fields: Fields, *, title: str | None
) -> Content:
    summaries, authors = document.selected(fields.summary), document.selected(fields.authors)
    stripped = [tag for selector in fields.strip for tag in document.soup.select(selector)]
    own = [tag for tag in summaries if not _is_plain_paragraph(tag)]
    without = [*stripped, *own, *map(_whole_line, authors)]
    captions = document.selected(fields.captions)
    lines = [
        line
        for container in containers
        for line in paragraphs(container, without=without, captions=captions)
    ]
    body = tidied((line for line in lines if not line.caption), title=title)
    names = authors_of(tag.get_text(" ") for tag in authors)
    if not names:
        body, names = signed(body)
    return Content(
        body=tuple(line.shown for line in body),
        summary=next(filter(None, (clean_text(tag.get_text(" ")) for tag in summaries)), None),
        captions=_captions(lines),
        authors=names,
        attachments=attachments_of(document, containers, document.selected(fields.attachments)),
    )


def _captions(lines: Sequence[Paragraph]) -> tuple[str, ...]:
    return tuple(line.text for line in lines if line.caption and not is_image_file(line.text))


def _signs(line: Paragraph, *, after: Paragraph) -> bool:
    """Tell whether *line* is a byline: labelled, at the right, or a name after a full stop.

    Names are no bylines where they follow other lines of a list.
    """
    if is_labelled_byline(line.text) or (line.right and is_byline(line.text)):
        return True
    return is_name_list(line.text) and after.text.rstrip(_CLOSING).endswith(_STOPS)


def _outermost(tags: Sequence[Tag]) -> list[Tag]:
    chosen = {id(tag) for tag in tags}
    return [tag for tag in tags if not any(id(parent) in chosen for parent in tag.parents)]


def _is_plain_paragraph(tag: Tag) -> bool:
    """Tell whether *tag* is, or emphasises, a paragraph like others, which stays in the body."""
    line = _whole_line(tag)
    return line.name == "p" and not line.get("class") and not line.get("id")


def _whole_line(tag: Tag) -> Tag:
    """Return the block that *tag* makes up, as `<p><strong>..</strong></p>`; else *tag*."""
    for parent in (tag, *tag.parents):
        if parent.name in BLOCKS:
            own, whole = len(tag.get_text().strip()), len(parent.get_text().strip())
            return parent if own >= _MOSTLY * whole else tag
    return tag
