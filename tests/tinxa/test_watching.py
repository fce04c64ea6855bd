"""`tinxa crawl --watch`, run as a service manager runs it."""

import os
import signal
import subprocess
import sys
import time

import pytest

from archive.store import Archive
from tests.crawler.serving import HOST, Site, listing, publish, serving

PROFILE = """
start = ["http://{host}/tin"]
discover = {{ article_pattern = '/tin/[^/]+\\.html', pager = ["a.page"] }}
article = {{ title = ["h1"], date = [".date"], body = [".body"] }}
fetch = {{ delay = 0.0, connect = {{ "{host}" = "{base}" }} }}
"""


@pytest.fixture
def portal(tmp_path):
    with serving(Site()) as site:
        publish(site, "a", "b")
        listing(site, "/tin", "a", "b")
        sites = tmp_path / "data" / "sites"
        sites.mkdir(parents=True)
        (sites / "xa.toml").write_text(PROFILE.format(host=HOST, base=site.base), "utf-8")
        yield site


def watching(data, *, until, stop):
    """Watch until a line of the log begins with *until*; return the exit code and the log."""
    log = data.parent / "log"
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "tinxa", "crawl", "--watch"],
            env={**os.environ, "TINXA_DATA": str(data)},
            stderr=out,
        )
        deadline = time.monotonic() + 60
        while until not in log.read_text("utf-8") and time.monotonic() < deadline:
            time.sleep(0.1)
        process.send_signal(stop)
        return process.wait(30), log.read_text("utf-8").splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_rounds_are_told_in_a_line_each_and_end_when_asked(tmp_path, stop):
    data = tmp_path / "data"
    code, log = watching(data, until="round 1:", stop=stop)
    assert code == 0
    assert len(log) == 3
    assert "round 1: 1 portals, 2 new, 0 changed, 0 failed; 2 indexed" in log[1]
    assert log[2].endswith("the next start goes on here")
    with Archive.open(data / "archive.sqlite") as archive:
        assert len(archive) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
def test_a_restart_keeps_the_rhythm(portal, tmp_path):
    data = tmp_path / "data"
    watching(data, until="round 1:", stop=signal.SIGTERM)
    portal.asked.clear()
    code, log = watching(data, until="watching", stop=signal.SIGTERM)
    assert (code, portal.asked) == (0, [])
    assert len(log) == 2
