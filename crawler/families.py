"""Which profile reads a page: a portal's own, or a family's, told by marks in its markup."""

from collections.abc import Mapping

from bs4 import BeautifulSoup

from archive.addresses import host_of
from archive.errors import SettingsError
from crawler.document import Document
from crawler.extract import AUTOMATIC
from crawler.profile import Profile, families


def check_profile(name: str, own: Mapping[str, Profile]) -> None:
    """Raise `SettingsError` where *name* is no profile: "auto", "none", one of *own*, a family."""
    known = {**families(), **own}
    if name not in {"auto", "none", *known}:
        raise SettingsError(
            f'--profile "{name}": there is no such profile.'
            f" The profiles are: auto, none, {', '.join(sorted(known))}."
        )


def profile_of(document: Document, own: Mapping[str, Profile], *, name: str = "auto") -> Profile:
    """Return the profile *name* for *document*, as the crawl would read it.

    "auto" is the one of *own* that has the page's host, else the family whose marks it has; "none"
    knows nothing.
    """
    if name == "none":
        return AUTOMATIC
    if name != "auto":
        return reading_profile(document.soup, own.get(name) or families()[name])
    host = host_of(document.url)
    of_host = next((each for each in own.values() if host and host in each.hosts), AUTOMATIC)
    return reading_profile(document.soup, of_host)


def reading_profile(soup: BeautifulSoup, profile: Profile) -> Profile:
    """Return the profile that reads a page of *profile*: a family's fields where it has none."""
    family = None if profile.article.body else pick_family(soup)
    return profile.reading_like(family) if family else profile


def pick_family(soup: BeautifulSoup) -> Profile | None:
    """Return the family all of whose marks the page has, the one with most marks first; or None."""
    fitting = [
        family
        for family in families().values()
        if family.marks and all(soup.select_one(mark) for mark in family.marks)
    ]
    return max(fitting, key=lambda family: len(family.marks), default=None)
