"""What the visits of one portal's crawl work with."""

from collections.abc import Iterable
from typing import NamedTuple

from archive.addresses import host_of
from archive.store import Archive
from crawler.checks import is_web
from crawler.fetch import Fetcher
from crawler.filetext.reader import Reader
from crawler.frontier import Added, Caps, Entry, Find, Frontier, Kind
from crawler.profile import Profile
from crawler.refusals import Refusals


class Tools(NamedTuple):
    """A portal's profile and fetcher, what reads its files, and where all is kept."""

    profile: Profile
    fetcher: Fetcher
    frontier: Frontier
    archive: Archive
    refusals: Refusals
    reader: Reader

    def add(
        self, urls: Iterable[str], *, kind: Kind, depth: int, parent: Entry | None = None
    ) -> Added:
        """Remember *urls*, which *parent* named, within the caps of the profile.

        Forgotten ones are passed over.
        """
        rules = self.profile.discover
        find = Find(self.profile.name, kind, depth, parent)
        wanted = [url for url in urls if not self.refusals.refuses(url)]
        return self.frontier.add(wanted, find, caps=Caps(rules.max_urls, rules.max_depth))

    def own(self, urls: Iterable[str]) -> list[str]:
        """Return those of *urls* that stand on the portal's hosts."""
        return [url for url in urls if is_web(url) and host_of(url) in self.profile.hosts]
