"""One node: its folder, its settings, its process."""

import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

from tests.cluster import software
from tests.cluster.certificates import NAMES

_HEAP = "-Xms512m -Xmx512m"
_SERVICE_USER = "nobody"
"""Who runs the servers where we are root, as which they refuse to run."""
_PATIENCE = 60
_STARTED: list["subprocess.Popen[bytes]"] = []
"""Kept, for Python warns of a process that it loses sight of while that lives."""


class Node:
    """A node in a folder of its own: `config`, `data`, `logs`, and its process's number."""

    def __init__(self, folder: Path, *, port: int, transport: int) -> None:
        self.folder = folder
        self.name = folder.name
        self.port = port
        self.transport = transport
        self._pid_file = folder / "pid"

    @property
    def pid(self) -> int | None:
        """The number of its process; None where it was not started."""
        return int(self._pid_file.read_text()) if self._pid_file.exists() else None

    @property
    def running(self) -> bool:
        """Whether its process lives."""
        return self.pid is not None and _alive(self.pid)

    def prepare(self, home: Path, certificates: Path, peers: list["Node"]) -> None:
        """Write its settings anew; its data stays."""
        config = self.folder / "config"
        shutil.rmtree(config, ignore_errors=True)
        shutil.copytree(home / "config", config)
        for path in certificates.iterdir():
            shutil.copy(path, config)
        # The server's own settings write some logs beside its software, which is not its user's.
        java = (config / "jvm.options").read_text("utf-8").splitlines(keepends=True)
        kept = [line for line in java if "logs/" not in line and "=data" not in line]
        (config / "jvm.options").write_text("".join(kept), "utf-8")
        # JSON is YAML too.
        settings = json.dumps(self._settings(peers), indent=1)
        (config / "opensearch.yml").write_text(settings, "utf-8")
        # Nobody can sign in until users are made with the administrator's certificate.
        users = {"_meta": {"type": "internalusers", "config_version": 2}}
        (config / "opensearch-security" / "internal_users.yml").write_text(json.dumps(users))
        for name in ("data", "logs", "tmp"):
            (self.folder / name).mkdir(exist_ok=True)
        if _root():
            for path in (self.folder, *self.folder.rglob("*")):
                shutil.chown(path, _SERVICE_USER)

    def start(self, home: Path) -> None:
        """Start its process, apart from ours, its output in `logs/output.log`."""
        variables = {
            **software.environment(),
            "OPENSEARCH_PATH_CONF": str(self.folder / "config"),
            "OPENSEARCH_JAVA_OPTS": _HEAP,
            "OPENSEARCH_TMPDIR": str(self.folder / "tmp"),
        }
        program = home / "bin" / ("opensearch.bat" if os.name == "nt" else "opensearch")
        with (self.folder / "logs" / "output.log").open("ab") as log:
            process = subprocess.Popen(
                [program], env=variables, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                cwd=self.folder, **_apart(),
            )  # fmt: skip
        self._pid_file.write_text(str(process.pid))
        _STARTED.append(process)

    def stop(self) -> None:
        """Let it end its work; kill it where it takes too long."""
        if self.running:
            self._signal(signal.SIGTERM)
            if not self._ended():
                self.kill()
        self._pid_file.unlink(missing_ok=True)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        self._ended()

    def _signal(self, number: int) -> None:
        if self.pid is not None and _alive(self.pid):
            os.kill(self.pid, number)

    def _ended(self) -> bool:
        for _ in range(_PATIENCE * 10):
            if not self.running:
                return True
            time.sleep(0.1)
        return False

    def _settings(self, peers: list["Node"]) -> dict[str, Any]:
        security = {
            "nodes_dn": [NAMES["node"]],
            "authcz.admin_dn": [NAMES["admin"]],
            "allow_default_init_securityindex": True,
            "ssl.http.enabled": True,
            "ssl.transport.enforce_hostname_verification": False,
        }
        for layer in ("http", "transport"):
            security[f"ssl.{layer}.pemcert_filepath"] = "node.pem"
            security[f"ssl.{layer}.pemkey_filepath"] = "node.key"
            security[f"ssl.{layer}.pemtrustedcas_filepath"] = "ca.pem"
        return {
            "cluster.name": "tinxa-test",
            "node.name": self.name,
            "path.data": str(self.folder / "data"),
            "path.logs": str(self.folder / "logs"),
            "network.host": "127.0.0.1",
            "http.port": self.port,
            "transport.port": self.transport,
            "discovery.seed_hosts": [f"127.0.0.1:{peer.transport}" for peer in peers],
            "cluster.initial_cluster_manager_nodes": [peer.name for peer in peers],
            # The disk is others' too: its fullness says nothing here.
            "cluster.routing.allocation.disk.threshold_enabled": False,
            **{f"plugins.security.{key}": value for key, value in security.items()},
        }


def _alive(pid: int) -> bool:
    """Tell whether a process lives; one that ended and was not collected does not."""
    try:
        if os.name != "nt":
            # Only a child of ours can be collected; of others the system takes care.
            os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        pass
    if os.name == "nt":
        listed = subprocess.run(
            ["tasklist", "/fi", f"PID eq {pid}"], capture_output=True, text=True, check=False
        )
        return str(pid) in listed.stdout
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _apart() -> dict[str, Any]:
    """Return how a process is started so that it outlives ours."""
    if os.name == "nt":
        return {"creationflags": getattr(subprocess, "DETACHED_PROCESS", 0)}
    return {"start_new_session": True, **({"user": _SERVICE_USER} if _root() else {})}


def _root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
