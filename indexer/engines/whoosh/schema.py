"""The Whoosh schema of a record, and the document it becomes."""

from collections.abc import Iterator
from typing import Any

import msgspec
from whoosh.analysis import Analyzer, Token
from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, ID, TEXT, Schema

from archive.article import Record
from indexer.analysis import GAP, analyse, parts
from indexer.fields import Fields, fields_of
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


def _text(form: str) -> TEXT:
    return TEXT(analyzer=FormAnalyzer(form), phrase=True)


SCHEMA = Schema(
    id=ID(stored=True, unique=True),
    folded=_text("folded"),
    accented=_text("accented"),
    title_folded=_text("folded"),
    title_accented=_text("accented"),
    fields=COLUMN(VarBytesColumn()),
)


def document_of(record: Record) -> dict[str, object]:
    """Return the keyword arguments of Whoosh's ``add_document`` for *record*."""
    text = BREAK.join(part.text for part in parts(record.article))
    title = record.article.title or ""
    return {
        "id": record.article.id,
        "folded": text,
        "accented": text,
        "title_folded": title,
        "title_accented": title,
        "fields": msgspec.msgpack.encode(fields_of(record)),
    }


def decode_fields(stored: bytes) -> Fields:
    """Return the fields that the index keeps of a document."""
    return msgspec.msgpack.decode(stored, type=Fields)
