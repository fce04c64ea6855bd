"""One analysis for index, query and snippet: which words a text has, and where."""

from collections.abc import Iterator
from typing import NamedTuple

from archive.article import Article
from vietnamese.words import Word, words, written_words

VERSION = "5"
"""Changes whenever the same text gives other words."""

GAP = 100
"""Positions left free between the parts of an article, so that no phrase reaches across."""


class Part(NamedTuple):
    """A searchable part of an article and its name in the record.

    *file* is the title of the attachment to whose text it belongs, its address where it has none.
    """

    name: str
    text: str
    file: str | None = None


def parts(article: Article) -> Iterator[Part]:
    """Yield the searchable parts of *article*, the most telling first."""
    if article.title:
        yield Part("title", article.title)
    if article.summary and not article.body.startswith(article.summary):
        yield Part("summary", article.summary)
    for paragraph in article.body.split("\n"):
        if paragraph:
            yield Part("body", paragraph)
    for caption in article.captions:
        yield Part("captions", caption)
    for attachment in article.attachments:
        if attachment.title:
            yield Part("attachments", attachment.title)
        for paragraph in (attachment.text or "").split("\n"):
            if paragraph:
                yield Part("attachments", paragraph, attachment.title or attachment.url)


def analyse(text: str) -> Iterator[Word]:
    """Yield the words under which *text* is indexed and searched."""
    return words(text)


def surfaces(text: str) -> list[str]:
    """Return the words of *text* as written, of each of which `analyse` yields one or more."""
    return written_words(text)
