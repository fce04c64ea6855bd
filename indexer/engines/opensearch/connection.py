"""The way to the cluster: whom to ask, who we are, and what its refusals mean."""

import logging
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import msgspec
from opensearchpy import JSONSerializer, OpenSearch, Transport, exceptions

from archive.errors import SettingsError
from archive.settings import ClusterSettings
from indexer.engines.opensearch.errors import (
    ClusterError,
    ReadOnly,
    Refused,
    Unreachable,
    Unready,
    Untrusted,
)
from indexer.errors import IndexerError, NoIndex

USER, PASSWORD, API_KEY = (
    "TINXA_OPENSEARCH_USER", "TINXA_OPENSEARCH_PASSWORD", "TINXA_OPENSEARCH_API_KEY"
)  # fmt: skip
_AT_ONCE = (0,) * 6
_PAUSES = (0, 0, 0, 0.5, 1, 2, 4)
"""Seconds before each time that a cluster is asked: one never met, and one that answered before."""
_CONNECTIONS = 8
# What goes wrong is told by our own errors.
logging.getLogger("opensearch").setLevel(logging.ERROR)
_FORBIDDEN, _BUSY, _FAILED = 403, 429, 500
_PASSING = (_BUSY, 502, 503, 504)


class Identity(NamedTuple):
    """Who asks: a *user* with a *password*, or the holder of a *key*."""

    user: str | None = None
    password: str | None = None
    key: str | None = None

    @classmethod
    def of_environment(cls) -> "Identity":
        """Return whom the environment names."""
        return cls(*map(os.environ.get, (USER, PASSWORD, API_KEY)))


