"""Articles from web archives (WARC): the same as the crawl took from the same answers."""

from collections.abc import Iterator

import msgspec

from archive.addresses import canonical_url
from archive.errors import RecordError
from crawler.document import Document
from crawler.errors import AddressRefused
from crawler.extract import NotAnArticle, extract
from crawler.families import profile_of
from crawler.fetch import FILE, onward_of
from crawler.importing.beside import Packed, known_as
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

    Read twice: first for what each host says where nothing is, and for where files stand. Lists,
    robots.txt and second addresses are passed over where the archive is Tinxa's own and says what
    they are.
    """
    missing, packed = _surveyed(file)
    with file.path.open("rb") as stream:
        for kept in read_warc(stream):
            where = f"{file.path}: {kept.place}"
            if isinstance(kept.page, RecordError):
                yield Taken(where, None, reason=str(kept.page))
            elif _is_candidate(kept.page, kept.purpose):
                document = Document(kept.page.text, kept.page.url)
                said = missing.get(origin(document.url), frozenset())
                if not said or not is_same_page(document.lines, url=document.url, missing=said):
                    for taken in _taken(where, document, options, fetched_at=kept.fetched_at):
                        yield _with_files(taken, packed, options)


def _with_files(taken: Taken, packed: Packed, options: ImportOptions) -> Taken:
    if taken.article is None:
        return taken
    return taken._replace(article=packed.with_texts(taken.article, options.reader))


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


def _surveyed(file: Found) -> tuple[dict[Origin, frozenset[str]], Packed]:
    """Return how each host says "not found", and which files the web archive holds.

    The first is known from the answers to addresses that cannot exist.
    """
    missing: dict[Origin, frozenset[str]] = {}
    offsets: dict[str, int] = {}
    redirects: dict[str, str] = {}
    with file.path.open("rb") as stream:
        for kept in read_warc(stream):
            page = kept.page
            if isinstance(page, RecordError):
                continue
            if page.status == _OK and kept.purpose == "probe":
                lines = Document(page.text, page.url).lines
                missing[origin(page.url)] = fingerprint(lines, url=page.url)
            elif page.status == _OK and (kept.purpose == FILE or page.is_file):
                offsets[known_as(page.url)] = kept.offset
            elif onward := _onward(page):
                redirects[known_as(page.url)] = known_as(onward)
    return missing, Packed(file.path, offsets, redirects)


def _onward(page: Page) -> str | None:
    try:
        return onward_of(page)
    except AddressRefused:
        return None
