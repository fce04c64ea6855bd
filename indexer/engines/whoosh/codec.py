"""The parts of our codec, as Whoosh's documented interface of a codec (whoosh.codec.base) has them.

A segment comes about in two ways. One of articles is written whole by our own writer
(`writer.py`): its terms and its documents are read from the arrays of `segment.py`. One that
Whoosh's own writer fills keeps its terms in arrays too (`fieldlists.py`) and leaves what it stores
for each document to Whoosh's codec. `inside.py` puts the parts together.
"""

from collections.abc import Iterator
from typing import Any

from whoosh.codec.base import FieldCursor, PerDocumentReader, Segment, TermsReader
from whoosh.reading import TermInfo, TermNotFound

from indexer.arrays import ArrayFile, write_arrays
from indexer.engines.whoosh.articleterms import FORM_FIELDS, article_terms
from indexer.engines.whoosh.fieldlists import FieldListsWriter, FieldTerms, ListedTerms
from indexer.engines.whoosh.segment import SegmentArrays

EXTENSION = ".arrays"


class TermsWriter(FieldListsWriter):
    """Writes the terms that Whoosh's own writer sends."""

    def __init__(self, storage: Any, segment: Segment) -> None:
        super().__init__()
        self._file = segment.create_file(storage, EXTENSION)

    def close(self) -> None:
        if not self.is_closed:
            write_arrays(self._file, self.arrays)
            self._file.close()
            self.is_closed = True


class ArrayTermsReader(TermsReader):  # type: ignore[misc]
    """The terms of all fields of a segment."""

    def __init__(self, file: ArrayFile, *, articles: bool) -> None:
        self._fields: dict[str, FieldTerms] = article_terms(file) if articles else {}
        for field in sorted(key.removesuffix(".terms") for key in file if key.endswith(".terms")):
            self._fields[field] = ListedTerms(file, field)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._number(*term) is not None

    def indexed_field_names(self) -> Any:
        return self._fields.keys()

    def cursor(self, fieldname: str, fieldobj: Any) -> "_Cursor":
        return _Cursor(self._fields.get(fieldname, ()), fieldobj)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return self.terms_from("", b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        # As with Whoosh's codec, the fields that follow come after the last term.
        for field in sorted(self._fields):
            terms = self._fields[field]
            if field >= fieldname:
                first = terms.place(prefix) if field == fieldname else 0
                for number in range(first, len(terms)):
                    yield field, terms[number]

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        for term in self.terms():
            yield term, self.term_info(*term)

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        for term in self.terms_from(fieldname, prefix):
            yield term, self.term_info(*term)

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        number = self._number(fieldname, text)
        if number is None:
            # What Whoosh's reader turns into 0 or an error of its own.
            raise KeyError(f"{fieldname}:{text!r}")
        return self._fields[fieldname].info(number)

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> Any:
        number = self._number(fieldname, text)
        if number is None:
            raise TermNotFound(f"{fieldname}:{text!r}")
        return self._fields[fieldname].matcher(
            number, format_=format_, scorer=scorer, term=(fieldname, text)
        )

    def _number(self, fieldname: str, text: bytes) -> int | None:
        terms = self._fields.get(fieldname)
        if terms is None:
            return None
        number = terms.place(text)
        return number if number < len(terms) and terms[number] == text else None


class _Cursor(FieldCursor):  # type: ignore[misc]
    """Walks the terms of one field in order."""

    def __init__(self, terms: Any, fieldobj: Any) -> None:
        self._terms = terms
        self._fieldobj = fieldobj
        self._number = 0

    def first(self) -> Any:
        self._number = 0
        return self.text()

    def find(self, term: Any) -> Any:
        encoded = term if isinstance(term, bytes) else self._fieldobj.to_bytes(term)
        self._number = self._terms.place(encoded) if self._terms else 0
        return self.text()

    def next(self) -> Any:
        self._number += 1
        return self.text()

    def text(self) -> Any:
        if not self.is_valid():
            return None
        return self._fieldobj.from_bytes(self._terms[self._number])

    def term_info(self) -> TermInfo | None:
        return self._terms.info(self._number) if self.is_valid() else None

    def is_valid(self) -> bool:
        return self._number < len(self._terms)


class ArticleReader(PerDocumentReader):  # type: ignore[misc]
    """The documents of a segment of articles, as Whoosh asks for them."""

    def __init__(self, arrays: SegmentArrays, segment: Segment) -> None:
        self._arrays = arrays
        self._segment = segment

    def doc_count(self) -> int:
        return len(self._arrays) - int(self._segment.deleted_count())

    def doc_count_all(self) -> int:
        return len(self._arrays)

    def has_deletions(self) -> bool:
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Any:
        return self._segment.deleted_docs()

    def supports_columns(self) -> bool:
        return True

    def stored_fields(self, docnum: int) -> dict[str, str]:
        return {"id": self._arrays.ids[docnum].decode()}

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        return int(self._arrays.lengths[docnum]) if fieldname in FORM_FIELDS else default

    def field_length(self, fieldname: str) -> int:
        return int(self._arrays.lengths.sum()) if fieldname in FORM_FIELDS else 0

    def min_field_length(self, fieldname: str) -> int:
        return int(self._arrays.lengths.min()) if fieldname in FORM_FIELDS else 0

    def max_field_length(self, fieldname: str) -> int:
        return int(self._arrays.lengths.max()) if fieldname in FORM_FIELDS else 0
