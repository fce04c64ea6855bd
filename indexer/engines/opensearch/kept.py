"""The articles that an index keeps, by their ids, whatever archive they are of."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from archive.article import Record
from indexer.engines.opensearch.connection import Connection
from indexer.engines.opensearch.documents import record_in

_BATCH = 500


def records(
    connection: Connection, ids: Iterable[str], *, but: str | None = None
) -> dict[str, Record]:
    """Return the articles with *ids* that are there, by id; no build begins with *but*.

    They are searched, for an alias of several indexes cannot be asked for a document by its key.
    """
    found: dict[str, Record] = {}
    rest = iter(dict.fromkeys(ids))
    while batch := list(islice(rest, _BATCH)):
        query: dict[str, Any] = {"filter": [{"terms": {"id": batch}}]}
        if but:
            query["must_not"] = [{"prefix": {"_index": but}}]
        body = {"query": {"bool": query}, "size": len(batch), "_source": ["record"]}
        answer = connection.call(
            "search",
            index=connection.settings.index,
            body=body,
            params={"allow_partial_search_results": "false"},
        )
        for hit in answer["hits"]["hits"]:
            record = record_in(hit["_source"])
            found[record.article.id] = record
    return found
