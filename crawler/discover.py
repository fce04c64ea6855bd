"""Which links of a page lead to articles, and which to further lists."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from archive.addresses import host_of
from crawler.checks import is_web
from crawler.document import Document, Link
from crawler.profile import Profile

_FILES = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|jpe?g|png|gif|webp|svg|mp[34]|avi|css|js)$", re.IGNORECASE
)
# Calendars, searches, accounts and copies to print have no end and no articles of their own. Whole
# segments only: "lang" is a village, too.
_TRAPS = re.compile(
    r"(?:^|/)(?:search|tim-?kiem|seek|log-?in|dang-?nhap|logout|register|dang-?ky|print|savefile|rss"
    r"|sendmail|feed|calendar|lich-?cong-?tac|lich-?lam-?viec|download|c|group|lang|language|sitemap"
    r"|lien-he|contact|hoi-dap|thu-vien-anh|videos?|albums?)(?:$|[/.])",
    re.IGNORECASE,
)
PAGER = re.compile(
    r"(?:[?&](?:\w*page\w*|trang|p|\w*_cur|start)=\d+|/(?:page|trang)[-/]\d+)", re.IGNORECASE
)
_TITLE_WORDS = 6
_SLUG_WORDS = 5


class Found(NamedTuple):
    """Addresses of articles and of lists, in the order of the page."""

    articles: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()


def discover(document: Document, profile: Profile) -> Found:
    """Return where the links of *document* lead, as the profile's selectors and patterns tell.

    A profile without any tells links apart by their shape.
    """
    rules = profile.discover
    if not profile.tells_links:
        return _by_shape(document, profile)
    chosen = rules.list_links
    anchors = (
        document.links_of(document.soup.select(",".join(chosen))) if chosen else document.links
    )
    pager = document.links_of(document.soup.select(",".join(rules.pager))) if rules.pager else ()
    lists = [link.url for link in (*pager, *_matching(document.links, rules.list_pattern))]
    articles = [link.url for link in anchors if not link.nofollow]
    return Found(wanted(articles, profile), tuple(_allowed(lists, profile)))


def wanted(urls: Iterable[str], profile: Profile) -> tuple[str, ...]:
    """Return those of *urls* that can be articles of the portal, each once."""
    pattern = re.compile(profile.discover.article_pattern or "")
    return tuple(url for url in _allowed(urls, profile) if pattern.search(url))


def feeds_of(document: Document) -> tuple[str, ...]:
    """Return the feeds that *document* declares."""
    types = '[type="application/rss+xml"], [type="application/atom+xml"]'
    links = document.soup.select(f'link[rel~="alternate"][href]:is({types})')
    urls = (document.absolute(str(link.get("href"))) for link in links)
    return tuple(url for url in urls if url)


def _by_shape(document: Document, profile: Profile) -> Found:
    """Tell links apart without a profile.

    A title is a sentence, and so is the slug made of it; an entry of a menu is neither.
    """
    articles: list[str] = []
    lists: list[str] = []
    for link in document.links:
        if link.nofollow or _TRAPS.search(urlsplit(link.url).path):
            continue
        if _is_titled(link) and not PAGER.search(link.url):
            articles.append(link.url)
        elif link.text:
            # Without a text it is a picture beside a title.
            lists.append(link.url)
    chosen = set(articles)
    return Found(
        tuple(_allowed(articles, profile)),
        tuple(url for url in _allowed(lists, profile) if url not in chosen),
    )


def _is_titled(link: Link) -> bool:
    slug = PurePosixPath(unquote(urlsplit(link.url).path)).stem
    words = [word for word in re.split(r"[-_]", slug) if word.isalpha()]
    return len(link.text.split()) >= _TITLE_WORDS or len(words) >= _SLUG_WORDS


def _matching(links: Iterable[Link], pattern: str | None) -> list[Link]:
    if not pattern:
        return []
    return [link for link in links if not link.nofollow and re.search(pattern, link.url)]


def _allowed(urls: Iterable[str], profile: Profile) -> list[str]:
    """Return those of *urls* that stand on the portal's hosts, are pages and not excluded."""
    return [
        url
        for url in dict.fromkeys(urls)
        if is_web(url)
        and host_of(url) in profile.hosts
        and not _FILES.search(urlsplit(url).path)
        and not any(re.search(pattern, url) for pattern in profile.discover.exclude)
    ]
