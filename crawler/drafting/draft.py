"""A first draft of a portal's profile, from a page of it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from archive.article import Place
from crawler.cleaning import bare
from crawler.discover import Found, discover
from crawler.document import Document
from crawler.drafting.fields import Proposal, propose_fields
from crawler.drafting.lists import propose_links
from crawler.drafting.sites import place_of, site_name
from crawler.errors import CrawlerError
from crawler.extract import AUTOMATIC
from crawler.families import pick_family, reading_profile
from crawler.opening import NOWHERE
from crawler.profile import Profile
from crawler.reading import Reading, read
from crawler.rules import Discovery
from crawler.trial import at_home

_LIST = 3
_TRIED = 3


class Draft(NamedTuple):
    """What a profile of a portal should say.

    *family* reads its articles; without one *fields* do. *discovery* holds selectors of a list.
    *reading* is what the draft gives on *article*, an address or words for it; both are None where
    no article was at hand. *start* is None where the page does not tell its address.
    """

    start: str | None
    name: str | None
    place: Place
    is_list: bool = False
    family: Profile | None = None
    article: str | None = None
    reading: Reading | None = None
    proposal: Proposal | None = None
    discovery: Discovery = Discovery()


def draft_profile(document: Document, open_: Callable[[str], Document] | None = None) -> Draft:
    """Return a draft for the portal of *document*, an article or a list.

    From a list some of its articles are opened with *open_*, until one tells how they are read.
    """
    links = discover(document, at_home(AUTOMATIC, document))
    known = urlsplit(document.url).hostname != NOWHERE
    name = site_name(document)
    draft = Draft(_root(document.url) if known else None, name, place_of(name, document.url))
    if not _is_list(document, links):
        return _with_article(draft, document)
    draft = draft._replace(start=document.url if known else None, is_list=True)
    articles = _opened(links.articles, open_) if open_ else ()
    article = next((each for each in articles if not _is_list(each, Found())), None)
    draft = _with_article(draft, article) if article else draft
    return draft._replace(discovery=_discovery(document, links, draft.family))


def _root(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


def _is_list(document: Document, links: Found) -> bool:
    """Tell whether *document* is no article, or has links to articles all through its text."""
    reading = read(document, reading_profile(document.soup, AUTOMATIC))
    if reading.reason is not None:
        return True
    if pick_family(document.soup):
        return False
    articles = set(links.articles)
    titles = {bare(link.text) for link in document.links if link.url in articles}
    body = {bare(line) for line in reading.content.body.value or ()}
    lines = [bare(line) for line in document.lines]
    places = [at for at, line in enumerate(lines) if line in body]
    within = lines[places[0] : places[-1] + 1] if places else []
    return sum(line in titles for line in within if line) >= _LIST


def _opened(urls: tuple[str, ...], open_: Callable[[str], Document]) -> Iterator[Document]:
    for url in urls[:_TRIED]:
        try:
            yield open_(url)
        except CrawlerError:
            continue


def _with_article(draft: Draft, document: Document) -> Draft:
    family = pick_family(document.soup)
    saved = urlsplit(document.url).hostname == NOWHERE
    article = "the page that was given" if saved else document.url
    draft = draft._replace(article=article, family=family)
    if family:
        return draft._replace(reading=read(document, AUTOMATIC.reading_like(family)))
    proposal = propose_fields(document, read(document, AUTOMATIC))
    own = msgspec.structs.replace(AUTOMATIC, article=proposal.fields)
    return draft._replace(proposal=proposal, reading=read(document, own))


def _discovery(document: Document, links: Found, family: Profile | None) -> Discovery:
    """Return selectors of the list's links, unless the family's find some."""
    if family and family.tells_links and discover(document, at_home(family, document)).articles:
        return Discovery()
    return propose_links(document, links)
