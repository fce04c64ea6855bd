"""A crawl killed at any moment goes on where it was: nothing is lost, nothing taken twice."""

import os
import random
import subprocess
import sys
import time

import msgspec
import pytest

from archive.store import Archive
from tests.crawler.serving import HOST, Site, listing, publish, serving

pytestmark = pytest.mark.slow
KILLS = 25
PAGES, PER_PAGE = 12, 10
MOMENTS = random.Random(7)  # noqa: S311 - the same moments in every run
PROFILE = """
start = ["http://{host}/tin"]
discover = {{ article_pattern = '/tin/[^/]+\\.html', pager = ["a.page"] }}
article = {{ title = ["h1"], date = [".date"], body = [".body"] }}
fetch = {{ delay = 0.04, retry = 0.1, connect = {{ "{host}" = "{base}" }} }}
"""


@pytest.fixture
def site():
    with serving(Site()) as served:
        for page in range(1, PAGES + 1):
            names = [f"{page}-{number}" for number in range(PER_PAGE)]
            publish(served, *names)
            more = f"<a class='page' href='/tin?page={page + 1}'>sau</a>" if page < PAGES else ""
            listing(served, "/tin" if page == 1 else f"/tin?page={page}", *names, more=more)
        # A second address, and one that is gone.
        served.redirect("/tin/3-3.html", "/tin/3-4.html", status=301)
        served.fail("/tin/5-5.html", 404)
        yield served


def prepared(folder, site):
    (folder / "sites").mkdir(parents=True)
    (folder / "sites" / "xa.toml").write_text(PROFILE.format(host=HOST, base=site.base), "utf-8")
    return folder


def crawling(data):
    return subprocess.Popen(
        [sys.executable, "-m", "tinxa", "crawl", "xa", "--warc"],
        env={**os.environ, "TINXA_DATA": str(data)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def articles(data):
    with Archive.open(data / "archive.sqlite") as archive:
        found = {c.id: c.record.article for c in archive.changes()}
        assert all(archive.versions(identity) == [] for identity in found)
    return {i: msgspec.structs.replace(each, fetched_at=None) for i, each in found.items()}


def test_killed_again_and_again_it_takes_every_article_once(site, tmp_path):
    undisturbed = prepared(tmp_path / "undisturbed", site)
    assert crawling(undisturbed).wait() == 0
    expected = articles(undisturbed)
    assert len(expected) == PAGES * PER_PAGE - 2
    site.asked.clear()
    data = prepared(tmp_path / "killed", site)
    for _ in range(KILLS):
        process = crawling(data)
        time.sleep(MOMENTS.uniform(0.3, 1.6))
        process.kill()
        process.wait()
    assert crawling(data).wait() == 0
    assert articles(data) == expected
    # A page is asked for again only where the kill fell between its answer and its keeping.
    fetched = [asked.path for asked in site.asked if asked.path.endswith(".html")]
    known = [path for path in fetched if path in site.answers]
    assert len(known) - len(set(known)) <= KILLS
