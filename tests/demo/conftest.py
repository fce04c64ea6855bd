from urllib.parse import urljoin

import pytest
import requests
from bs4 import BeautifulSoup

from tests.demo.markup import LISTED, PAGER, START
from tinxa.demo.server import DemoServer


@pytest.fixture(scope="module")
def demo():
    with DemoServer() as server:
        yield server


@pytest.fixture(scope="module")
def session():
    with requests.Session() as opened:
        opened.trust_env = False
        yield opened


@pytest.fixture(scope="module")
def get(demo, session):
    """Ask a portal for a path; redirects are shown, not followed."""

    def ask(name, path, *, method="GET"):
        base = demo.addresses[f"{name}.thanhhoa.example"]
        return session.request(method, base + path, allow_redirects=False, timeout=20)

    return ask


@pytest.fixture(scope="module")
def soup(get):
    """Parse the page at a path as a browser decodes it: by the header, else by its meta element."""

    def parse(name, path):
        response = get(name, path)
        charset = "utf-8" if "charset" in response.headers["Content-Type"] else None
        return BeautifulSoup(response.content, "lxml", from_encoding=charset)

    return parse


@pytest.fixture(scope="module")
def listed(soup):
    """Every address that the lists of a portal link, the pager followed to its end."""
    found = {}
    for name, start in START.items():
        found[name], path = [], start
        while path:
            page = soup(name, path)
            found[name] += [urljoin(path, a["href"]) for a in page.select(LISTED[name])]
            following = page.select_one(PAGER[name])
            path = following and urljoin(path, following["href"])
    return found
