"""Articles from saved pages: markup, or plain text as a visitor sees it."""

import msgspec

from archive.article import Article
from crawler.decoding import decode
from crawler.document import Document
from crawler.extract import NotAnArticle, extract
from crawler.families import profile_of
from crawler.importing.beside import with_files_beside
from crawler.importing.files import Found
from crawler.importing.options import ImportOptions
from crawler.metadata import own_address
from crawler.visitor import read_visitor_text


def read_page(content: bytes, found: Found, options: ImportOptions) -> Article | NotAnArticle:
    """Return the article of the saved page *found*, which may tell an address of its own."""
    document = Document(decode(content), found.url)
    address = own_address(document)
    if address:
        document = Document(document.soup, address)
    profile = profile_of(document, options.profiles, name=options.profile)
    article = extract(document, document.url, profile)
    if isinstance(article, NotAnArticle):
        return article
    article = with_files_beside(article, document, found, options.reader)
    return msgspec.structs.replace(
        article,
        source=options.source or article.source,
        place=options.place or article.place,
    )


def read_text(content: bytes, found: Found, options: ImportOptions) -> Article | NotAnArticle:
    """Return the article of the plain text *found*."""
    return read_visitor_text(
        decode(content), url=found.url, source=options.source, place=options.place
    )
