"""Which family of portals a page belongs to, told by marks in its markup."""

from bs4 import BeautifulSoup

from crawler.profile import Profile, families


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
