"""Articles from saved pages: markup, or plain text as a visitor sees it."""

import msgspec
from bs4 import Tag

from archive.addresses import host_of
from archive.article import Article
from archive.errors import SettingsError
from crawler.decoding import decode
from crawler.document import Document
from crawler.extract import AUTOMATIC, NotAnArticle, extract
from crawler.families import pick_family
from crawler.importing.beside import with_files_beside
from crawler.importing.files import Found
from crawler.importing.options import ImportOptions
from crawler.profile import Profile, families
from crawler.visitor import read_visitor_text

_ADDRESSES = (
    ('link[rel~="canonical" i]', "href"),
    ('meta[property="og:url" i]', "content"),
)


def read_page(content: bytes, found: Found, options: ImportOptions) -> Article | NotAnArticle:
    """Return the article of the saved page *found*, which may tell an address of its own."""
    document = Document(decode(content), found.url)
    address = _own_address(document)
    if address:
        document = Document(document.soup, address)
    article = extract(document, document.url, _profile(document, options))
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


def check_profile(options: ImportOptions) -> None:
    """Raise `SettingsError` where the profile that *options* names does not exist."""
    known = {**families(), **options.profiles}
    if options.profile not in {"auto", "none", *known}:
        names = ", ".join(sorted(known))
        raise SettingsError(
            f'--profile "{options.profile}": there is no such profile.'
            f" The profiles are: auto, none, {names}."
        )


def _profile(document: Document, options: ImportOptions) -> Profile:
    if options.profile == "none":
        return AUTOMATIC
    if options.profile != "auto":
        return options.profiles.get(options.profile) or families()[options.profile]
    host = host_of(document.url)
    own = (each for each in options.profiles.values() if host and host in each.hosts)
    return next(own, None) or pick_family(document.soup) or AUTOMATIC


def _own_address(document: Document) -> str | None:
    """Return the address under which the page says that it was published."""
    for selector, name in _ADDRESSES:
        tag = document.soup.select_one(selector)
        value = tag.attrs.get(name) if isinstance(tag, Tag) else None
        if isinstance(value, str) and value.strip().startswith(("http://", "https://")):
            return value.strip()
    return None
