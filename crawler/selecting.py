"""The parts of an article that a profile's selectors find: its text and what stands beside it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from bs4 import Tag

from archive.article import Attachment
from crawler.attachments import attachments_of
from crawler.blocks import Paragraph, paragraphs
from crawler.captions import is_image_file
from crawler.cleaning import bare, clean_text
from crawler.content import authors_of, signed, tidied
from crawler.document import Document
from crawler.markup import BLOCKS
from crawler.rules import Fields
from crawler.trace import Found, Unfit, selected

_MOSTLY = 0.6
# In words; less is a label or a button that stands where the text should.
_FEW = 4
Lines = tuple[str, ...]


class Selected(NamedTuple):
    """What the selectors of a profile find; *body* holds paragraphs."""

    body: Found[Lines]
    summary: Found[str]
    authors: Found[Lines]
    captions: Found[Lines]
    attachments: Found[tuple[Attachment, ...]]


class _Text(NamedTuple):
    """The lines of a body's elements, its captions apart, and the files."""

    body: list[Paragraph]
    captions: Lines
    attachments: tuple[Attachment, ...]


def read_selected(document: Document, fields: Fields, *, title: str | None) -> Selected:
    """Return what the selectors of *fields* find.

    A body of a few words is passed over for the next selector, and taken as a guess where none
    finds more. Who signed a body, and what looks like a caption in it, needs no selectors.
    """
    summary = selected(document, fields.summary, partial(_summary, title=title))
    authors = selected(document, fields.authors, _authors)
    captions = selected(document, fields.captions, list)
    files = selected(document, fields.attachments, list)
    stripped = [tag for selector in fields.strip for tag in document.soup.select(selector)]
    own = [tag for tag in summary.tags if not _is_plain_paragraph(tag)]
    without = [*stripped, *own, *map(_whole_line, authors.tags)]

    def text_of(tags: Sequence[Tag], *, least: int) -> _Text:
        containers = _outermost(tags)
        lines = [
            line
            for container in containers
            for line in paragraphs(container, without=without, captions=captions.tags)
        ]
        body = tidied((line for line in lines if not line.caption), title=title)
        attachments = attachments_of(document, containers, files.tags)
        _check(body, attachments, least=least)
        return _Text(body, _captions(lines), attachments)

    text = selected(document, fields.body, partial(text_of, least=_FEW))
    if text.value is None:
        thin = selected(document, fields.body, partial(text_of, least=1))
        text = replace(thin, source="guess", passed=text.passed) if thin.value else text
    if text.value is None:
        body, pictured = (Found[Any](passed=f.passed) for f in (text, captions))
        linked = files.giving(attachments_of(document, (), files.tags))
        return Selected(body, summary, authors, pictured, linked)
    lines, signers = (text.value.body, ()) if authors.value else signed(text.value.body)
    return Selected(
        body=text.giving(tuple(line.shown for line in lines)),
        summary=summary,
        authors=authors.otherwise(lambda: _if_any(signers, rule="the last lines of the body")),
        captions=_told_apart(text.value.captions, captions),
        attachments=Found(
            text.value.attachments, "selector", files.rule or text.rule, files.passed
        ),
    )


def _summary(tags: Sequence[Tag], *, title: str | None) -> str:
    text = next(filter(None, (clean_text(tag.get_text(" ")) for tag in tags)), None)
    if text is None:
        raise Unfit("empty")
    if bare(text) == bare(title or ""):
        raise Unfit("the title again")
    return text


def _authors(tags: Sequence[Tag]) -> Lines:
    names = authors_of(tag.get_text(" ") for tag in tags)
    if not names:
        raise Unfit("no names in it")
    return names


def _check(body: Sequence[Paragraph], files: Sequence[Attachment], *, least: int) -> None:
    words = sum(len(line.text.split()) for line in body)
    if words < least and not files:
        raise Unfit(f"{words} words" if words else "empty")


def _if_any(values: Lines, *, rule: str) -> Found[Lines]:
    return Found(values, "text", rule) if values else Found()


def _told_apart(captions: Lines, chosen: Found[list[Tag]]) -> Found[Lines]:
    """Return *captions*: due to a selector only if all of them stand in what it *chose*."""
    texts = {bare(tag.get_text()).replace(" ", "") for tag in chosen.tags}
    if captions and {bare(each).replace(" ", "") for each in captions} <= texts:
        return chosen.giving(captions)
    found = _if_any(captions, rule="lines below pictures")
    return replace(found, passed=chosen.passed)


def _captions(lines: Sequence[Paragraph]) -> Lines:
    return tuple(line.text for line in lines if line.caption and not is_image_file(line.text))


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
