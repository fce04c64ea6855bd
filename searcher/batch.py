"""A batch of queries, answered as a run in TREC form, for judging the ranking."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import msgspec

from searcher.errors import QueryError
from searcher.question import Match, Question
from searcher.searcher import Searcher


class _Line(msgspec.Struct):
    id: str | int
    text: str


def write_run(searcher: Searcher, queries: Path, run: Path, *, limit: int, match: Match) -> int:
    """Answer the queries of a JSON Lines file; return how many.

    A line of the run is ``qid Q0 docid rank score tinxa``. Words only: nothing of a query's text is
    an operator. Raises `QueryError` naming file and line.
    """
    count = 0
    with run.open("w", encoding="utf-8", newline="\n") as out:
        for asked in _asked(queries):
            text = asked.text.replace('"', " ")
            question = Question(text=text, limit=limit, match=match, as_words=True)
            for rank, hit in enumerate(searcher.hits(question), 1):
                out.write(f"{asked.id} Q0 {hit.id} {rank} {hit.score:.6f} tinxa\n")
            count += 1
    return count


def _asked(queries: Path) -> Iterator[_Line]:
    """Yield the queries of a file, which may be gzipped."""
    opened = gzip.open if queries.suffix == ".gz" else open
    try:
        with opened(queries, "rt", encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _decoded(line, f"{queries}:{number}")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(
            f"{queries}: cannot be read ({error}). It must be JSON Lines in UTF-8, or that gzipped."
        ) from None


def _decoded(line: str, place: str) -> _Line:
    try:
        return msgspec.json.decode(line, type=_Line)
    except msgspec.MsgspecError as error:
        raise QueryError(f'{place}: {error}. A line is {{"id": ..., "text": ...}}.') from None
