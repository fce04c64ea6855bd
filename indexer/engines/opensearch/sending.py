"""Documents on their way to the cluster: in bulks of bounded size, again where it is busy."""

from collections.abc import Iterable, Iterator
from typing import Any

from opensearchpy import helpers

from indexer.engines.opensearch.connection import Connection, meaning
from indexer.engines.opensearch.errors import RejectedArticles

_BULK = 500
_BULK_BYTES = 8 << 20
_TRIES = 5
_GONE, _INVALID = 404, 400


def send(connection: Connection, actions: Iterable[dict[str, Any]]) -> int:
    """Send *actions*, the next bulk when the one before is answered; return how many took effect.

    A cluster that is busy is asked again after 1, 2, 4… seconds. Raises `RejectedArticles` naming
    every article that was refused for what it holds, other `ClusterError` for what stops all.
    """
    effective = 0
    rejected: list[str] = []
    with connection.told():
        for taken, answer in _answers(connection, actions):
            told = next(iter(answer.values()))
            if taken:
                effective += told["result"] != "noop"
            elif told["status"] != _GONE:
                reason = _reason(told)
                if told["status"] != _INVALID:
                    raise meaning(told["status"], reason, connection.settings.index)
                rejected.append(f"{told['_id']}: {reason}")
    if rejected:
        listed = "\n".join(rejected)
        raise RejectedArticles(
            f"{connection.settings.index}: the cluster refused {len(rejected)} articles, so the"
            " index stays as it was. Put them right (tinxa correct) or take them out (tinxa"
            f" forget), then run again: tinxa index\n{listed}"
        )
    return effective


def _answers(
    connection: Connection, actions: Iterable[dict[str, Any]]
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
    )


def _reason(told: dict[str, Any]) -> str:
    error = told.get("error", told)
    if not isinstance(error, dict):
        return str(error)
    cause = error.get("caused_by") or {}
    return " ".join(
        str(part) for part in (error.get("type"), error.get("reason"), cause.get("reason")) if part
    )
