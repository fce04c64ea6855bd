"""Which family of portals a page belongs to, told by marks in its markup."""

from bs4 import BeautifulSoup

from crawler.profile import Profile, families


def pick_family(soup: BeautifulSoup) -> Profile | None:
    """Return the family all of whose marks the page has, the one with most marks first; or None."""
    fitting = [
        family
        for family in families().values()
        if family.marks and all(soup.select_one(mark) for mark in family.marks)
    ]
    return max(fitting, key=lambda family: len(family.marks), default=None)
