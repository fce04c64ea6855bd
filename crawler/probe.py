"""Asking each host how it says "not found"."""

from crawler.document import Document
from crawler.errors import FetchError
from crawler.fetch import Fetcher
from crawler.missing import fingerprint, is_same_page, unlikely_address
from crawler.pace import Origin, origin


class MissingPages:
    """How each host of a portal says "not found": asked once, by an address that cannot exist."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._known: dict[Origin, frozenset[str]] = {}

    def has(self, document: Document) -> bool:
        """Tell whether *document* is its host's not-found page."""
        place = origin(document.url)
        if place not in self._known:
            self._known[place] = self._ask(unlikely_address(document.url))
        missing = self._known[place]
        return bool(missing) and is_same_page(document.lines, url=document.url, missing=missing)

    def _ask(self, url: str) -> frozenset[str]:
        """Return the fingerprint of the page at *url*; an honest host has none."""
        try:
            page = self._fetcher.fetch(url, purpose="probe")
        except FetchError:
            return frozenset()
        if page.status != 200 or page.is_file:
            return frozenset()
        return fingerprint(Document(page.text, page.final_url).lines, url=url)
