"""The server's software: fetched by Maven's own client, checked by hash, unpacked once.

Maven knows from its own settings where its repository is; nothing here does.
"""

import hashlib
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import NamedTuple

VERSION = "2.19.1"


class Artefact(NamedTuple):
    """A file in Maven's repository, its name there, and the SHA-256 that it must have."""

    coordinates: str
    file: str
    sha256: str


SERVER = Artefact(
    f"org.opensearch.distribution.integ-test-zip:opensearch:{VERSION}:zip",
    f"opensearch-{VERSION}.zip",
    "af7152d8b7f6f1cee09d47276b32b70479fe6dd8cdbb61213f84eb7f8098b261",
)
ANALYSIS = Artefact(
    f"org.opensearch.plugin:analysis-common:{VERSION}",
    f"analysis-common-{VERSION}.jar",
    "13fdc1071af42946b13153a62491a5e9b0ad214d44f7c8153d3afef60f558821",
)
SECURITY = Artefact(
    f"org.opensearch.plugin:opensearch-security:{VERSION}.0:zip",
    f"opensearch-security-{VERSION}.0.zip",
    "94a04f12ac6033902209fac1e4e512618d45beee604bbf0e42c3ed79c55220cf",
)
_MODULE = {
    "name": "analysis-common",
    "description": "Adds built in analyzers to OpenSearch.",
    "version": VERSION,
    "opensearch.version": VERSION,
    "java.version": "11",
    "classname": "org.opensearch.analysis.common.CommonAnalysisPlugin",
    "custom.foldername": "",
    "extended.plugins": "",
    "has.native.controller": "false",
}


def missing() -> str | None:
    """Return what a cluster needs and this machine lacks, with its cure; None where it has all."""
    for program, package in (("java", "openjdk-17-jre-headless"), ("mvn", "maven")):
        if shutil.which(program) is None:
            return f"{program} is not installed; on Debian: apt-get install {package}"
    return None


def installed(folder: Path) -> Path:
    """Return the folder of the server's software, put below *folder* where it is not yet there."""
    home = folder / f"opensearch-{VERSION}"
    if (home / "plugins" / "opensearch-security").exists():
        return home
    shutil.rmtree(home, ignore_errors=True)
    downloads = folder / "downloads"
    server, analysis, security = (_fetched(one, downloads) for one in (SERVER, ANALYSIS, SECURITY))
    with zipfile.ZipFile(server) as packed:
        packed.extractall(folder)
    for program in (home / "bin").iterdir():
        program.chmod(0o755)
    module = home / "modules" / "analysis-common"
    module.mkdir()
    shutil.copy(analysis, module)
    described = "".join(f"{key}={value}\n" for key, value in _MODULE.items())
    (module / "plugin-descriptor.properties").write_text(described, "utf-8")
    suffix = ".bat" if os.name == "nt" else ""
    install = [home / "bin" / f"opensearch-plugin{suffix}", "install", "--batch", security.as_uri()]
    subprocess.run(install, check=True, env=environment(), stdout=subprocess.DEVNULL)
    return home


def environment() -> dict[str, str]:
    """Return our environment with what the server's programs look for Java by."""
    java = Path(shutil.which("java") or "java").resolve()
    return {**os.environ, "OPENSEARCH_JAVA_HOME": os.environ.get("JAVA_HOME", str(java.parents[1]))}


def _fetched(artefact: Artefact, folder: Path) -> Path:
    path = folder / artefact.file
    if not path.exists():
        print(f"fetching {artefact.file}", flush=True)
        subprocess.run(
            [
                shutil.which("mvn") or "mvn", "--quiet", "--batch-mode", "dependency:copy",
                f"-Dartifact={artefact.coordinates}", f"-DoutputDirectory={folder}",
            ],
            check=True,
        )  # fmt: skip
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != artefact.sha256:
        path.unlink()
        raise SystemExit(
            f"{path}: its SHA-256 is {found}, not {artefact.sha256}: it was removed."
            " Run again; where it stays so, ask who keeps your repository."
        )
    return path