class Connection:
    """A client of a cluster; a node that does not answer is passed over for the next."""

    def __init__(self, settings: ClusterSettings, identity: Identity) -> None:
        if not settings.addresses:
            raise SettingsError(
                "tinxa.toml [opensearch].addresses: names no node. Write the addresses of the"
                ' cluster there: addresses = ["https://node-1:9200"]'
            )
        self.settings = settings
        self.identity = identity
        self.client = _client(settings, identity)

    def call(self, name: str, /, **arguments: Any) -> Any:
        """Call the client's method of that (dotted) *name*. Raises `ClusterError`, `NoIndex`."""
        method: Any = self.client
        for part in name.split("."):
            method = getattr(method, part)
        with self.told():
            return method(**arguments)

    def searches(self, bodies: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Ask several searches of the index at once. Raises like `call`."""
        lines = [line for body in bodies for line in ({}, body)]
        answers = self.call("msearch", index=self.settings.index, body=lines)["responses"]
        for answer in answers:
            if "error" in answer:
                raise meaning(answer["status"], str(answer["error"]), self.settings.index)
        return list(answers)

    def documents(self, index: str, asked: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the documents *asked* for that are there, in order. Raises like `call`."""
        answers = self.call("mget", index=index, body={"docs": asked})["docs"]
        for answer in answers:
            if "error" in answer:
                refused = answer["error"]["type"] == "security_exception"
                status = _FORBIDDEN if refused else _FAILED
                raise meaning(status, str(answer["error"]), self.settings.index)
        return [answer for answer in answers if answer["found"]]

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn what the client raises inside into errors that tell their cure."""
        try:
            yield
        except exceptions.OpenSearchException as error:
            raise _meant(error, self.settings) from error

    def close(self) -> None:
        """Give up the connections."""
        self.client.close()


class _Json(JSONSerializer):
    """Writes JSON several times faster than the client's own; it knows the archive's types."""

    def dumps(self, data: Any) -> Any:
        return data if isinstance(data, str) else msgspec.json.encode(data).decode()


class _Patient(Transport):
    """Asks one node after the other, a cluster that was there a moment ago for longer.

    Until the nodes that are left have agreed on who leads them they have nothing to say.
    """

    _answered = False

    def perform_request(
        self, method: str, url: str, params: Any = None, *args: Any, **options: Any
    ) -> Any:
        failures: list[exceptions.TransportError] = []
        for pause in _PAUSES if self._answered else _AT_ONCE:
            time.sleep(pause)
            try:
                # The client takes its own entries out of what it is given: a copy each time.
                answer = super().perform_request(method, url, dict(params or {}), *args, **options)
            except exceptions.TransportError as error:
                if not _passing(error):
                    raise
                failures.append(error)
            else:
                self._answered = True
                return answer
        raise max(failures, key=_telling)


def _passing(error: exceptions.TransportError) -> bool:
    """Tell whether another node, or the same later, may have another answer."""
    return isinstance(error, exceptions.ConnectionError) or error.status_code in _PASSING


def _telling(error: exceptions.TransportError) -> tuple[bool, bool]:
    """Rank by what *error* tells: an answer more than a certificate, that more than silence."""
    answered = not isinstance(error, exceptions.ConnectionError)
    return answered, isinstance(error, exceptions.SSLError)


def _client(settings: ClusterSettings, identity: Identity) -> OpenSearch:
    sign_in: dict[str, Any] = {}
    if identity.key:
        sign_in["headers"] = {"authorization": f"ApiKey {identity.key}"}
    elif identity.user:
        sign_in["http_auth"] = (identity.user, identity.password or "")
    return OpenSearch(
        list(settings.addresses),
        ca_certs=str(settings.ca) if settings.ca else None,
        timeout=settings.timeout,
        max_retries=0,
        retry_on_timeout=True,
        pool_maxsize=_CONNECTIONS,
        retry_on_status=_PASSING,
        serializer=_Json(),
        transport_class=_Patient,
        **sign_in,
    )


def _meant(error: exceptions.OpenSearchException, settings: ClusterSettings) -> IndexerError:
    where = ", ".join(settings.addresses)
    fact = " ".join(str(error).split())[:300]
    match error:
        case exceptions.SSLError():
            return _distrusted(where, fact, settings)
        case exceptions.ConnectionError():
            # The first node tried may have been down, and the last of another name.
            if "CERTIFICATE_VERIFY_FAILED" in str(error):
                return _distrusted(where, fact, settings)
            return Unreachable(
                f"{where}: no node answered within {settings.timeout} s ({fact}). See that the"
                " cluster runs and that tinxa.toml [opensearch].addresses is right."
            )
        case exceptions.TransportError():
            return meaning(int(error.status_code), fact, where)
        case _:
            return ClusterError(f"{where}: {fact}")


def meaning(status: int, fact: str, where: str) -> IndexerError:
    """Return what an answer with *status* means, and its cure."""
    if "cluster_block" in fact and "read-only" in fact:
        return ReadOnly(
            f"{where}: the index is read-only ({fact}). The cluster does that where a disk is"
            " nearly full: make room or add a node, then lift the block"
            " index.blocks.read_only_allow_delete, and run again: tinxa index"
        )
    if status == 401:
        return Refused(
            f"{where}: user, password or key is wrong. Set {USER} and {PASSWORD}, or {API_KEY}."
        )
    if status == _FORBIDDEN:
        return Refused(
            f"{where}: a right is missing ({fact}). Give the user the role that docs/scale.md"
            " lists: reader to search, indexer to index."
        )
    if status == 404 and "index_not_found" in fact:
        return NoIndex(f"{where}: nothing is indexed yet ({fact}). Run: tinxa index")
    if status == _BUSY or status >= _FAILED:
        return Unready(
            f"{where}: parts of the cluster are missing or overloaded ({fact}). Start the nodes"
            " that are down, wait until it is green, and run again."
        )
    return ClusterError(
        f"{where}: the cluster refused ({fact}). Make the index anew: tinxa index --rebuild"
    )


def _distrusted(where: str, fact: str, settings: ClusterSettings) -> Untrusted:
    expired = " It has expired: give the nodes a new one." if "expired" in fact else ""
    bundle = settings.ca or "the system's authorities"
    return Untrusted(
        f"{where}: the certificate is not trusted by {bundle} ({fact}).{expired} Else name the"
        " file with the authority that signed it: tinxa.toml [opensearch].ca"
    )
