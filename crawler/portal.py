"""One portal's crawl: from its frontier to the archive, one page after another."""

import logging

from archive.addresses import host_of
from crawler.articles import Articles
from crawler.backoff import retry_after, retry_wait
from crawler.errors import Blocked, FetchError, LeadsToForgotten, RobotsUnavailable
from crawler.fetch import ROBOTS_WAIT
from crawler.filing import Files
from crawler.frontier import DAY, Entry
from crawler.hosts import Hosts
from crawler.links import Links
from crawler.outcomes import Ended, Outcome, PortalSummary, Tally
from crawler.pace import Origin, origin
from crawler.page import Page
from crawler.refusals import FORGOTTEN
from crawler.tools import Tools

_log = logging.getLogger(__name__)
_GONE = frozenset({404, 410})
_BUSY = frozenset({429, 503})
_PASSING = frozenset({408, 425, 429})
_BLOCKED_WAIT = 6 * 3600.0


class PortalCrawl:
    """Visits the pages of one portal; *since* is the day before which it does not look."""

    def __init__(self, tools: Tools, *, since: str | None = None) -> None:
        self.profile = tools.profile
        self._tools = tools
        self._tally = Tally()
        self._hosts = Hosts(tools.frontier)
        self._links = Links(tools, since=since)
        self._files = Files(tools)
        self._articles = Articles(tools, self._links, self._files)
        self._met: set[Origin] = set()

    def open(self, *, only_files: bool = False) -> None:
        """Put the portal's entries into the frontier, or nothing but its unread files."""
        if only_files:
            self._files.take_up_unread()
            return
        entries = self.profile.discover
        self._tools.add(self.profile.start, kind="list", depth=0)
        self._tools.add(self._tools.own(entries.sitemap), kind="sitemap", depth=0)
        self._tools.add(self._tools.own(entries.feeds), kind="feed", depth=0)
        self._tools.frontier.reopen(self.profile.name)

    def visit(self, entry: Entry) -> Outcome:
        """Fetch one address and take what it holds. Raises `Stopped`."""
        outcome = self._visited(entry)
        if entry.kind == "file" and outcome.result in {"skipped", "failed"}:
            outcome = outcome._replace(reason=f"attachment: {outcome.reason}")
        if outcome.reason != FORGOTTEN:
            self._tally.note(entry.url, outcome)
        return outcome

    def pause(self, url: str) -> float:
        """Return how many seconds a page at the host of *url* takes, its pause included."""
        return self._tools.fetcher.pause(url)

    def summary(self, ended: Ended) -> PortalSummary:
        """Return what came of it all."""
        self._tally.found = self._links.found
        self._tally.forgotten = len(self._tools.refusals)
        return self._tally.summary(self.profile.name, ended=ended)

    def _visited(self, entry: Entry) -> Outcome:
        if useless := self._links.useless(entry):
            self._tools.frontier.skip(entry.url, useless.reason, rest=useless.rest)
            return Outcome("skipped", useless.reason)
        if entry.kind == "file" and not self.profile.fetch.attachments:
            return self._files.skip(entry.url, "switched off")
        try:
            self._meet(entry)
            page = self._fetch(entry)
        except LeadsToForgotten as error:
            return self._articles.forgotten(entry, home=error.home)
        except FetchError as error:
            return self._unfetched(entry, error)
        return self._answered(entry, page)

    def _answered(self, entry: Entry, page: Page) -> Outcome:
        if page.status >= 500 or page.status in _BUSY:
            return self._in_trouble(entry, page)
        self._hosts.answered(host_of(page.final_url) or "")
        keeper = self._keeper(entry)
        if page.status == 304:
            return keeper.unchanged(entry, page)
        if page.status >= 400:
            return self._refused(entry, page.status)
        return keeper.take(entry, page)

    def _keeper(self, entry: Entry) -> Articles | Files | Links:
        match entry.kind:
            case "article":
                return self._articles
            case "file":
                return self._files
        return self._links

    def _meet(self, entry: Entry) -> None:
        """Read a host's robots.txt before anything else, and take up the sitemaps it names."""
        place = origin(entry.url)
        if place not in self._met:
            sitemaps = self._tools.fetcher.rules(entry.url).sitemaps
            self._tools.add(self._tools.own(sitemaps), kind="sitemap", depth=0)
            self._met.add(place)

    def _fetch(self, entry: Entry) -> Page:
        # "Not modified" is of no use for what the archive has lost.
        if not self._keeper(entry).holds(entry):
            entry = entry._replace(etag=None, last_modified=None)
        return self._tools.fetcher.fetch(
            entry.url, purpose=entry.kind, etag=entry.etag, last_modified=entry.last_modified
        )

    def _unfetched(self, entry: Entry, error: FetchError) -> Outcome:
        host = error.host or host_of(entry.url) or ""
        wait = self._closed_for(error)
        _log.log(logging.INFO if wait is None else logging.WARNING, "%s", error)
        if wait is not None or error.ailing:
            self._hosts.troubled(host, error.reason, wait=wait)
        if wait is not None and host == host_of(entry.url):
            # The address itself was never asked for: it waits with its host.
            return Outcome("failed", error.reason)
        if error.passing:
            return self._retried(entry, error.reason)
        return self._passed_over(entry, error.reason)

    def _closed_for(self, error: FetchError) -> float | None:
        """Return for how many seconds *error* closes the whole host; None where it does not."""
        match error:
            case RobotsUnavailable(wait=None):
                return ROBOTS_WAIT
            case RobotsUnavailable(wait=asked):
                return max(asked or 0.0, self.profile.fetch.retry)
            case Blocked():
                return _BLOCKED_WAIT
        return None

    def _in_trouble(self, entry: Entry, page: Page) -> Outcome:
        """Wait as long as the host asks, or longer each time."""
        reason, asked = f"HTTP {page.status}", retry_after(page.headers)
        host = host_of(page.final_url) or ""
        self._hosts.troubled(host, reason, wait=asked if page.status in _BUSY else None)
        return self._retried(entry, reason, least=asked or 0.0)

    def _refused(self, entry: Entry, status: int) -> Outcome:
        reason = f"HTTP {status}"
        if status in _GONE and entry.kind == "article":
            return self._articles.gone(entry.url, reason)
        if status in _PASSING:
            return self._retried(entry, reason)
        if entry.depth == 0:
            self._tools.frontier.skip(entry.url, reason, rest=DAY)
            return Outcome("skipped", reason)
        return self._passed_over(entry, reason)

    def _passed_over(self, entry: Entry, reason: str) -> Outcome:
        keeper = self._files if entry.kind == "file" else self._articles
        return keeper.skip(entry.url, reason)

    def _retried(self, entry: Entry, reason: str, *, least: float = 0.0) -> Outcome:
        wait = retry_wait(entry.tries + 1, first=self.profile.fetch.retry)
        self._tools.frontier.fail(entry.url, reason, wait=max(wait, least))
        return Outcome("failed", reason)
