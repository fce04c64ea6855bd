"""Articles from web archives (WARC): the same as the crawl took from the same answers."""

from collections.abc import Iterator

import msgspec

from archive.addresses import canonical_url
from archive.errors import RecordError
from crawler.document import Document
from crawler.extract import NotAnArticle, extract
from crawler.families import profile_of
from crawler.importing.files import Found
from crawler.importing.options import ImportOptions, Taken
from crawler.metadata import believed_url
from crawler.missing import fingerprint, is_same_page
from crawler.pace import Origin, origin
from crawler.page import Page
from crawler.warc import read_warc

_OK = 200


def read_web_archive(file: Found, options: ImportOptions) -> Iterator[Taken]:
    """Yield what each answer of the web archive *file* came to.

    Read twice: first for what each host says where nothing is. Lists, robots.txt and second
    addresses are passed over where the archive is Tinxa's own and says what they are.
    """
    missing = _missing(file)
    with file.path.open("rb") as stream:
        for kept in read_warc(stream):
            where = f"{file.path}: {kept.place}"
            if isinstance(kept.page, RecordError):
                yield Taken(where, None, reason=str(kept.page))
            elif _is_candidate(kept.page, kept.purpose):
                document = Document(kept.page.text, kept.page.url)
                said = missing.get(origin(document.url), frozenset())
                if not said or not is_same_page(document.lines, url=document.url, missing=said):
                    yield from _taken(where, document, options, fetched_at=kept.fetched_at)


def _taken(
    where: str, document: Document, options: ImportOptions, *, fetched_at: str | None
) -> Iterator[Taken]:
    profile = profile_of(document, options.profiles, name=options.profile)
    home = canonical_url(document.url)
    if believed_url(document, profile) != home:
        return
    article = extract(document, home, profile, fetched_at=fetched_at)
    if isinstance(article, NotAnArticle):
        yield Taken(where, None, reason=f"no article: {article.reason}")
        return
    place = options.place or article.place
    source = options.source or article.source
    yield Taken(where, msgspec.structs.replace(article, source=source, place=place))


def _is_candidate(page: Page, purpose: str | None) -> bool:
    return page.status == _OK and not page.is_file and purpose in {None, "article"}


def _missing(file: Found) -> dict[Origin, frozenset[str]]:
    """Return how each host says "not found", from the answers to addresses that cannot exist."""
    known: dict[Origin, frozenset[str]] = {}
    with file.path.open("rb") as stream:
        for kept in read_warc(stream):
            page = kept.page
            if kept.purpose == "probe" and isinstance(page, Page) and page.status == _OK:
                lines = Document(page.text, page.url).lines
                known[origin(page.url)] = fingerprint(lines, url=page.url)
    return known
