"""The files that articles link to: remembered, fetched once, their texts put into the articles."""

import logging

from archive.addresses import canonical_url
from archive.article import Article, Attachment
from archive.attachments import READABLE, FileText, texts_of
from archive.filing import keep_texts, unread
from crawler.checks import is_web
from crawler.filetext.ocr import CURE, has_ocr
from crawler.filetext.results import GARBLED, SCAN
from crawler.frontier import DAY, NEVER, Entry
from crawler.outcomes import Outcome
from crawler.page import Page
from crawler.tools import Tools

_log = logging.getLogger(__name__)
_MONTH = 30 * DAY
_HALF_A_YEAR = 180 * DAY


class Files:
    """Takes the files of one portal; what articles link to each stands in the frontier."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._advised = False

    def note(self, article: Article, *, depth: int, changed: bool = False) -> None:
        """Remember the attachments of *article* that can be read.

        A file of an article that *changed* is asked for anew, one that was read already is not.
        """
        if not self._tools.profile.fetch.attachments:
            return
        wanted = [file.url for file in article.attachments if _is_wanted(file)]
        self._tools.add(wanted, kind="file", depth=depth)
        for url in map(canonical_url, wanted):
            self._link(url, article.id)
            self._share(url, article.id)
        if changed:
            self._tools.frontier.revisit(wanted, since=self._tools.frontier.clock())

    def take_up_unread(self) -> None:
        """Make wait what has no text and might get one: never fetched, or now to be recognised."""
        if not self._tools.profile.fetch.attachments:
            return
        for article_id, url in unread(self._tools.archive, self._tools.profile.hosts):
            if is_web(url):
                self._tools.add([url], kind="file", depth=0)
                self._link(canonical_url(url), article_id)
        curable = (SCAN, GARBLED) if has_ocr() else ()
        marks = ",".join("?" * len(curable))
        with self._tools.frontier.writing() as cursor:
            cursor.execute(
                "UPDATE urls SET state = 'new', due = 0 WHERE portal = ? AND kind = 'file' AND ("
                f"state = 'done' AND reason IN ({marks}) OR state = 'skipped' AND due <= ?)",
                (self._tools.profile.name, *curable, self._tools.frontier.clock()),
            )

    def take(self, entry: Entry, page: Page) -> Outcome:
        """Read the file that came, and put its text into the articles that link to it."""
        reading = self._tools.reader.read(page.body, name=page.final_url)
        if reading.type == "html":
            return self.skip(entry.url, "a page in its place")
        for article_id in self._articles(entry.url):
            self._keep(article_id, entry.url, reading.file_text)
        self._rest(entry, page, reading.reason)
        if reading.reason:
            self._tell(entry.url, reading.reason)
        return Outcome("file", reading.reason or reading.source or "")

    def unchanged(self, entry: Entry, page: Page) -> Outcome:
        """Note that the portal says that nothing changed (304)."""
        rows = self._tools.frontier.rows("SELECT reason FROM urls WHERE url = ?", (entry.url,))
        self._rest(entry, page, rows[0][0])
        return Outcome("file", "unchanged")

    def holds(self, entry: Entry) -> bool:
        """Tell whether every article that links to the file has what can be read of it."""
        rows = self._tools.frontier.rows("SELECT reason FROM urls WHERE url = ?", (entry.url,))
        if rows[0][0] in (SCAN, GARBLED) and has_ocr():
            return False
        return all(
            self._text(article_id, entry.url).source for article_id in self._articles(entry.url)
        )

    def skip(self, url: str, reason: str) -> Outcome:
        """Skip *url* for a month: a file that is missing may come yet."""
        self._tools.frontier.skip(url, reason, rest=_MONTH)
        return Outcome("skipped", reason)

    def _link(self, url: str, article_id: str) -> None:
        with self._tools.frontier.writing() as cursor:
            cursor.execute("INSERT OR IGNORE INTO links VALUES (?, ?)", (url, article_id))

    def _articles(self, url: str) -> list[str]:
        """Return the ids of the articles that link to the file at *url*."""
        rows = self._tools.frontier.rows("SELECT article FROM links WHERE url = ?", (url,))
        return [row[0] for row in rows]

    def _share(self, url: str, article_id: str) -> None:
        """Give an article the text of a file that was read for another one."""
        if self._tools.frontier.state(url) != "done" or self._text(article_id, url).source:
            return
        texts = (self._text(other, url) for other in self._articles(url))
        if known := next((text for text in texts if text.source), None):
            self._keep(article_id, url, known)
        else:
            self._tools.frontier.revisit([url], since=NEVER)

    def _text(self, article_id: str, url: str) -> FileText:
        """Return what an article knows of the file at *url*."""
        article = self._tools.archive.get(article_id)
        texts = texts_of(article) if article else {}
        return next((text for named, text in texts.items() if _is_same(named, url)), FileText())

    def _keep(self, article_id: str, url: str, text: FileText) -> None:
        article = self._tools.archive.get(article_id)
        if article is not None:
            named = [file.url for file in article.attachments if _is_same(file.url, url)]
            keep_texts(self._tools.archive, article_id, dict.fromkeys(named, text))

    def _rest(self, entry: Entry, page: Page, reason: str | None) -> None:
        """Let a file rest for a month, then half a year; for good where no change can be told."""
        etag, modified = page.headers.get("ETag"), page.headers.get("Last-Modified")
        rest = (_HALF_A_YEAR if entry.visits else _MONTH) if etag or modified else NEVER
        self._tools.frontier.done(entry, rest=rest, etag=etag, last_modified=modified)
        with self._tools.frontier.writing() as cursor:
            cursor.execute("UPDATE urls SET reason = ? WHERE url = ?", (reason or None, entry.url))

    def _tell(self, url: str, reason: str) -> None:
        _log.info("%s: %s", url, reason)
        if reason in (SCAN, GARBLED) and not self._advised and not has_ocr():
            self._advised = True
            _log.warning(
                "%s: to read its scans: %s, then: tinxa attachments", self._tools.profile.name, CURE
            )


def _is_wanted(file: Attachment) -> bool:
    return is_web(file.url) and (file.type is None or file.type in READABLE)


def _is_same(url: str, canonical: str) -> bool:
    return url == canonical or (is_web(url) and canonical_url(url) == canonical)
