import pytest

from archive.store import Archive
from crawler.crawl import Options, crawl
from tests.crawler.serving import FIELDS, RULES, Site, listing, publish, serving


@pytest.fixture
def site():
    with serving(Site()) as served:
        yield served


@pytest.fixture
def portal(site):
    """Three articles on two pages of a list."""
    listing(site, "/tin", "a", "b", more="<a class='page' href='/tin?page=2'>2</a>")
    listing(site, "/tin?page=2", "c", more="<a class='page' href='/tin'>1</a>")
    publish(site, "a", "b", "c")
    return site


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive.sqlite") as opened:
        yield opened


@pytest.fixture
def run(archive, tmp_path):
    """Crawl a site, or several, with rules that fit them; return the summary of the first."""

    def crawled(*sites, profile=None, report=lambda _: None, **options):
        profiles = [profile or each.profile(article=FIELDS, discover=RULES) for each in sites]
        chosen = Options(**options)
        path = tmp_path / "frontier.sqlite"
        return crawl(profiles, archive=archive, frontier=path, options=chosen, report=report)[0]

    return crawled
