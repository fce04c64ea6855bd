"""What the score of one hit is made of."""

from itertools import pairwise

import numpy as np

from indexer.engines.whoosh.evidence import Evidence, EvidenceReader
from indexer.engines.whoosh.matching import Matcher
from indexer.query import All, Any, Leaf, Node, Not, Prefix, Term
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
            case Not():
                return {}

    def _several(self, nodes: tuple[Node, ...], document: int) -> Parts:
        parts: Parts = {}
        for node in nodes:
            if not isinstance(node, Not):
                _add(parts, self.explain(node, document))
        for one, two in pairwise(nodes):
            if isinstance(one, Term) and isinstance(two, Term):
                _add(parts, self._pair(one.forms[-1], two.forms[0], document))
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
            _add(parts, _named(f"{where}{self._form(form)}", found, document))
        for one, two in pairwise(leaf.forms):
            _add(parts, self._pair(one, two, document))
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


def _add(parts: Parts, more: Parts) -> None:
    for name, value in more.items():
        parts[name] = parts.get(name, 0.0) + value
