"""Answers and articles as text on a terminal."""

import html
import re
import shlex
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from archive.amending import told
from archive.article import Attachment, Correction, Document, Record, TextSource
from indexer.query import GUESSED
from searcher.answer import Answer, AnsweredHit, SimilarArticle
from searcher.labels import telling

_MARKED = re.compile(r"<mark>(.*?)</mark>")
_NOTES = {
    "folded": "No article has the accents typed; these match without accents.",
    "some": "No article has every word; these have at least half of them.",
}
_TEXT_STATES: Mapping[TextSource | None, str] = {
    "text": "read", "ocr": "read by OCR", "unreadable": "unreadable", None: "not read",
}  # fmt: skip
_SHOWN_FACETS = ("year", "day", "commune", "document", "category", "source")
_SHOWN_VALUES = 8


def as_json(value: Any) -> str:
    """Return *value* as one JSON object."""
    return msgspec.json.encode(value).decode()


def answer(found: Answer) -> str:
    """Return an answer for reading: the count, the hits, the chief facets."""
    lines = [f"{found.total} articles ({found.took_ms:.0f} ms)"]
    if note := _NOTES.get(found.matched):
        lines.append(note)
    if found.lens:
        spellings = ", ".join(f"{s.form} {s.count}" for s in found.lens.spellings)
        lines.append(f"{found.lens.more} more without these accents ({spellings}).")
    if found.understood and found.understood.operators:
        said = "  ".join(found.understood.operators)
        lines.append(f"Read as operators: {said}  (--as-words takes them as words)")
    if found.understood and found.understood.unread:
        lines.append(f"Searched as words: {'  '.join(found.understood.unread)}")
    if found.suggestion:
        lines.append(f"Did you mean: {found.suggestion}")
    if found.undated:
        listing = "--where year=none instead of other dates lists them"
        lines.append(f"{found.undated} more match but have no date ({listing}).")
    if guessed := _guessed(found):
        listing = "--where date=guessed lists them, --certain-dates leaves them out"
        cure = "tinxa correct ID --published DAY puts one right"
        lines.append(f"The dates of {guessed} are guessed ({listing}; {cure}).")
    lines += [_hit(hit) for hit in found.hits]
    if found.total:
        lines += ["", *(_facet(found, facet) for facet in _SHOWN_FACETS if facet in found.facets)]
    return "\n".join(lines)


def article(record: Record) -> str:
    """Return an article for reading."""
    shown = record.article
    day = _day(shown.published, guessed=shown.date_source == "guess")
    head = [shown.title or "(no title)", joined(day, shown.source, shown.category)]
    named = ", ".join(mention.name for mention in record.derived.communes)
    cited = "\n".join(map(_cited, record.derived.documents))
    files = "\n".join(map(_attachment, shown.attachments))
    tail = [", ".join(shown.authors), named, cited, files, shown.url or ""]
    tail += [f"corrected: {told(correction)}" for correction in record.corrections]
    return "\n\n".join(part for part in [*head, shown.summary, shown.body, *tail] if part)


def corrections(made: Sequence[Correction]) -> str:
    """Return what was put right in an article, a line for each correction."""
    return "\n".join(map(told, made))


def similar(found: Sequence[SimilarArticle]) -> str:
    """Return the articles like one for reading, best first."""
    listed = [
        (one.title or "(no title)", joined(one.published or "undated", one.source), one.id)
        for one in found
    ]
    lines = ["\n  ".join(parts) for parts in listed]
    return "\n\n".join(lines) or "No article is like it."


def _attachment(file: Attachment) -> str:
    state = _TEXT_STATES[file.text_source]
    if file.text is not None:
        state = f"{_TEXT_STATES[file.text_source or 'text']}, {len(file.text):,} characters"
    return f"attachment: {joined(file.title, file.type, state)}\n  {file.url}"


def _cited(document: Document) -> str:
    number = " ".join(filter(None, (document.kind, document.number)))
    return joined(number, document.issuer, document.date)


def _hit(hit: AnsweredHit) -> str:
    day = _day(hit.published, guessed=bool(hit.guessed))
    head = joined(day, hit.source, ", ".join(hit.communes[:3]))
    file = f"[attachment: {hit.attachment}] " if hit.attachment else ""
    lines = [f"\n{hit.title or '(no title)'}", head, f"{file}{_plain(hit.snippet)}", hit.id]
    if hit.corrections:
        lines += [f"corrected: {told(correction)}" for correction in hit.corrections]
    if hit.similar:
        lines.append(f"{counted(hit.similar)}: tinxa show {shlex.quote(hit.id)} --similar")
    if hit.explanation:
        parts = " + ".join(f"{value:.3f} {name}" for name, value in hit.explanation.items())
        lines.append(f"{hit.score:.3f} = {parts}")
    return "\n  ".join(lines)


def _guessed(found: Answer) -> int:
    """Return how many articles of the answer have a guessed day; 0 where that was chosen by."""
    counts = {one.value: one.count for one in found.facets["date"]}
    return counts.get(GUESSED, 0) if sum(counts.values()) == found.total else 0


def _day(published: str | None, *, guessed: bool) -> str:
    return f"{published or 'undated'}{' (guessed)' if guessed else ''}"


def _facet(found: Answer, facet: str) -> str:
    values = telling(facet, found.facets[facet])
    shown = ", ".join(f"{value.label} {value.count}" for value in values[:_SHOWN_VALUES])
    more = f", and {len(values) - _SHOWN_VALUES} more" if len(values) > _SHOWN_VALUES else ""
    return f"{facet}: {shown}{more}"


def _plain(snippet: str) -> str:
    """Return a snippet for a terminal: its marks in bold where the output is one."""
    bold = r"\033[1m\1\033[0m" if sys.stdout.isatty() else r"\1"
    return html.unescape(_MARKED.sub(bold.replace(r"\033", "\033"), snippet))


def counted(similar: int) -> str:
    """Return how many near-duplicates there are, in words."""
    return f"{similar} near-duplicate{'s' if similar != 1 else ''}"


def joined(*parts: str | None) -> str:
    """Return the parts that are there, a point between them."""
    return " · ".join(part for part in parts if part)
