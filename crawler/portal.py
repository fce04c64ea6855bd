"""One portal's crawl: from its frontier to the archive, one page after another."""

import logging
import time
from collections.abc import Iterable

from archive.addresses import canonical_url, host_of
from archive.database import now
from archive.errors import IdConflict
from archive.identity import article_id
from archive.store import Archive
from crawler.discover import discover, feeds_of, wanted
from crawler.document import Document
from crawler.errors import FetchError
from crawler.extract import NotAnArticle, extract
from crawler.families import pick_family
from crawler.feeds import read_feed
from crawler.fetch import Fetcher
from crawler.frontier import DAY, Caps, Entry, Frontier, Kind
from crawler.metadata import believed_url
from crawler.outcomes import Outcome, Tally
from crawler.page import Page
from crawler.probe import MissingPages
from crawler.profile import Profile
from crawler.sitemaps import Sitemap, read_sitemap

_log = logging.getLogger(__name__)
_WEEK = 7 * DAY
_LONGEST_REST = 64 * DAY
_GONE = frozenset({404, 410})
_PASSING = frozenset({408, 425, 429})


class PortalCrawl:
    """Visits the pages of one portal; *tally* counts what comes of them."""

    def __init__(
        self, profile: Profile, *, fetcher: Fetcher, frontier: Frontier, archive: Archive
    ) -> None:
        self.profile = profile
        self.tally = Tally()
        self._fetcher = fetcher
        self._frontier = frontier
        self._archive = archive
        self._missing = MissingPages(fetcher)
        self._caps = Caps(profile.discover.max_urls, profile.discover.max_depth)
        self._started = time.time()

    def open(self) -> None:
        """Put the portal's entries into the frontier. Raises `RobotsUnavailable`."""
        entries = self.profile.discover
        sitemaps = list(entries.sitemap)
        for url in self.profile.start:
            sitemaps += self._fetcher.rules(url).sitemaps
        self._add(self.profile.start, kind="list", depth=0)
        self._add(self._own(sitemaps), kind="sitemap", depth=0)
        self._add(self._own(entries.feeds), kind="feed", depth=0)
        self._frontier.reopen(self.profile.name)

    def visit(self, entry: Entry) -> Outcome:
        """Fetch one address and take what it holds. Raises `Stopped`."""
        try:
            page = self._fetcher.fetch(
                entry.url, etag=entry.etag, last_modified=entry.last_modified
            )
        except FetchError as error:
            _log.info("%s", error)
            return self._unfetched(entry.url, error.reason, passing=error.passing)
        if page.status == 304:
            return self._used(entry, page, Outcome("same" if entry.kind == "article" else "read"))
        if page.status >= 400:
            return self._refused(entry, page.status)
        match entry.kind:
            case "article":
                return self._take_article(entry, page)
            case "list":
                return self._read_list(entry, page)
            case _:
                return self._read_entry_file(entry, page)

    def _take_article(self, entry: Entry, page: Page) -> Outcome:
        url = canonical_url(page.final_url)
        if url != entry.url:
            self._frontier.skip(entry.url, "moved")
            if self._frontier.state(url) in {"done", "skipped"}:
                return Outcome("skipped", "second address")
            self._add((url,), kind="article", depth=entry.depth)
            entry = entry._replace(url=url)
        if page.is_file:
            return self._skipped(url, "a file")
        document = Document(page.text, page.final_url)
        home = believed_url(document, self.profile)
        if home != url:
            # The article is taken from its own address: a copy to print may lack half of it.
            self._add((home,), kind="article", depth=entry.depth)
            return self._skipped(url, "second address")
        return self._archived(entry, page, document)

    def _archived(self, entry: Entry, page: Page, document: Document) -> Outcome:
        if self._missing.has(document):
            return self._gone(entry.url, "not found page")
        article = extract(document, entry.url, self._reader(document), fetched_at=now())
        if isinstance(article, NotAnArticle):
            if not self.profile.tells_links:
                self._follow(document, entry)
            return self._skipped(entry.url, article.reason)
        try:
            result = self._archive.put(article)
        except IdConflict as error:
            _log.warning("%s: %s", entry.url, error)
            return self._unfetched(entry.url, "id conflict", passing=False)
        return self._used(entry, page, Outcome(result))

    def _read_list(self, entry: Entry, page: Page) -> Outcome:
        if page.is_file or host_of(page.final_url) not in self.profile.hosts:
            return self._skipped(entry.url, "no list")
        document = Document(page.text, page.final_url)
        self._follow(document, entry)
        return self._used(entry, page, Outcome("read"))

    def _read_entry_file(self, entry: Entry, page: Page) -> Outcome:
        """Read a sitemap or a feed."""
        listed = Sitemap(read_feed(page.body)) if entry.kind == "feed" else read_sitemap(page.body)
        self._found(wanted(listed.pages, self.profile), depth=entry.depth)
        self._add(self._own(listed.sitemaps), kind="sitemap", depth=entry.depth + 1)
        return self._used(entry, page, Outcome("read"))

    def _follow(self, document: Document, entry: Entry) -> None:
        """Remember where the links of a list lead."""
        found = discover(document, self.profile)
        fresh = self._found(found.articles, depth=entry.depth)
        self._add(found.lists, kind="list", depth=entry.depth + 1)
        if fresh:
            # Where the first page brings something new, the next one may have moved on as well.
            self._frontier.revisit(found.lists, since=self._started)
        if not self.profile.tells_links and entry.depth == 0:
            self._add(self._own(feeds_of(document)), kind="feed", depth=0)

    def _reader(self, document: Document) -> Profile:
        """Return the profile that reads *document*: a family's where the portal has no own."""
        if self.profile.article.body:
            return self.profile
        family = pick_family(document.soup)
        return self.profile.reading_like(family) if family else self.profile

    def _found(self, urls: Iterable[str], *, depth: int) -> int:
        fresh = self._add(urls, kind="article", depth=depth)
        self.tally.found += fresh
        return fresh

    def _add(self, urls: Iterable[str], *, kind: Kind, depth: int) -> int:
        name = self.profile.name
        return self._frontier.add(urls, portal=name, kind=kind, depth=depth, caps=self._caps)

    def _own(self, urls: Iterable[str]) -> list[str]:
        return [url for url in urls if host_of(url) in self.profile.hosts]

    def _used(self, entry: Entry, page: Page, outcome: Outcome) -> Outcome:
        if entry.kind == "article":
            rest = min(DAY * 2**entry.visits, _LONGEST_REST)
        else:
            rest = 0 if entry.depth == 0 else _WEEK
        etag, modified = page.headers.get("ETag"), page.headers.get("Last-Modified")
        self._frontier.done(entry.url, rest=rest, etag=etag, last_modified=modified)
        return outcome

    def _refused(self, entry: Entry, status: int) -> Outcome:
        if status in _GONE and entry.kind == "article":
            return self._gone(entry.url, f"HTTP {status}")
        passing = status >= 500 or status in _PASSING
        return self._unfetched(entry.url, f"HTTP {status}", passing=passing)

    def _gone(self, url: str, reason: str) -> Outcome:
        """Skip *url* for good; its article, where there is one, stays in the archive as gone."""
        identity = article_id(url=url, title=None, body="")
        if self._archive.get(identity) is not None:
            self._archive.mark_gone(identity)
        self._frontier.skip(url, reason)
        return Outcome("skipped", reason)

    def _unfetched(self, url: str, reason: str, *, passing: bool) -> Outcome:
        if not passing:
            return self._skipped(url, reason)
        self._frontier.fail(url, reason)
        return Outcome("failed", reason)

    def _skipped(self, url: str, reason: str) -> Outcome:
        # Profiles get mended and pages filled: what is of no use now may be in a week.
        self._frontier.skip(url, reason, rest=_WEEK)
        return Outcome("skipped", reason)
