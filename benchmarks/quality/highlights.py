"""Whether what is marked in snippets is what was asked for, over judged queries.

TINXA_EVAL=... python -m benchmarks.quality.highlights [HITS]

For the best HITS (all, where not said) of each query, as it is and without its accents, any of its
words wanted: every mark is a word of the query, every such word that is shown is marked, and at
least one is.
"""

import html
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from archive.article import Article
from benchmarks.quality.news import folder
from benchmarks.quality.retrieval.judged import Judged, read
from indexer.analysis import Part, analyse, parts
from indexer.query import Prefix, Query, leaves, other_forms
from searcher.question import Question
from vietnamese.words import Forms, Word

FOREIGN = "a mark that is no word of the query"
UNMARKED = "a word of the query shown without a mark"
NO_MARK = "a hit without any mark"
ALTERED = "a snippet that is no piece of the article"

_SETS = ("alqac2023", "xquad_vi")
_MARK = re.compile("<mark>(.*?)</mark>", re.DOTALL)
_ELLIPSES = (("", ""), ("… ", ""), ("", " …"), ("… ", " …"))
Span = tuple[int, int]


class Wanted:
    """The words that a query looks for, told without the code that marks them.

    Another form of a word, as the long form of an abbreviation, is looked for as a whole.
    """

    def __init__(self, query: Query) -> None:
        self._accents = query.accents
        found = list(leaves(query.words))
        self._starts = tuple(self._form(one.start) for one in found if isinstance(one, Prefix))
        self._forms = {
            self._form(form) for one in found if not isinstance(one, Prefix) for form in one.forms
        }
        self._rows = {tuple(map(self._form, one.forms)) for one in other_forms(query.words)}

    def __contains__(self, word: Word) -> bool:
        """Tell whether *word* is one that may be marked."""
        return self._is_sought(word) or any(self._form(word.forms) in row for row in self._rows)

    def spans(self, words: Sequence[Word]) -> set[Span]:
        """Return where those of *words* stand that must be marked."""
        found = [word for word in words if self._is_sought(word)]
        forms = [self._form(word.forms) for word in words]
        for row in self._rows:
            for start in range(len(forms) - len(row) + 1):
                if tuple(forms[start : start + len(row)]) == row:
                    found += words[start : start + len(row)]
        return {(word.start, word.end) for word in found}

    def _is_sought(self, word: Word) -> bool:
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
        (start, end)
        for start, end in wanted.spans(_words(part.text))
        if start < window[1] and end > window[0]
    }
    found = {FOREIGN} if marks - expected else set()
    return found | ({UNMARKED} if expected - marks else set())


@lru_cache(maxsize=100_000)
def _words(text: str) -> tuple[Word, ...]:
    return tuple(analyse(text))


def _counted(judged: Judged, *, accents: bool, hits: int) -> Counter[str]:
    """Return how often each statement is broken over one set, and over how many hits."""
    # The tests use the judge alone, where the command line's libraries need not be.
    from benchmarks.quality.retrieval.own import searcher_over

    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as work:
        searcher = searcher_over(judged.documents, Path(work))
        for query in judged.queries:
            text = (query.text if accents else query.plain).replace('"', " ")
            question = Question(text=text, as_words=True, match="any", limit=hits)
            wanted = Wanted(searcher.query(question))
            for hit in searcher.ask(question).hits:
                article = searcher.article(hit.id).article
                counts.update(breaches(article, hit.snippet, wanted))
                counts["hits"] += 1
        searcher.close()
    return counts


def main() -> None:
    """Print, for each set and both ways to type its queries, how often a statement is broken."""
    hits = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    began = time.perf_counter()
    with ProcessPoolExecutor(2) as processes:
        running = {
            (name, accents): processes.submit(
                _counted, read(folder() / "ir" / name), accents=accents, hits=hits
            )
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
