"""Which words of a Query stand side by side as they were typed."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.query import All, Any, Either, Node, Term
from vietnamese.words import Forms


def pairs_between(nodes: Sequence[Node]) -> Iterator[tuple[Forms, Forms]]:
    """Yield the last word of each node and the first of the next, where both are typed words."""
    for one, two in pairwise(_edges(node) for node in nodes):
        if one and two:
            yield one[1], two[0]


def _edges(node: Node) -> tuple[Forms, Forms] | None:
    """Return the first and the last word of *node* as typed; None where it is no row of words."""
    match node:
        case Term():
            return node.forms[0], node.forms[-1]
        case Either(typed=All(nodes=nodes) | Any(nodes=nodes)):
            first, last = _edges(nodes[0]), _edges(nodes[-1])
            return (first[0], last[1]) if first and last else None
        case Either():
            return _edges(node.typed)
        case _:
            return None
