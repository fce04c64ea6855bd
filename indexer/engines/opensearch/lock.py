"""Who writes an index: a document that its holder renews; others take it when that stops."""

import os
import socket
import threading
import time
from typing import Any

from opensearchpy.exceptions import ConflictError, NotFoundError

from archive.database import now
from indexer.engines.opensearch import schema
from indexer.engines.opensearch.home import Home
from indexer.errors import IndexBusy

_BEAT = 2.0
_PATIENCE = 10.0
"""Seconds without a beat after which a writer counts as killed."""
_TRIES = 3
_KEY = "writer"


class Lock:
    """Held from its making to `release`; no clock of another machine is trusted."""

    def __init__(self, home: Home) -> None:
        """Take the lock. Raises `IndexBusy` where another writer lives."""
        self._home = home
        self._client = home.connection.client
        self._ended = threading.Event()
        self._lost = False
        with home.connection.told():
            self._client.indices.create(index=home.lock, body=schema.LOCK, ignore=400)
            self._version = self._taken()
        self._thread = threading.Thread(target=self._beating, daemon=True)
        self._thread.start()

    def check(self) -> None:
        """Raise `IndexBusy` where another took the lock meanwhile."""
        if self._lost:
            raise IndexBusy(
                f"{self._home.alias}: this writer was silent for too long and another one took its"
                " place. Run again: tinxa index"
            )

    def release(self) -> None:
        """Let others write."""
        if not self._ended.is_set():
            self._ended.set()
            self._thread.join()
            if not self._lost:
                with self._home.connection.told():
                    self._client.delete(index=self._home.lock, id=_KEY, ignore=404)

    def _taken(self) -> dict[str, int]:
        for _ in range(_TRIES):
            try:
                return self._write({"op_type": "create"})
            except ConflictError:
                if (silent := self._silent()) is not None:
                    return self._write(silent)
        raise IndexBusy(f"{self._home.alias}: others write the index. Run again: tinxa index")

    def _silent(self) -> dict[str, int] | None:
        """Return the lock of a writer that was killed; None where it is free by now.

        Raises `IndexBusy` where its holder lives.
        """
        until = time.monotonic() + _PATIENCE
        first = held = self._held()
        while first is not None and time.monotonic() < until:
            time.sleep(_BEAT / 4)
            held = self._held()
            if held is None:
                return None
            if held[0] != first[0]:
                holder = held[1]
                raise IndexBusy(
                    f"{self._home.alias}: process {holder['process']} on {holder['machine']}"
                    f" has been writing the index since {holder['since']}. Wait for it to end,"
                    " then run again: tinxa index"
                )
        return held[0] if held else None

    def _write(self, condition: dict[str, Any]) -> dict[str, int]:
        holder = {"process": os.getpid(), "machine": socket.gethostname(), "since": now()}
        answer = self._client.index(index=self._home.lock, id=_KEY, body=holder, params=condition)
        return _version(answer)

    def _held(self) -> tuple[dict[str, int], dict[str, Any]] | None:
        try:
            found = self._client.get(index=self._home.lock, id=_KEY)
        except NotFoundError:
            return None
        return _version(found), found["_source"]

    def _beating(self) -> None:
        while not self._ended.wait(_BEAT):
            try:
                self._version = self._write(self._version)
            except ConflictError:
                self._lost = not self._ended.is_set()
                return
            except Exception:  # noqa: BLE001, S112  a node that is away for a moment loses no lock
                continue


def _version(answer: dict[str, Any]) -> dict[str, int]:
    return {"if_seq_no": answer["_seq_no"], "if_primary_term": answer["_primary_term"]}
