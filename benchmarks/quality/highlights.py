"""Whether what is marked in snippets is what was asked for, over judged queries.

TINXA_EVAL=... python -m benchmarks.quality.highlights [HITS]

For the best HITS (all, where not said) of each query, as it is and without its accents, any of its
words wanted: every mark is a word of the query, every such word that is shown is marked, and at
least one is.
"""

import gzip
import html
import json
import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from archive.article import Article
from archive.exchange import article_from
from archive.store import Archive
from indexer.analysis import Part, analyse, parts
from indexer.build import build
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.query import Prefix, Query, leaves
from searcher.question import Question
from searcher.searcher import Searcher
from vietnamese.words import Forms, Word
from vietnamese.writing import unmarked

FOREIGN = "a mark that is no word of the query"
UNMARKED = "a word of the query shown without a mark"
NO_MARK = "a hit without any mark"
ALTERED = "a snippet that is no piece of the article"

_SETS = ("alqac2023", "xquad_vi")
_MARK = re.compile("<mark>(.*?)</mark>", re.DOTALL)
_ELLIPSES = (("", ""), ("… ", ""), ("", " …"), ("… ", " …"))
Span = tuple[int, int]


class Wanted:
    """The words that a query looks for, told without the code that marks them."""

    def __init__(self, query: Query) -> None:
        self._accents = query.accents
        found = list(leaves(query.words))
        self._starts = tuple(self._form(one.start) for one in found if isinstance(one, Prefix))
        self._forms = {
            self._form(form) for one in found if not isinstance(one, Prefix) for form in one.forms
        }

    def __contains__(self, word: Word) -> bool:
        form = self._form(word.forms)
        return form in self._forms or form.startswith(self._starts)

    def _form(self, forms: Forms) -> str:
        return forms.accented if self._accents else forms.folded


class _Shown(NamedTuple):
    """A snippet as text, and where it is marked."""

    text: str
    marks: frozenset[Span]


def breaches(article: Article, snippet: str, wanted: Wanted) -> set[str]:
    """Return which statements do not hold of a snippet: none, where all is well."""
    shown = _shown(snippet)
    found = {FOREIGN for start, end in shown.marks if not _is_one(shown.text[start:end], wanted)}
    if not shown.marks:
        found.add(NO_MARK)
    # A text that recurs is right if it is right as one of its places has it.
    return found | min(_as_placed(article, shown, wanted), key=len, default={ALTERED})


def _shown(snippet: str) -> _Shown:
    text, marks, end = "", set(), 0
    for match in _MARK.finditer(snippet):
        text += html.unescape(snippet[end : match.start()])
        inside = html.unescape(match[1])
        marks.add((len(text), len(text) + len(inside)))
        text, end = text + inside, match.end()
    return _Shown(text + html.unescape(snippet[end:]), frozenset(marks))


def _is_one(marked: str, wanted: Wanted) -> bool:
    found = list(analyse(marked))
    return len(found) == 1 and found[0] in wanted and len(marked) == found[0].end - found[0].start


def _as_placed(article: Article, shown: _Shown, wanted: Wanted) -> Iterator[set[str]]:
    """Yield what does not hold, for each place of the article that the snippet may be."""
    for before, after in _ELLIPSES:
        if not (shown.text.startswith(before) and shown.text.endswith(after)):
            continue
        text = shown.text[len(before) : len(shown.text) - len(after)]
        for part in parts(article):
            start = part.text.find(text)
            while start != -1:
                shift = start - len(before)
                marks = {(one + shift, other + shift) for one, other in shown.marks}
                yield _compared(part, (start, start + len(text)), marks, wanted)
                start = part.text.find(text, start + 1)


def _compared(part: Part, window: Span, marks: set[Span], wanted: Wanted) -> set[str]:
    expected = {
        (word.start, word.end)
        for word in _words(part.text)
        if word.start < window[1] and word.end > window[0] and word in wanted
    }
    found = {FOREIGN} if marks - expected else set()
    return found | ({UNMARKED} if expected - marks else set())


@lru_cache(maxsize=100_000)
def _words(text: str) -> tuple[Word, ...]:
    return tuple(analyse(text))


def _counted(name: str, *, accents: bool, hits: int) -> Counter[str]:
    """Return how often each statement is broken over one set, and over how many hits."""
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        searcher = _searcher(Path(folder), name)
        for line in _lines(name, "queries"):
            text = str(line["text"]).replace('"', " ")
            asked = text if accents else unmarked(text)
            question = Question(text=asked, as_words=True, match="any", limit=hits)
            wanted = Wanted(searcher.query(question))
            for hit in searcher.ask(question).hits:
                article = searcher.article(hit.id).article
                counts.update(breaches(article, hit.snippet, wanted))
                counts["hits"] += 1
        searcher.close()
    return counts


def _searcher(folder: Path, name: str) -> Searcher:
    archive = Archive.open(folder / "archive.sqlite")
    for line in _lines(name, "corpus"):
        fields = {"id": line["_id"], "title": line["title"] or None, "body": line["text"]}
        archive.put(article_from(fields)[0])
    index = WhooshIndex(folder / "index")
    build(archive, index, rebuild=True, progress=lambda _done, _size: None)
    return Searcher(index.open(), archive)


def _lines(name: str, kind: str) -> Iterator[dict[str, Any]]:
    path = Path(os.environ["TINXA_EVAL"]) / "ir" / name / f"{kind}.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def main() -> None:
    """Print, for each set and both ways to type its queries, how often a statement is broken."""
    hits = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    began = time.perf_counter()
    with ProcessPoolExecutor(2) as processes:
        running = {
            (name, accents): processes.submit(_counted, name, accents=accents, hits=hits)
            for name in _SETS
            for accents in (True, False)
        }
        for (name, accents), counting in running.items():
            counts = counting.result()
            typed = "as they are" if accents else "without accents"
            print(f"{name}, queries {typed}: {counts.pop('hits')} hits")
            for statement in (FOREIGN, UNMARKED, NO_MARK, ALTERED):
                print(f"  {statement}: {counts[statement]}")
    print(f"{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
