"""The query language: what was typed -> a tree of words, filters, and what was read as what.

Nothing that a person types is an error: what looks like an operator and cannot be one is searched
as words, and said.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from indexer.analysis import analyse
from indexer.query import All, Any, Node, Not, Prefix, Term, Zone
from searcher.bounds import DATED, typed_bounds
from searcher.lookup import Lookup
from searcher.tokens import Token, field_named, tokens
from vietnamese.words import Forms
from vietnamese.writing import old_style, unmarked

MOST_NODES = 64
"""Words of a question that are searched; more of them are a pasted article."""
_MOST_VALUE_WORDS = 5


class Typed(NamedTuple):
    """What was typed, understood: *operators* as they stand there, *unread* what became words.

    *since* and *until* bound the day of publication, *fetched_since* and *fetched_until* that on
    which an article was first seen.
    """

    nodes: tuple[Node, ...] = ()
    where: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    since: str | None = None
    until: str | None = None
    fetched_since: str | None = None
    fetched_until: str | None = None
    operators: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def as_words(text: str) -> Typed:
    """Return *text* as words and phrases, all required, without any operator.

    >>> [len(term.forms) for term in as_words('58-NQ/TW "nông thôn mới" -xã').nodes]
    [3, 3, 1]
    """
    terms = (
        _term(token.text, quoted=token.kind == "phrase")
        for token in tokens(text)
        if token.kind in ("word", "phrase", "field")
    )
    return Typed(_distinct([term for term in terms if term.forms]))


def understood(text: str, lookup: Lookup) -> Typed:
    """Return what *text* asks for; *lookup* knows the values that fields can have.

    >>> from searcher.lookup import nothing
    >>> understood('"nông thôn mới" xã OR phường -đô', nothing).operators
    ('OR', '-đô')
    >>> understood("Quan Hóa -Mường Lát, 2020 -2025: TỪ A HOẶC B", nothing).operators
    ('HOẶC',)
    """
    return _Parser(text, lookup).parse()


class _Parser:
    """Reads tokens from left to right."""

    def __init__(self, text: str, lookup: Lookup) -> None:
        self._tokens = tokens(text)
        self._lookup = lookup
        self._place = 0
        # OR in a headline all in capitals is a word of it.
        self._shouted = not any(c.islower() for token in self._tokens for c in token.text)
        self._where: dict[str, tuple[str, ...]] = {}
        self._days: dict[str, str] = {}
        self._operators: list[str] = []
        self._unread: list[str] = []

    def parse(self) -> Typed:
        """Read everything."""
        nodes: list[Node] = []
        while self._peek():
            nodes += self._sequence()
            # A bracket that closes nothing.
            self._place += 1
        if all(isinstance(node, Not) for node in nodes):
            nodes = [node.node if isinstance(node, Not) else node for node in nodes]
            self._operators = [said for said in self._operators if not said.startswith("-")]
        return Typed(
            _distinct(nodes),
            self._where,
            **self._days,
            operators=tuple(self._operators),
            unread=tuple(self._unread),
        )

    def _sequence(self) -> list[Node]:
        """Read up to the end or a closing bracket; everything in it is required."""
        nodes: list[Node] = []
        while (token := self._peek()) and token.kind != "close":
            found = self._item()
            while found and self._alternative_follows():
                said = self._take().text
                if other := self._item():
                    self._operators.append(said)
                    found = [Any((_one(found), _one(other)))]
            nodes += found
        return nodes

    def _alternative_follows(self) -> bool:
        token = self._peek()
        last = self._place + 1 >= len(self._tokens)
        alternative = token and token.kind == "word" and token.text in ("OR", "HOẶC")
        return bool(alternative) and not last and not self._shouted

    def _item(self) -> list[Node]:
        """Read a word, a phrase, a field with its value, or a bracket with all that is in it."""
        token = self._take()
        match token.kind:
            case "open":
                nodes = self._sequence()
                self._place += 1
            case "close":
                self._place -= 1
                nodes = []
            case "field":
                nodes = self._field(token.text)
            case _:
                nodes = self._leaf(token)
        if nodes and token.excluded:
            self._operators.append(f"-{_said(token)}")
            return [Not(_one(nodes))]
        return nodes

    def _leaf(self, token: Token, zone: Zone = "all") -> list[Node]:
        if token.kind == "word" and re.fullmatch(r"[^\W_]{2,}\*", token.text):
            self._operators.append(token.text)
            return [Prefix(_beginning(token.text[:-1]), zone=zone)]
        term = _term(token.text, quoted=token.kind == "phrase", zone=zone)
        return [term] if term.forms else []

    def _field(self, name: str) -> list[Node]:
        """Read the value of a field; where there is none, its name is a word like another."""
        field = field_named(name)
        token = self._peek()
        if field == "title" and token and token.kind in ("word", "phrase"):
            self._operators.append(f"{name}:{_said(token)}")
            return self._leaf(self._take(), zone="title")
        if field and any(self._filter(field, name, value) for value in self._values()):
            return []
        self._unread.append(f"{name}:")
        return [_term(name)]

    def _values(self) -> Iterator[list[Token]]:
        """Yield what may be the value that follows, the longest first."""
        following = self._tokens[self._place : self._place + _MOST_VALUE_WORDS]
        if following and following[0].kind == "phrase":
            yield following[:1]
            return
        words = next((n for n, t in enumerate(following) if t.kind != "word"), len(following))
        for length in range(words, 0, -1):
            yield following[:length]

    def _filter(self, field: str, name: str, value: list[Token]) -> bool:
        """Take *value* as the value of *field*; tell whether it can be one."""
        typed = " ".join(token.text for token in value).strip(",;.")
        if field in DATED:
            if not (bounds := typed_bounds(field, typed)):
                return False
            self._days |= bounds
        elif values := self._lookup(field, typed):
            self._where[field] = (*self._where.get(field, ()), *values)
        else:
            return False
        self._operators.append(f"{name}:{' '.join(map(_said, value)).strip(',;.')}")
        self._place += len(value)
        return True

    def _peek(self) -> Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _take(self) -> Token:
        self._place += 1
        return self._tokens[self._place - 1]


def _term(text: str, *, quoted: bool = False, zone: Zone = "all") -> Term:
    return Term(tuple(word.forms for word in analyse(text)), quoted=quoted, zone=zone)


def _beginning(typed: str) -> Forms:
    """Return both forms of the beginning of a word; "ki" begins "kiến", though "kĩ" is "kỹ"."""
    return Forms(unmarked(typed).lower(), old_style(typed.lower()))


def _said(token: Token) -> str:
    """Return *token* as it was typed."""
    return f'"{token.text}"' if token.kind == "phrase" else token.text


def _one(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else All(tuple(nodes))


def _distinct(nodes: list[Node] | list[Term]) -> tuple[Node, ...]:
    return tuple(dict.fromkeys(nodes))[:MOST_NODES]
