"""Query tree -> the cluster's query language.

Every part of a score is a query with a name, so that the cluster tells what each part counted.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from indexer import query as tree
from indexer.engines.opensearch.documents import cut
from indexer.engines.opensearch.rarity import Key, Rarity, pair_key, word_key
from indexer.engines.opensearch.schema import SCALE
from indexer.pairing import pairs_between
from indexer.query import Node, Prefix, Term, row_of
from indexer.ranking import K1, OTHER_FORM_WEIGHT, PAIR_WEIGHT
from vietnamese.words import Forms

Dsl = dict[str, Any]
EVERYTHING: Dsl = {"bool": {"filter": [{"match_all": {}}]}}
"""Matches all articles, none better than another."""

# The cluster's BM25 counts K1 + 1 times the share, with its k1, which is in tenths.
UNIT = (K1 + 1) / (SCALE * K1 + 1)


_NOWHERE = "nowhere"
"""No query has this name, so nothing within it counts."""


class Part(NamedTuple):
    """A named part of scores: what it is called, and the queries that must match beside it.

    *ways* are those of them of which only the best counts.
    """

    label: str
    within: tuple[str, ...]


class Compiler:
    """Compiles trees of words; *parts* gathers the parts of their scores by name."""

    def __init__(self, rarity: Rarity, *, accents: bool, parts: dict[str, Part]) -> None:
        self._rarity = rarity
        self._accents = accents
        self._form = "accented" if accents else "folded"
        self._within: tuple[str, ...] = ()
        self.parts = parts
        self.ways: list[list[str]] = []

    def compile(self, node: Node, weight: float = 1.0) -> Dsl:
        """Return the query for *node*, its score times *weight*."""
        match node:
            case Term():
                return self._term(node, weight)
            case Prefix():
                return self._prefix(node, weight)
            case tree.All():
                return self._all(node.nodes, weight)
            case tree.Any():
                return self._any(node, weight)
            case tree.Not():
                return self._all((node,), weight)
            case tree.Either():
                return self._either(node)

    def row(self, row: Sequence[Forms], weight: float) -> list[Dsl]:
        """Return what the words in a *row* and their pairs count, as queries."""
        words = [self._word(form, weight) for form in row]
        return words + [self._pair(one, two, weight) for one, two in pairwise(row)]

    def _term(self, term: Term, weight: float) -> Dsl:
        if len(term.forms) == 1 and term.zone == "all":
            return self._word(term.forms[0], weight)
        return self._group({"filter": [self._held(term)]}, lambda: self.row(term.forms, weight))

    def _held(self, term: Term) -> Dsl:
        """Return what tells whether the words of *term* stand side by side in its zone."""
        texts = [cut(form.accented if self._accents else form.folded) for form in term.forms]
        if len(texts) == 2 and term.zone == "all":
            field, pair = pair_key(*term.forms, accents=self._accents)
            return {"term": {field: pair}}
        field = f"{self._form}.{'text' if term.zone == 'all' else 'title'}"
        return {"match_phrase": {field: " ".join(texts)}}

    def _prefix(self, node: Prefix, weight: float) -> Dsl:
        start = node.start.accented if self._accents else node.start.folded
        zone = "words" if node.zone == "all" else "title"
        where = "" if node.zone == "all" else "title: "
        name = self._named(f"{where}{start}*")
        settings = {"value": cut(start), "boost": weight, "_name": name}
        return {"prefix": {f"{self._form}.{zone}": settings}}

    def _all(self, nodes: Sequence[Node], weight: float) -> Dsl:
        wanted = [node for node in nodes if not isinstance(node, tree.Not)]
        excluded = [node.node for node in nodes if isinstance(node, tree.Not)]
        clauses: Dsl = {"must": [self.compile(node, weight) for node in wanted]}
        if not wanted:
            clauses = {"filter": [{"match_all": {}}]}
        clauses["must_not"] = [self._unscored(node) for node in excluded]
        return self._with_pairs(nodes, clauses, weight)

    def _any(self, node: tree.Any, weight: float) -> Dsl:
        if not node.nodes:
            return {"match_none": {}}
        several = {
            "should": [self.compile(each, weight) for each in node.nodes],
            "minimum_should_match": max(node.least, 1),
        }
        return self._with_pairs(node.nodes, {"must": [{"bool": several}]}, weight)

    def _either(self, node: tree.Either) -> Dsl:
        typed = self._rarity.most_of_row(row_of(node.typed), accents=self._accents)
        ways: list[tuple[Node, float]] = [(node.typed, 1.0)]
        for other in node.others:
            most = self._rarity.most_of_row(other.forms, accents=self._accents)
            ways.append((other, OTHER_FORM_WEIGHT * typed / most))
        names, queries = [], []
        for way, weight in ways:
            name = self._named("")
            queries.append(
                self._inside(name, {}, lambda way=way, weight=weight: [self.compile(way, weight)])
            )
            names.append(name)
        self.ways.append(names)
        return {"dis_max": {"queries": queries}}

    def _with_pairs(self, nodes: Sequence[Node], clauses: Dsl, weight: float) -> Dsl:
        pairs = [self._pair(one, two, weight) for one, two in pairs_between(nodes)]
        return {"bool": {**clauses, "should": pairs}}

    def _group(self, clauses: Dsl, make: Any) -> Dsl:
        return self._inside(self._named(""), clauses, make, kind="should")

    def _inside(self, name: str, clauses: Dsl, make: Any, kind: str = "must") -> Dsl:
        """Return a query of that *name* around what *make* makes, whose parts count within it."""
        outside, self._within = self._within, (*self._within, name)
        made = make()
        self._within = outside
        return {"bool": {**clauses, kind: made, "_name": name}}

    def _unscored(self, node: Node) -> Dsl:
        """Return the query for *node*, whose parts count in no score."""
        outside, self._within = self._within, (_NOWHERE,)
        made = self.compile(node)
        self._within = outside
        return made

    def _word(self, form: Forms, weight: float) -> Dsl:
        label = form.accented if self._accents else form.folded
        return self._counted(word_key(form, accents=self._accents), label, weight)

    def _pair(self, one: Forms, two: Forms, weight: float) -> Dsl:
        key = pair_key(one, two, accents=self._accents)
        label = f'"{key[1].replace("_", " ")}"'
        return self._counted(key, label, PAIR_WEIGHT * weight)

    def _counted(self, key: Key, label: str, weight: float) -> Dsl:
        field, value = key
        boost = weight * UNIT
        return {"term": {field: {"value": value, "boost": boost, "_name": self._named(label)}}}

    def _named(self, label: str) -> str:
        name = str(len(self.parts))
        self.parts[name] = Part(label, self._within)
        return name
