"""A visited page that should be an article: taken into the archive, or told why not."""

import logging

from archive.addresses import canonical_url
from archive.database import now
from archive.errors import Forgotten, IdConflict
from archive.identity import article_id
from crawler.document import Document
from crawler.extract import NotAnArticle, extract
from crawler.families import reading_profile
from crawler.filing import Files
from crawler.frontier import DAY, NEVER, Entry
from crawler.links import Links
from crawler.metadata import believed_url
from crawler.outcomes import Outcome
from crawler.page import Page
from crawler.probe import MissingPages
from crawler.refusals import FORGOTTEN
from crawler.tools import Tools

_log = logging.getLogger(__name__)
WEEK = 7 * DAY
_RESTS = (DAY, 7 * DAY, 30 * DAY, 180 * DAY)


class Articles:
    """Takes the articles of one portal."""

    def __init__(self, tools: Tools, links: Links, files: Files) -> None:
        self._tools = tools
        self._links = links
        self._files = files
        self._missing = MissingPages(tools.fetcher)

    def take(self, entry: Entry, page: Page) -> Outcome:
        """Archive the article of *page*, under the one address that it is to be known by."""
        url = canonical_url(page.final_url)
        if url != entry.url:
            if self._moved(entry, url):
                return Outcome("skipped", "second address")
            entry = entry._replace(url=url)
        if page.is_file:
            return self.skip(url, "a file")
        document = Document(page.text, page.final_url)
        home = believed_url(document, self._tools.profile)
        if self._tools.refusals.refuses(home):
            return self.forgotten(entry, home=home)
        if home != url:
            # The article is taken from its own address: a copy to print may lack half of it.
            with self._tools.frontier.writing():
                self._tools.add((home,), kind="article", depth=entry.depth)
                self._tools.frontier.merge(url, into=home)
                return self.skip(url, "second address")
        return self._archived(entry, page, document)

    def unchanged(self, entry: Entry, page: Page) -> Outcome:
        """Note that the portal says that nothing changed (304)."""
        self._rest(entry, page, published=None)
        return Outcome("same")

    def gone(self, url: str, reason: str) -> Outcome:
        """Skip *url*; its article, where there is one, stays in the archive as gone.

        That one is looked for again, for whole portals have been out of order for a day.
        """
        identity = article_id(url=url, title=None, body="")
        rest = NEVER
        if self._tools.archive.get(identity) is not None:
            self._tools.archive.mark_gone(identity)
            rest = WEEK
        self._tools.frontier.skip(url, reason, rest=rest)
        return Outcome("skipped", reason)

    def forgotten(self, entry: Entry, *, home: str) -> Outcome:
        """Forget the address of *entry* too, an article's, for it is one of the forgotten *home*.

        A list that leads there for now stays a list.
        """
        if entry.kind == "article":
            self._tools.refusals.learn(entry.url, home=home)
        else:
            self._tools.frontier.skip(entry.url, FORGOTTEN, rest=DAY)
        return Outcome("skipped", FORGOTTEN)

    def skip(self, url: str, reason: str) -> Outcome:
        """Skip *url* for a week: profiles get mended and pages filled."""
        self._tools.frontier.skip(url, reason, rest=WEEK)
        return Outcome("skipped", reason)

    def holds(self, entry: Entry) -> bool:
        """Tell whether the archive has the article of *entry*."""
        identity = article_id(url=entry.url, title=None, body="")
        return self._tools.archive.get(identity) is not None

    def _moved(self, entry: Entry, url: str) -> bool:
        """Note that *entry* led to *url*; return whether that one was dealt with already."""
        frontier = self._tools.frontier
        with frontier.writing():
            known = frontier.state(url) in {"done", "skipped"}
            self._tools.add((url,), kind="article", depth=entry.depth)
            frontier.merge(entry.url, into=url)
            frontier.skip(entry.url, "moved")
        return known

    def _archived(self, entry: Entry, page: Page, document: Document) -> Outcome:
        if self._missing.has(document):
            return self.gone(entry.url, "not found page")
        reader = reading_profile(document.soup, self._tools.profile)
        article = extract(document, entry.url, reader, fetched_at=now())
        if isinstance(article, NotAnArticle):
            if not self._tools.profile.tells_links:
                self._links.follow(document, entry)
            return self.skip(entry.url, article.reason)
        try:
            result = self._tools.archive.put(article)
        except Forgotten:
            return self.forgotten(entry, home=article.url or entry.url)
        except IdConflict as error:
            _log.warning("%s: %s", entry.url, error)
            return self.skip(entry.url, "id conflict")
        self._files.note(article, depth=entry.depth, changed=result == "changed")
        self._rest(entry, page, published=article.published)
        return Outcome(result)

    def _rest(self, entry: Entry, page: Page, *, published: str | None) -> None:
        """Let the article rest for a day, then for 7 and 30, then for half a year each time."""
        self._tools.frontier.done(
            entry,
            rest=_RESTS[min(entry.visits, len(_RESTS) - 1)],
            etag=page.headers.get("ETag"),
            last_modified=page.headers.get("Last-Modified"),
            published=published,
        )
