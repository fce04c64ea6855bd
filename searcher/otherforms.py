"""Abbreviations and their long forms in a query: either finds the other."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from indexer.query import All, Any, Either, Node, Not, Term
from vietnamese.abbreviations import Abbreviations, Match

Together: TypeAlias = type[All] | type[Any]
"""How the words of a long form belong together: all of them required, or any."""


def with_other_forms(
    nodes: Sequence[Node], table: Abbreviations, together: Together
) -> tuple[Node, ...]:
    """Return *nodes* with what *table* knows another form of as an `Either`.

    Quoted phrases, numbers of documents and what stands in a title only stay as typed.
    """
    found: list[Node] = []
    for words, run in groupby(nodes, _is_word):
        if words:
            terms = [node for node in run if isinstance(node, Term)]
            found += _widened(terms, table, together)
        else:
            found += (_inside(node, table, together) for node in run)
    return tuple(found)


def _is_word(node: Node) -> bool:
    return isinstance(node, Term) and node.loose and len(node.forms) == 1


def _inside(node: Node, table: Abbreviations, together: Together) -> Node:
    match node:
        case All(nodes=nodes):
            return All(with_other_forms(nodes, table, together))
        case Any(nodes=nodes, least=least):
            # What stands on the two sides of an OR does not stand side by side.
            sides = (with_other_forms((side,), table, together) for side in nodes)
            return Any(tuple(side for (side,) in sides), least)
        case Not(node=All() | Any() as group):
            # What a bracket holds is left out in whatever form.
            return Not(_inside(group, table, together))
        case _:
            return node


def _widened(terms: Sequence[Term], table: Abbreviations, together: Together) -> Iterator[Node]:
    end = 0
    for match in table.matches([term.forms[0] for term in terms]):
        yield from terms[end : match.start]
        yield _either(terms, match, together)
        end = match.end
    yield from terms[end:]


def _either(terms: Sequence[Term], match: Match, together: Together) -> Either:
    typed = tuple(terms[match.start : match.end])
    others = tuple(Term(phrase) for phrase in match.alternatives)
    return Either(typed[0] if len(typed) == 1 else together(typed), others)
