"""Record -> the document that the cluster indexes. The cluster cuts at blanks and no more.

Each distinct word stands once, with what it counts: ``lúa|25`` for one in the title alone.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from typing import Any

import msgspec

from archive.article import Record
from indexer.analysis import Part, analyse, parts
from indexer.engines.opensearch.schema import SCALE
from indexer.fields import fields_of
from indexer.query import FACETS, NONE
from indexer.ranking import ZONE_WEIGHTS
from vietnamese.words import Forms

_LONGEST_KEY = 512
_LONGEST_WORD = 1000
_HEAVIEST = 1 + round(SCALE * max(ZONE_WEIGHTS.values()))


def key_of(article_id: str) -> str:
    """Return the key of an article in the cluster, which takes no long ones."""
    encoded = article_id.encode()
    return article_id if len(encoded) <= _LONGEST_KEY else sha256(encoded).hexdigest()


def cut(form: str) -> str:
    """Return *form* as the cluster holds it, which takes no endless words."""
    return form[:_LONGEST_WORD]


def pair_of(one: str, two: str) -> str:
    """Return two words side by side as one."""
    return f"{cut(one)}_{cut(two)}"


def document_of(record: Record, *, change: int) -> dict[str, Any]:
    """Return the document of *record*, as of that *change* of the archive."""
    fields = fields_of(record)
    read = [(part, [word.forms for word in analyse(part.text)]) for part in parts(record.article)]
    return {
        "id": record.article.id,
        "change": change,
        "published": fields.published,
        "fetched": fields.fetched,
        "certain": fields.certain_date,
        "length": sum(len(forms) for _, forms in read),
        "facet": {facet: fields.values(facet) or (NONE,) for facet in FACETS},
        "accented": _words(read, "accented"),
        "folded": _words(read, "folded"),
        "record": msgspec.to_builtins(record),
    }


def record_in(source: dict[str, Any]) -> Record:
    """Return the record that a document was made of."""
    return msgspec.convert(source["record"], Record)


def lines_of(record: Record) -> Iterator[list[str]]:
    """Yield the accented words of *record*, part by part."""
    for part in parts(record.article):
        yield [word.forms.accented for word in analyse(part.text)]


def _words(read: Sequence[tuple[Part, list[Forms]]], form: str) -> dict[str, Any]:
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    size = sum(len(forms) for _, forms in read)
    lines = [(part.name, [cut(getattr(each, form)) for each in forms]) for part, forms in read]
    for name, line in lines:
        weight = round(SCALE * ZONE_WEIGHTS.get(name, 1))
        for word in line:
            words[word] += weight
        for one, two in pairwise(line):
            pairs[pair_of(one, two)] += SCALE
    return {
        "words": _counted(words, size),
        "pairs": _counted(pairs, size),
        "text": [" ".join(line) for _, line in lines],
        "title": [" ".join(line) for name, line in lines if name == "title"],
    }


def _counted(weights: Counter[str], size: int) -> str:
    """Return words and their weights as the cluster reads them, for an article of *size* words.

    The cluster takes the sum of weights for an article's length. One more word, for which nobody
    can ask, fills that up, so that all are as long as they have words.
    """
    if not size:
        return ""
    filling = _HEAVIEST * size - weights.total()
    return " ".join(f"{word}|{weight}" for word, weight in (*weights.items(), ("_", filling)))
