"""What the score of one hit is made of."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from indexer.engines.whoosh.evidence import Evidence, EvidenceReader
from indexer.engines.whoosh.matching import Matcher
from indexer.pairing import pairs_between
from indexer.query import All, Any, Either, Leaf, Node, Not, Prefix, Term, Zone
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
        return _weighed(self._row(row, document), weight)

    def _either(self, node: Either, document: int) -> Parts:
        ways = [self.explain(node.typed, document)]
        for other in node.others:
            weight = self._matcher.other_weight(node, other)
            ways.append(_weighed(self.explain(other, document), weight))
        return max(ways, key=lambda parts: sum(parts.values()))

    def _several(self, nodes: tuple[Node, ...], document: int) -> Parts:
        parts: Parts = {}
        for node in nodes:
            if not isinstance(node, Not):
                add(parts, self.explain(node, document))
        for one, two in pairs_between(nodes):
            add(parts, self._pair(one, two, document))
        return parts

    def _leaf(self, leaf: Leaf, document: int) -> Parts:
        if isinstance(leaf, Term):
            return self._row(leaf.forms, document, leaf.zone)
        found = self._reader.prefix(leaf.start, accents=self._accents, zone=leaf.zone)
        return _named(f"{_where(leaf.zone)}{self._form(leaf.start)}*", found, document)

    def _row(self, row: Sequence[Forms], document: int, zone: Zone = "all") -> Parts:
        parts: Parts = {}
        for form in row:
            found = self._reader.word(form, accents=self._accents, zone=zone)
            add(parts, _named(f"{_where(zone)}{self._form(form)}", found, document))
        for one, two in pairwise(row):
            add(parts, self._pair(one, two, document))
        return parts

    def _pair(self, first: Forms, second: Forms, document: int) -> Parts:
        found = self._reader.pair(first, second, accents=self._accents)
        name = f'"{self._form(first)} {self._form(second)}"'
        return _weighed(_named(name, found, document), PAIR_WEIGHT)

    def _form(self, form: Forms) -> str:
        return form.accented if self._accents else form.folded


def _where(zone: Zone) -> str:
    return "" if zone == "all" else f"{zone}: "


def _weighed(parts: Parts, weight: float) -> Parts:
    return {name: weight * value for name, value in parts.items()}


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
