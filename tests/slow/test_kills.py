"""Killed at any moment, Tinxa loses nothing and goes on."""

import json
import os
import random
import subprocess
import sys
import time

import pytest

from archive.store import Archive
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.query import Query

pytestmark = pytest.mark.slow
COUNT = 2500
MOMENTS = random.Random(7)  # noqa: S311 - the same moments in every run


def start(*arguments, data):
    return subprocess.Popen(
        [sys.executable, "-m", "tinxa", *arguments],
        env={**os.environ, "TINXA_DATA": str(data)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def finish(*arguments, data):
    assert start(*arguments, data=data).wait() == 0


def killed(*arguments, data, within):
    process = start(*arguments, data=data)
    time.sleep(MOMENTS.uniform(0.2, within))
    process.kill()
    process.wait()


@pytest.fixture
def lines(tmp_path):
    path = tmp_path / "in.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number in range(COUNT):
            body = f"Bài {number} ở xã Đông Hòa. " + "lúa xuân được mùa " * 60
            out.write(json.dumps({"id": number, "body": body}, ensure_ascii=False) + "\n")
    return path


def test_an_import_killed_again_and_again_takes_everything_once(lines, tmp_path):
    data = tmp_path / "data"
    for _ in range(5):
        killed("import", str(lines), data=data, within=0.8)
    finish("import", str(lines), data=data)
    with Archive.open(data / "archive.sqlite") as archive:
        assert len(archive) == COUNT
        assert all(archive.versions(str(number)) == [] for number in range(COUNT))


@pytest.mark.parametrize("options", [(), ("--rebuild",)])
def test_an_index_killed_again_and_again_is_the_one_before(lines, tmp_path, options):
    data = tmp_path / "data"
    finish("import", str(lines), data=data)
    finish("index", data=data)
    with Archive.open(data / "archive.sqlite") as archive:
        for number in range(0, COUNT, 2):
            archive.remove(str(number))
    seen = set()
    for _ in range(6):
        killed("index", *options, data=data, within=3)
        seen.add(WhooshIndex(data / "index").open().count(Query()))
    # Before, or after: never between.
    assert seen <= {COUNT, COUNT // 2}
    finish("index", *options, data=data)
    assert WhooshIndex(data / "index").open().count(Query()) == COUNT // 2
    assert len(list((data / "index").glob("build-*"))) == 1
