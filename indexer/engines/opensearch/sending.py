"""Documents on their way to the cluster: in bulks of bounded size, again where it is busy."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from opensearchpy import helpers

from indexer.engines.opensearch.connection import Connection, meaning
from indexer.engines.opensearch.errors import RejectedArticles

_BULK = 500
_BULK_BYTES = 8 << 20
_TRIES = 5
_GONE, _INVALID = 404, 400


class Sent(NamedTuple):
    """How many documents took effect, and what was refused of the others, each with its id."""

    effective: int
    rejected: list[str]


def send(connection: Connection, actions: Iterable[dict[str, Any]], *, timeout: str = "1m") -> Sent:
    """Send *actions*, the next bulk when the one before is answered.

    A cluster that is busy is asked again after 1, 2, 4… seconds; *timeout* is how long it waits for
    a part of the index that is not there. Raises `ClusterError` for what stops all.
    """
    effective = 0
    rejected: list[str] = []
    with connection.told():
        for taken, answer in _answers(connection, actions, timeout):
            ((kind, told),) = answer.items()
            if taken:
                effective += told["result"] != "noop"
            elif kind != "delete" or told["status"] != _GONE:
                reason = _reason(told)
                if told["status"] != _INVALID:
                    raise meaning(told["status"], reason, connection.settings.index)
                rejected.append(f"{told['_id']}: {reason}")
    return Sent(effective, rejected)


def accepted(sent: Sent, index: str) -> int:
    """Return how many took effect. Raises `RejectedArticles` naming every one that was refused."""
    if sent.rejected:
        listed = "\n".join(sent.rejected)
        raise RejectedArticles(
            f"{index}: the cluster refused {len(sent.rejected)} articles, so the index stays as it"
            " was. Put them right (tinxa correct) or take them out (tinxa forget), then run again:"
            f" tinxa index\n{listed}"
        )
    return sent.effective


def _answers(
    connection: Connection, actions: Iterable[dict[str, Any]], timeout: str
) -> Iterator[tuple[bool, dict[str, Any]]]:
    return helpers.streaming_bulk(  # type: ignore[no-any-return]
        connection.client,
        actions,
        chunk_size=_BULK,
        max_chunk_bytes=_BULK_BYTES,
        max_retries=_TRIES,
        initial_backoff=1,
        max_backoff=60,
        raise_on_error=False,
        raise_on_exception=True,
        timeout=timeout,
        # Else the client takes the other for its own.
        request_timeout=connection.settings.timeout,
    )


def _reason(told: dict[str, Any]) -> str:
    error = told.get("error", told)
    if not isinstance(error, dict):
        return str(error)
    cause = error.get("caused_by") or {}
    return " ".join(
        str(part) for part in (error.get("type"), error.get("reason"), cause.get("reason")) if part
    )
