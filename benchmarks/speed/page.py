"""The page's own path: a question with snippets, a new process, new articles, many people."""

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import psutil

from archive.store import Archive
from benchmarks.speed.archives import Measured, missing, put
from benchmarks.speed.corpus import dressed
from benchmarks.speed.queries import query_of
from benchmarks.speed.warm import summary
from indexer.build import build
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.query import Query
from searcher.opening import open_searcher
from searcher.question import Question
from searcher.searcher import Searcher

_FIRST = """
import sys, time
from pathlib import Path
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.query import All, Query
from searcher.syntax import as_words
began = time.perf_counter()
engine = WhooshIndex(Path(sys.argv[1])).open()
words = All(as_words(sys.argv[2]).nodes)
engine.search(Query(words=words, facets=("year", "month", "commune")))
print((time.perf_counter() - began) * 1000)
"""
NEW = 50
PEOPLE, SECONDS, WAIT = 8, 60, 2.0


def asking(data: Measured, questions: Sequence[Question]) -> dict[str, Any]:
    """Time `Searcher.ask` (snippets, all facets, the accent lens) and the engine's share of it."""
    searcher = open_searcher(data.folder)
    engine = WhooshIndex(data.folder.index).open()
    for question in questions:
        searcher.ask(question)
        engine.search(query_of(question))
    whole = [_seconds(lambda q=question: searcher.ask(q)) for question in questions]
    return {
        "ask": summary(whole),
        "serving_mb": round(psutil.Process().memory_full_info().uss / 1e6),
    }


def first(data: Measured, questions: Sequence[Question]) -> dict[str, Any]:
    """Time the first query of new processes, and `tinxa search` from the shell."""
    texts = [question.text for question in questions[:10]]
    after_imports = [float(_output("-c", _FIRST, str(data.folder.index), text)) for text in texts]
    environment = {**os.environ, "TINXA_DATA": str(data.folder.path)}
    shell = [
        _seconds(lambda t=text: _output("-m", "tinxa", "search", t, environment=environment))
        for text in texts
    ]
    return {
        "first_query_ms": round(statistics.median(after_imports), 1),
        "shell_ms": round(statistics.median(shell) * 1000),
    }


def increment(data: Measured, corpus: Path, questions: Sequence[Question]) -> dict[str, Any]:
    """Index 50 new articles while an open engine is asked, which has to see them."""
    engine = WhooshIndex(data.folder.index).open()
    queries = [query_of(question) for question in questions]
    _rate(engine.search, queries)
    before = _rate(engine.search, queries)
    total = engine.count(Query())
    with Archive.open(data.folder.archive) as archive:
        new = [dressed(raw) for raw in missing(corpus, NEW)]
        put(archive, new)
        during: list[float] = []
        stop = threading.Event()
        asker = threading.Thread(target=_ask_until, args=(stop, engine.search, queries, during))
        asker.start()
        began = time.perf_counter()
        build(archive, WhooshIndex(data.folder.index), rebuild=False, progress=lambda *_: None)
        seen = engine.count(Query()) - total
        seconds = time.perf_counter() - began
        time.sleep(1)
        stop.set()
        asker.join()
        for article, _ in new:
            archive.remove(article.id)
        build(archive, WhooshIndex(data.folder.index), rebuild=False, progress=lambda *_: None)
    if seen != NEW:
        raise SystemExit(f"the open engine saw {seen} of {NEW} new articles")
    return {
        "ms_to_searchable": round(seconds * 1000),
        "median_ms_before": round(statistics.median(before) * 1000, 3),
        "median_ms_meanwhile": round(statistics.median(during) * 1000, 3),
    }


def load(data: Measured, questions: Sequence[Question]) -> dict[str, Any]:
    """Let eight people ask, wait two seconds and ask again for a minute; then one alone."""
    searcher = open_searcher(data.folder)
    alone = _people(searcher, questions, people=1, seconds=SECONDS // 3)
    crowd = _people(searcher, questions, people=PEOPLE, seconds=SECONDS)
    return {"one": summary(alone), "eight": summary(crowd), "questions": len(crowd)}


def _people(
    searcher: Searcher, questions: Sequence[Question], *, people: int, seconds: float
) -> list[float]:
    taken: list[float] = []
    errors: list[BaseException] = []
    end = time.perf_counter() + seconds

    def person(number: int) -> None:
        place = number * 7
        try:
            while time.perf_counter() < end:
                question = questions[place % len(questions)]
                taken.append(_seconds(lambda q=question: searcher.ask(q)))
                place += 1
                time.sleep(WAIT)
        except BaseException as error:
            errors.append(error)
            raise

    threads = [threading.Thread(target=person, args=(number,)) for number in range(people)]
    for number, thread in enumerate(threads):
        thread.start()
        time.sleep(WAIT / len(threads) if number + 1 < len(threads) else 0)
    for thread in threads:
        thread.join()
    if errors:
        raise SystemExit(f"under load: {errors[0]!r}")
    return taken


def _ask_until(
    stop: threading.Event,
    ask: Callable[[Query], Any],
    queries: Sequence[Query],
    taken: list[float],
) -> None:
    while not stop.is_set():
        taken += _rate(ask, queries)


def _rate(ask: Callable[[Query], Any], queries: Sequence[Query]) -> list[float]:
    return [_seconds(lambda q=query: ask(q)) for query in queries]


def _seconds(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _output(*arguments: str, environment: dict[str, str] | None = None) -> str:
    return subprocess.run(  # noqa: S603
        [sys.executable, *arguments], env=environment, check=True, capture_output=True, text=True
    ).stdout
