"""Record -> the document that the cluster indexes. The cluster cuts at blanks and no more.

Each distinct word stands once, with what it counts: ``lúa|25`` for one in the title alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import chain, pairwise
from typing import Any, NamedTuple

import msgspec

from archive.article import Record
from indexer.analysis import parts, surfaces
from indexer.engines.opensearch.schema import SCALE
from indexer.fields import fields_of
from indexer.query import FACETS, NONE
from indexer.ranking import ZONE_WEIGHTS
from vietnamese import words

_LONGEST_KEY = 512
_LONGEST_WORD = 1000
_HEAVIEST = 1 + round(SCALE * max(ZONE_WEIGHTS.values()))
_KNOWN = 200_000


class Line(NamedTuple):
    """The words of one part of an article, in order, as the cluster holds them."""

    part: str
    accented: list[str]
    folded: list[str]


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


def pairs_of(line: Iterable[str]) -> Iterator[str]:
    """Return each two words side by side in *line* as one."""
    return map("_".join, pairwise(line))


def lines_of(record: Record) -> list[Line]:
    """Return the words of *record*, part by part."""
    lines = []
    for part in parts(record.article):
        found = [_held(written) for written in surfaces(part.text)]
        accented = [word for one, _ in found for word in one]
        lines.append(Line(part.name, accented, [word for _, one in found for word in one]))
    return lines


def document_of(record: Record, lines: Sequence[Line], *, change: int) -> dict[str, Any]:
    """Return the document of *record*, whose *lines* they are, as of a *change* of the archive."""
    fields = fields_of(record)
    size = sum(len(line.accented) for line in lines)
    names = [line.part for line in lines]
    return {
        "id": record.article.id,
        "change": change,
        "published": fields.published,
        "fetched": fields.fetched,
        "certain": fields.certain_date,
        "length": size,
        "facet": {facet: fields.values(facet) or (NONE,) for facet in FACETS},
        "accented": _words(names, [line.accented for line in lines], size),
        "folded": _words(names, [line.folded for line in lines], size),
        "record": record,
    }


def record_in(source: dict[str, Any]) -> Record:
    """Return the record that a document was made of."""
    return msgspec.convert(source["record"], Record)


@lru_cache(_KNOWN)
def _held(written: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that *written* stands for, with their accents and without."""
    forms = [form for form, _ in words.parts(written)]
    return tuple(cut(form.accented) for form in forms), tuple(cut(form.folded) for form in forms)


def _words(names: Sequence[str], lines: Sequence[list[str]], size: int) -> dict[str, Any]:
    pairs = Counter(chain.from_iterable(map(pairs_of, lines)))
    return {
        "words": _counted(_weighed(names, lines), size),
        "pairs": _counted({pair: times * SCALE for pair, times in pairs.items()}, size),
        "text": [" ".join(line) for line in lines],
        "title": [
            " ".join(line) for name, line in zip(names, lines, strict=True) if name == "title"
        ],
    }


def _weighed(names: Sequence[str], lines: Sequence[list[str]]) -> Counter[str]:
    """Return what each word counts in all *lines* together; their *names* weigh them."""
    zones: dict[int, Counter[str]] = {}
    for name, line in zip(names, lines, strict=True):
        zones.setdefault(round(SCALE * ZONE_WEIGHTS.get(name, 1)), Counter()).update(line)
    found: Counter[str] = Counter()
    for weight, times in zones.items():
        found.update({word: weight * often for word, often in times.items()})
    return found


def _counted(weights: Mapping[str, int], size: int) -> str:
    """Return words and their weights as the cluster reads them, for an article of *size* words.

    The cluster takes the sum of weights for an article's length. One more word, for which nobody
    can ask, fills that up, so that all are as long as they have words.
    """
    if not size:
        return ""
    filling = _HEAVIEST * size - sum(weights.values())
    return " ".join([f"{word}|{weight}" for word, weight in (*weights.items(), ("_", filling))])
