"""What the score of one hit is made of."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from indexer.engines.whoosh.evidence import Evidence, EvidenceReader
from indexer.engines.whoosh.matching import Matcher, pairs_between
from indexer.query import All, Any, Either, Leaf, Node, Not, Prefix, Term
from indexer.ranking import PAIR_WEIGHT
from vietnamese.words import Forms

Parts = dict[str, float]


class Explainer:
    """Takes the score of an article apart, along the same tree that made it."""

    def __init__(self, reader: EvidenceReader, *, accents: bool) -> None:
        self._reader = reader
        self._accents = accents
        self._matcher = Matcher(reader, accents=accents)

    def explain(self, node: Node, document: int) -> Parts:
        """Return the named parts that add up to the score of *document*; none if it is no match."""
        if _impact(self._matcher.evaluate(node), document) is None:
            return {}
        match node:
            case Term() | Prefix():
                return self._leaf(node, document)
            case All() | Any():
                return self._several(node.nodes, document)
            case Either():
                return self._either(node, document)
            case Not():
                return {}

    def ranked(self, row: Sequence[Forms], document: int, weight: float) -> Parts:
        """Return what the words in a *row* say beside what was found."""
        parts: Parts = {}
        for form in row:
            add(parts, _named(self._form(form), self._word(form), document))
        for one, two in pairwise(row):
            add(parts, self._pair(one, two, document))
        return {name: weight * value for name, value in parts.items()}

    def _either(self, node: Either, document: int) -> Parts:
        ways = [self.explain(node.typed, document)]
        for other in node.others:
            parts = self.explain(other, document)
            weight = self._matcher.other_weight(node, other)
            ways.append({name: weight * value for name, value in parts.items()})
        return max(ways, key=lambda parts: sum(parts.values()))

    def _word(self, form: Forms) -> Evidence:
        return self._reader.word(form, accents=self._accents)

    def _several(self, nodes: tuple[Node, ...], document: int) -> Parts:
        parts: Parts = {}
        for node in nodes:
            if not isinstance(node, Not):
                add(parts, self.explain(node, document))
        for one, two in pairs_between(nodes):
            add(parts, self._pair(one, two, document))
        return parts

    def _leaf(self, leaf: Leaf, document: int) -> Parts:
        reader, accents, zone = self._reader, self._accents, leaf.zone
        where = "" if zone == "all" else f"{zone}: "
        if isinstance(leaf, Prefix):
            found = reader.prefix(leaf.start, accents=accents, zone=zone)
            return _named(f"{where}{self._form(leaf.start)}*", found, document)
        parts: Parts = {}
        for form in leaf.forms:
            found = reader.word(form, accents=accents, zone=zone)
            add(parts, _named(f"{where}{self._form(form)}", found, document))
        for one, two in pairwise(leaf.forms):
            add(parts, self._pair(one, two, document))
        return parts

    def _pair(self, first: Forms, second: Forms, document: int) -> Parts:
        found = self._reader.pair(first, second, accents=self._accents)
        name = f'"{self._form(first)} {self._form(second)}"'
        return {part: PAIR_WEIGHT * v for part, v in _named(name, found, document).items()}

    def _form(self, form: Forms) -> str:
        return form.accented if self._accents else form.folded


def _named(name: str, found: Evidence, document: int) -> Parts:
    impact = _impact(found, document)
    return {} if impact is None else {name: impact}


def _impact(found: Evidence, document: int) -> float | None:
    place = int(np.searchsorted(found.documents, document))
    if place == len(found.documents) or found.documents[place] != document:
        return None
    return float(found.impacts[place])


def add(parts: Parts, more: Parts) -> None:
    """Add *more* parts to *parts*."""
    for name, value in more.items():
        parts[name] = parts.get(name, 0.0) + value
