"""Which articles a tree of words matches, and how well: impacts added up over arrays."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from indexer.engines.whoosh.evidence import Evidence, EvidenceReader
from indexer.engines.whoosh.phrases import holding
from indexer.engines.whoosh.postings import shared
from indexer.pairing import pairs_between
from indexer.query import All, Any, Either, Node, Not, Prefix, Term, Zone, row_of
from indexer.ranking import OTHER_FORM_WEIGHT, PAIR_WEIGHT
from vietnamese.words import Forms


class Matcher:
    """Evaluates trees of words against one state of an index."""

    def __init__(self, reader: EvidenceReader, *, accents: bool) -> None:
        self._reader = reader
        self._accents = accents

    def evaluate(self, node: Node) -> Evidence:
        """Return what *node* matches."""
        match node:
            case Term():
                return self._term(node)
            case Prefix():
                return self._reader.prefix(node.start, accents=self._accents, zone=node.zone)
            case All():
                return self._all(node.nodes)
            case Any():
                return self._any(node.nodes, node.least)
            case Not():
                return self._all((node,))
            case Either():
                return self._either(node)

    def ranked(self, found: Evidence, row: Sequence[Forms], weight: float) -> Evidence:
        """Return *found* with what the words in a *row* say of it added; no document more."""
        ranked = Evidence(found.documents, found.impacts.copy())
        for evidence, counts in self._said(row):
            _add(ranked, evidence, weight * counts)
        return ranked

    def _either(self, node: Either) -> Evidence:
        best = self.evaluate(node.typed)
        for other in node.others:
            found = self.evaluate(other)
            weight = np.float32(self.other_weight(node, other))
            best = _better(best, Evidence(found.documents, weight * found.impacts))
        return best

    def other_weight(self, node: Either, other: Term) -> float:
        """Return what brings the score of *other* to the scale of what was typed, and below it.

        A long form has more words than its abbreviation, but says no more.
        """
        typed, found = self._most(row_of(node.typed)), self._most(other.forms)
        return OTHER_FORM_WEIGHT * typed / found

    def _most(self, row: Sequence[Forms]) -> float:
        """Return the most that the words in a *row* and their pairs can count."""
        return sum(
            counts * self._reader.most(len(evidence.documents))
            for evidence, counts in self._said(row)
        )

    def _said(self, row: Sequence[Forms], zone: Zone = "all") -> Iterator[tuple[Evidence, float]]:
        """Yield the evidence of words in a *row* and of their pairs, and what each counts."""
        for form in row:
            yield self._reader.word(form, accents=self._accents, zone=zone), 1.0
        for two in pairwise(row):
            yield self._reader.pair(*two, accents=self._accents), PAIR_WEIGHT

    def _all(self, nodes: Sequence[Node]) -> Evidence:
        wanted = [self.evaluate(node) for node in nodes if not isinstance(node, Not)]
        wanted.sort(key=lambda matches: len(matches.documents))
        if not wanted:
            wanted = [everything(self._reader)]
        documents, scores = wanted[0]
        for other in wanted[1:]:
            ours, theirs = shared(documents, other.documents)
            documents, scores = documents[ours], scores[ours] + other.impacts[theirs]
        for node in nodes:
            if isinstance(node, Not):
                ours, _ = shared(documents, self.evaluate(node.node).documents)
                documents, scores = np.delete(documents, ours), np.delete(scores, ours)
        return self._with_pairs(nodes, Evidence(documents, scores))

    def _any(self, nodes: Sequence[Node], least: int) -> Evidence:
        found = [self.evaluate(node) for node in nodes]
        scores = np.zeros(len(self._reader.live), np.float32)
        votes = np.zeros(len(self._reader.live), np.int16)
        for matches in found:
            scores[matches.documents] += matches.impacts
            votes[matches.documents] += 1
        documents = np.flatnonzero(votes >= max(least, 1)).astype(np.int32)
        return self._with_pairs(nodes, Evidence(documents, scores[documents]))

    def _term(self, term: Term) -> Evidence:
        said = list(self._said(term.forms, term.zone))
        if len(said) == 1:
            return said[0][0]
        evidence = [one for one, _ in said]
        words, pairs = evidence[: len(term.forms)], evidence[len(term.forms) :]
        needed = pairs if term.zone == "all" else [*pairs, *words]
        documents = min(needed, key=lambda one: len(one.documents)).documents
        for one in needed:
            documents = documents[shared(documents, one.documents)[0]]
        if len(pairs) > 1 or term.zone != "all":
            documents = holding(self._reader, term, documents, accents=self._accents)
        found = Evidence(documents, np.zeros(len(documents), np.float32))
        for one, counts in said:
            _add(found, one, counts)
        return found

    def _with_pairs(self, nodes: Sequence[Node], found: Evidence) -> Evidence:
        """Add what neighbouring words say where they stand side by side."""
        # Where two stand side by side, their scores were added up into an array of our own.
        for one, two in pairs_between(nodes):
            _add(found, self._reader.pair(one, two, accents=self._accents), PAIR_WEIGHT)
        return found


def everything(reader: EvidenceReader) -> Evidence:
    """Return all live articles, none better than another."""
    documents = np.flatnonzero(reader.live).astype(np.int32)
    return Evidence(documents, np.zeros(len(documents), np.float32))


def _better(typed: Evidence, other: Evidence) -> Evidence:
    """Return the documents of both, each with the better of the two scores."""
    documents = np.union1d(typed.documents, other.documents)
    scores = np.zeros(len(documents), np.float32)
    scores[np.searchsorted(documents, typed.documents)] = typed.impacts
    places = np.searchsorted(documents, other.documents)
    scores[places] = np.maximum(scores[places], other.impacts)
    return Evidence(documents, scores)


def _add(found: Evidence, more: Evidence, counts: float) -> None:
    """Add what *more* says of the documents found, times *counts*, to their impacts."""
    ours, theirs = shared(found.documents, more.documents)
    found.impacts[ours] += np.float32(counts) * more.impacts[theirs]
