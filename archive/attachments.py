"""The texts of attachments, apart from the articles that carry them."""

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from archive.article import Article, Attachment, TextSource
from archive.identity import sealed

READABLE = frozenset({"pdf", "docx"})
"""The types of files that can be read; of others the text stays null."""


class FileText(NamedTuple):
    """What is known of a file: its *text* or why there is none, and its *type*."""

    source: TextSource | None = None
    text: str | None = None
    type: str | None = None


def texts_of(article: Article) -> dict[str, FileText]:
    """Return what *article* knows of its attachments, by their addresses."""
    return {
        file.url: FileText(file.text_source, file.text, file.type) for file in article.attachments
    }


def with_texts(article: Article, texts: Mapping[str, FileText]) -> Article:
    """Return *article* with *texts*, by the addresses of its attachments."""
    filled = tuple(
        _filled(file, texts[file.url]) if file.url in texts else file
        for file in article.attachments
    )
    if filled == article.attachments:
        return article
    return sealed(msgspec.structs.replace(article, attachments=filled))


def keeping_texts(known: Article, article: Article) -> Article:
    """Return *article* with the texts that *known*, an earlier form of it, has and it lacks.

    A page names its files and never holds their texts, so a page read anew would lose them.
    """
    missing = {file.url for file in article.attachments if not file.is_read}
    texts = texts_of(known)
    return with_texts(article, {url: texts[url] for url in missing & texts.keys()})


def is_replaced(known: Article, article: Article) -> bool:
    """Tell whether a text of the attachments of *known* is another one in *article*."""
    texts = texts_of(article)
    return any(
        file.text is not None and file.url in texts and file.text != texts[file.url].text
        for file in known.attachments
    )


def _filled(file: Attachment, text: FileText) -> Attachment:
    return msgspec.structs.replace(
        file, text=text.text, text_source=text.source, type=file.type or text.type
    )
