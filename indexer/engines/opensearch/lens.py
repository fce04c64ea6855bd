"""What the accents of a query leave out, and how it is spelt there."""

import msgspec

from indexer.engines.opensearch.asking import Asked
from indexer.engines.opensearch.connection import Connection
from indexer.engines.opensearch.documents import cut
from indexer.engines.opensearch.present import Present
from indexer.engines.opensearch.rarity import Rarity
from indexer.language.tables import LanguageTables
from indexer.query import Query, Term, leaves
from indexer.results import Further


def further(
    connection: Connection,
    query: Query,
    *,
    present: Present,
    rarity: Rarity,
    language: LanguageTables,
) -> Further:
    """Return the articles that *query* finds only with its accents ignored, counted."""
    if not query.accents:
        return Further()
    folded = msgspec.structs.replace(query, accents=False)
    more, kept = (
        Asked(each, present=present, rarity=rarity).matching() for each in (folded, query)
    )
    typed = {form for leaf in leaves(query.words) if isinstance(leaf, Term) for form in leaf.forms}
    others = {s for form in typed for s in language.spellings(form.folded)}
    others -= {form.accented for form in typed}
    counting = {one: {"term": {"accented.words": cut(one)}} for one in sorted(others)}
    body = {
        "query": {"bool": {"filter": [more], "must_not": [kept]}},
        "size": 0,
        "track_total_hits": True,
        "aggs": {"spellings": {"filters": {"filters": counting}}} if counting else {},
    }
    answer = connection.call("search", index=connection.settings.index, body=body)
    total = int(answer["hits"]["total"]["value"])
    if not total or not counting:
        return Further(total=total)
    buckets = answer["aggregations"]["spellings"]["buckets"]
    found = {spelling: int(bucket["doc_count"]) for spelling, bucket in buckets.items()}
    ordered = sorted(found.items(), key=lambda pair: -pair[1])
    return Further(total=total, spellings={s: n for s, n in ordered if n})
