"""The Whoosh schema of the articles, and our analysis behind Whoosh's interface."""

from collections.abc import Iterator
from typing import Any

from whoosh.analysis import Analyzer, Token
from whoosh.fields import DATETIME, ID, TEXT, Schema

from indexer.analysis import GAP, analyse
from vietnamese.words import Forms

BREAK = "\x1d"
"""Parts an article's parts inside one field's text."""


class FormAnalyzer(Analyzer):  # type: ignore[misc]
    """Our own analysis behind Whoosh's interface, giving one of a word's two forms."""

    def __init__(self, form: str) -> None:
        self.form = form

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FormAnalyzer) and other.form == self.form

    def __hash__(self) -> int:
        return hash(self.form)

    def __call__(self, value: str, **options: Any) -> Iterator[Token]:
        """Yield a Whoosh token for each word of *value*."""
        which = Forms._fields.index(self.form)
        position = int(options.get("start_pos", 0))
        token = Token(positions=True, chars=True, removestops=False, mode=options.get("mode", ""))
        for part in value.split(BREAK):
            for word in analyse(part):
                token.text = token.original = word.forms[which]
                token.boost, token.stopped = 1.0, False
                token.pos, token.startchar, token.endchar = position, word.start, word.end
                yield token
                position += 1
            position += GAP


SCHEMA = Schema(
    id=ID(stored=True, unique=True),
    accented=TEXT(analyzer=FormAnalyzer("accented"), phrase=True),
    folded=TEXT(analyzer=FormAnalyzer("folded"), phrase=True),
    published=DATETIME,
)
"""What Whoosh knows of an article; all else is in the arrays."""
