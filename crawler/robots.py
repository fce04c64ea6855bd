"""robots.txt: what a portal asks of crawlers."""

from urllib.parse import urlsplit

from protego import Protego

from crawler.backoff import retry_after
from crawler.errors import RobotsUnavailable
from crawler.page import Page
from crawler.transport import AGENT

_TOKEN = AGENT.partition("/")[0]
_LONGEST = 512_000


class Rules:
    """The rules for this crawler; *delay* in seconds, None where none is asked for."""

    def __init__(self, text: str = "") -> None:
        self._parsed = Protego.parse(text[:_LONGEST])
        # A group of our own would otherwise hide the pause that is asked of everyone.
        delay = self._parsed.crawl_delay(_TOKEN)
        self.delay = self._parsed.crawl_delay("*") if delay is None else delay
        self.sitemaps = tuple(self._parsed.sitemaps)

    def allow(self, url: str) -> bool:
        """Tell whether the portal lets this crawler fetch *url*."""
        return bool(self._parsed.can_fetch(url, _TOKEN))


def robots_url(url: str) -> str:
    """Return where the robots.txt for *url* stands.

    >>> robots_url("https://dongson.example:8443/web/tin.htm?page=2")
    'https://dongson.example:8443/robots.txt'
    """
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def read_rules(page: Page) -> Rules:
    """Return the rules that *page*, the answer for a robots.txt, holds.

    A missing file and an HTML page in its place ask for nothing. Raises `RobotsUnavailable` where
    the server says that it has trouble: then nobody knows what is allowed.
    """
    if page.status >= 500 or page.status == 429:
        raise RobotsUnavailable(
            f"{page.url}: answers with status {page.status}, so the portal is left alone for now.",
            wait=retry_after(page.headers),
        )
    if page.status >= 300 or _is_html(page):
        return Rules()
    return Rules(page.body.decode("utf-8-sig", errors="replace"))


def _is_html(page: Page) -> bool:
    start = page.body.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return start == b"<" or page.content_type.lower().startswith("text/html")
