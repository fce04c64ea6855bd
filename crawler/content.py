"""The parts of an article that stand together: its text, captions, authors, attachments."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from archive.article import Attachment
from crawler.attachments import is_file
from crawler.blocks import Paragraph
from crawler.bylines import is_byline, is_labelled_byline, is_name_list, is_source, split_authors
from crawler.cleaning import bare, clean_text
from crawler.furniture import ends_article, is_widget

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


def _signs(line: Paragraph, *, after: Paragraph) -> bool:
    """Tell whether *line* is a byline: labelled, a source, at the right, or a name after a stop.

    Names are no bylines where they follow other lines of a list.
    """
    text = line.text
    if is_labelled_byline(text) or is_source(text) or (line.right and is_byline(text)):
        return True
    return is_name_list(text) and after.text.rstrip(_CLOSING).endswith(_STOPS)
