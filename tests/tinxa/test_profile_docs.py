"""docs/profiles.md says what profiles can say, and its examples are what the commands print."""

import re
from pathlib import Path
from textwrap import indent

import pytest

from crawler.profile import Profile, families
from crawler.rules import Dating, Discovery, Fetching, Fields, ProfilePlace
from tinxa.demo.server import DemoServer

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "profiles.md").read_text("utf-8")


@pytest.mark.parametrize("table", [Profile, Fetching, Discovery, Fields, Dating, ProfilePlace])
def test_every_key_is_explained(table):
    tables = {"place", "fetch", "discover", "article", "date"}
    rows = "\n".join(line for line in DOCS.splitlines() if line.startswith("| "))
    told = set(re.findall(r"`(\w+)`", rows))
    assert set(table.__struct_fields__) - tables <= told


def test_every_family_is_named():
    assert all(f"`{name}`" in DOCS for name in families())


def test_the_draft_is_what_the_command_writes(tinxa, tmp_path):
    host = "hoanghoa.thanhhoa.example"
    sites = tmp_path / "data" / "sites"
    sites.mkdir(parents=True)
    with DemoServer() as server:
        served = f'connect = {{ "{host}" = "{server.addresses[host]}" }}'
        own = f'hosts = ["{host}"]\nfetch = {{ delay = 0, {served} }}\n'
        (sites / "demo.toml").write_text(own, "utf-8")
        done = tinxa("profile", "new", f"https://{host}/vi/news/")
    assert done.returncode == 0, done.stderr
    assert indent(done.stdout.strip(), "    ") in DOCS


def test_the_trial_is_what_the_command_prints(tinxa, monkeypatch):
    monkeypatch.chdir(ROOT)
    done = tinxa("profile", "try", "tests/crawler/sites/laravel/page.html")
    assert indent(done.stdout.strip(), "    ") in DOCS
