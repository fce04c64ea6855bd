"""The search page's own path: one question whole, its snippets apart, and many people at once."""

import statistics
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from archive.store import Archive
from benchmarks.speed.archives import Measured
from benchmarks.speed.processes import seconds
from benchmarks.speed.warm import summary
from searcher.opening import open_searcher
from searcher.question import Question
from searcher.searcher import Searcher
from searcher.snippets import snippet

_Item = TypeVar("_Item")

ROUNDS = 5
PEOPLE = 8
_WAIT = 2.0
_ALONE_WAIT = 0.5


def measured(data: Measured, questions: Sequence[Question]) -> dict[str, Any]:
    """Time `Searcher.ask`: all facets, the accent lens, ten articles with their snippets.

    *snippets* is apart what reading those articles and cutting their snippets takes.
    """
    searcher = open_searcher(data.folder)
    for question in questions:
        searcher.ask(question)
    whole = _rounds(searcher.ask, questions)
    with Archive.open(data.folder.archive) as archive:
        shown = [_Shown(searcher, question) for question in questions]
        apart = _rounds(lambda one: one.cut(archive), shown)
    searcher.close()
    return {"ask": summary(whole), "snippets": summary(apart)}


def load(data: Measured, questions: Sequence[Question], *, minutes: float = 1) -> dict[str, Any]:
    """Let eight people ask, wait two seconds and ask again; then one alone, each question once."""
    searcher = open_searcher(data.folder)
    alone = _people(searcher, questions, people=1, length=len(questions) * _ALONE_WAIT)
    crowd = _people(searcher, questions, people=PEOPLE, length=minutes * 60)
    searcher.close()
    return {"one": summary(alone), "eight": summary(crowd), "questions": len(crowd)}


class _Shown:
    """The articles that a question shows, and the words to mark in them."""

    def __init__(self, searcher: Searcher, question: Question) -> None:
        self._ids = [hit.id for hit in searcher.hits(question)]
        self._words = searcher.words(question)

    def cut(self, archive: Archive) -> list[str]:
        """Read the articles and cut their snippets."""
        return [snippet(record.article, self._words) for record in archive.records(self._ids)]


def _rounds(work: Callable[[_Item], object], items: Sequence[_Item]) -> list[float]:
    """Return the median seconds of *work* on each of *items*."""
    times = [[seconds(work, item) for item in items] for _ in range(ROUNDS)]
    return [statistics.median(of) for of in zip(*times, strict=True)]


def _people(
    searcher: Searcher, questions: Sequence[Question], *, people: int, length: float
) -> list[float]:
    taken: list[float] = []
    errors: list[BaseException] = []
    wait = _WAIT if people > 1 else _ALONE_WAIT
    end = time.perf_counter() + length

    def person(number: int) -> None:
        time.sleep(wait * number / people)
        place = number * len(questions) // people
        try:
            while time.perf_counter() < end:
                taken.append(seconds(searcher.ask, questions[place % len(questions)]))
                place += 1
                time.sleep(wait)
        except BaseException as error:
            errors.append(error)
            raise

    threads = [threading.Thread(target=person, args=(number,)) for number in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise SystemExit(f"under load: {errors[0]!r}")
    return taken
