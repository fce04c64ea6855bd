"""The wheel, installed outside the checkout, does what the checkout does."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_no_name_of_the_wheel_is_anyone_elses(wheel):
    names = {name.split("/")[0].removesuffix(".py") for name in zipfile.ZipFile(wheel).namelist()}
    owners = packages_distributions()
    ours = {name for name in names if not name.endswith(".dist-info")}
    assert {"tinxa", "search_app"} <= ours
    assert [name for name in ours if set(owners.get(name, ())) - {"tinxa"}] == []


@pytest.mark.slow
def test_the_demo_runs_from_the_wheel(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    # The libraries of this environment, but not its link to the checkout: .pth files are read in
    # site folders only.
    path = os.pathsep.join([str(tmp_path / "site"), sysconfig.get_path("purelib")])
    python = [getattr(sys, "_base_executable", sys.executable), "-S"]

    def run(*arguments):
        return subprocess.run(
            [*python, "-m", "tinxa", *arguments, "--data", tmp_path / "data"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": path},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    done = run("demo", "--no-ui")
    assert done.returncode == 0, done.stderr
    assert "asks for 0.1 s between requests" in done.stderr
    truth = (ROOT / "data" / "demo" / "truth.jsonl").read_text("utf-8").splitlines()
    assert f"{len(truth)} articles written" in done.stderr
    assert f'"total":{len(truth)}' in run("search", "", "--json").stdout
