"""Lists, sitemaps and feeds: where they lead, and when each is to be read again."""

import time
from collections.abc import Iterable
from typing import NamedTuple

from archive.addresses import host_of
from crawler.discover import discover, feeds_of, wanted
from crawler.document import Document
from crawler.feeds import read_feed
from crawler.frontier import DAY, NEVER, Added, Entry, Kind
from crawler.horizon import Horizon
from crawler.outcomes import Outcome
from crawler.page import Page
from crawler.shapes import Shapes
from crawler.sitemaps import read_sitemap
from crawler.tools import Tools

_WEEK = 7 * DAY
_RESTS: dict[Kind, float] = {"list": 0.0, "feed": 0.0, "sitemap": DAY}


class Useless(NamedTuple):
    """Why an address is not visited, and for how many seconds."""

    reason: str
    rest: float


class Links:
    """Follows the links of one portal; *found* counts articles that were not known before."""

    def __init__(self, tools: Tools, *, since: str | None = None) -> None:
        self.found = 0
        self._tools = tools
        self._shapes = Shapes(tools.frontier, tools.profile.name)
        self._horizon = Horizon(tools.frontier, tools.profile.name, since)
        self._started = time.time()

    def useless(self, entry: Entry) -> Useless | None:
        """Return why the list *entry* is not worth a visit; None where it is."""
        if entry.depth == 0 or entry.kind != "list":
            return None
        if self._horizon.beyond(entry.url):
            return Useless(self._horizon.reason, NEVER)
        if self._shapes.barren(entry.url) >= self._tools.profile.discover.max_barren:
            return Useless("list without end", _WEEK)
        return None

    def take(self, entry: Entry, page: Page) -> Outcome:
        """Remember where the list, sitemap or feed *page* leads."""
        if entry.kind == "list":
            if page.is_file or host_of(page.final_url) not in self._tools.profile.hosts:
                self._tools.frontier.skip(entry.url, "no list", rest=_WEEK)
                return Outcome("skipped", "no list")
            self._read_list(entry, Document(page.text, page.final_url), page)
        else:
            self._read_entry_file(entry, page)
        return Outcome("read")

    def holds(self, entry: Entry) -> bool:
        """Tell that where a list leads is known, for it is in the frontier itself."""
        del entry
        return True

    def unchanged(self, entry: Entry, page: Page) -> Outcome:
        """Note that the portal says that nothing changed (304)."""
        self._rest(entry, page)
        return Outcome("read")

    def follow(self, document: Document, entry: Entry) -> Added:
        """Remember where the links of a list lead; return how many articles are new."""
        found = discover(document, self._tools.profile)
        added = self._articles(found.articles, entry)
        self._tools.add(found.lists, kind="list", depth=entry.depth + 1, parent=entry)
        if added.known or added.way:
            # Where the first page brings something new, the next one may have moved on as well.
            self._tools.frontier.revisit(found.lists, since=self._started)
        if not self._tools.profile.tells_links and entry.depth == 0:
            feeds = self._tools.own(feeds_of(document))
            self._tools.add(feeds, kind="feed", depth=0)
        return added

    def _read_list(self, entry: Entry, document: Document, page: Page) -> None:
        with self._tools.frontier.writing():
            added = self.follow(document, entry)
            if entry.visits == 0:
                self._shapes.note(entry.url, fruitful=bool(added.way))
            self._horizon.read(entry.url)
            self._rest(entry, page)

    def _read_entry_file(self, entry: Entry, page: Page) -> None:
        with self._tools.frontier.writing():
            if entry.kind == "feed":
                self._articles(wanted(read_feed(page.body), self._tools.profile), entry)
            else:
                listed = read_sitemap(page.body)
                recent = [
                    url
                    for url in wanted(listed.pages, self._tools.profile)
                    if not self._horizon.passed_by(url, modified=listed.modified.get(url))
                ]
                self._articles(recent, entry)
                inner = self._tools.own(listed.sitemaps)
                self._tools.add(inner, kind="sitemap", depth=entry.depth + 1)
            self._rest(entry, page)

    def _articles(self, urls: Iterable[str], entry: Entry) -> Added:
        recent = [url for url in urls if not self._horizon.passed_by(url)]
        added = self._tools.add(recent, kind="article", depth=entry.depth, parent=entry)
        self.found += added.known
        return added

    def _rest(self, entry: Entry, page: Page) -> None:
        often = entry.depth == 0 or entry.kind == "sitemap"
        self._tools.frontier.done(
            entry,
            rest=_RESTS.get(entry.kind, 0.0) if often else _WEEK,
            etag=page.headers.get("ETag"),
            last_modified=page.headers.get("Last-Modified"),
        )
