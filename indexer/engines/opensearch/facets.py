"""The complete list of a facet's values with their counts."""

from typing import Any

from indexer.engines.opensearch.asking import MOST_VALUES, Asked
from indexer.engines.opensearch.connection import Connection


def counts_of(
    connection: Connection, asked: Asked, facet: str, counted: dict[str, Any]
) -> dict[str, int]:
    """Return how many articles each value has; *counted* is what came with the answer."""
    values = counted["values"]
    if not values["sum_other_doc_count"] and not values["doc_count_error_upper_bound"]:
        return {bucket["key"]: bucket["doc_count"] for bucket in values["buckets"]}
    return _all(connection, asked, facet)


def _all(connection: Connection, asked: Asked, facet: str) -> dict[str, int]:
    """Ask for the values page by page, which has no limit."""
    source = {"value": {"terms": {"field": f"facet.{facet}"}}}
    paged: dict[str, Any] = {"size": MOST_VALUES, "sources": [source]}
    found: dict[str, int] = {}
    while True:
        body = {
            "query": asked.without(facet), "size": 0, "aggs": {"values": {"composite": paged}}
        }  # fmt: skip
        answer = connection.call("search", index=connection.settings.index, body=body)
        page = answer["aggregations"]["values"]
        found |= {bucket["key"]["value"]: bucket["doc_count"] for bucket in page["buckets"]}
        if "after_key" not in page:
            return found
        paged["after"] = page["after_key"]
