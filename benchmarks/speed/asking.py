"""The search page's own path: one question whole, its snippets apart, and many people at once."""

import statistics
import threading
import time
from collections.abc import Sequence
from typing import Any

import msgspec

from benchmarks.speed.archives import Measured
from benchmarks.speed.processes import seconds
from benchmarks.speed.warm import summary
from searcher.opening import open_searcher
from searcher.question import Question
from searcher.searcher import Searcher

ROUNDS = 5
PEOPLE = 8
_WAIT = 2.0
_ALONE_WAIT = 0.5


def measured(data: Measured, questions: Sequence[Question]) -> dict[str, Any]:
    """Time `Searcher.ask`: all facets, the accent lens, ten articles with their snippets.

    *snippets* is what ten articles cost beside the same question that shows none.
    """
    searcher = open_searcher(data.folder)
    bare = [msgspec.structs.replace(question, limit=0) for question in questions]
    for question in (*questions, *bare):
        searcher.ask(question)
    whole, counted = _rounds(searcher, questions), _rounds(searcher, bare)
    searcher.close()
    more = [one - other for one, other in zip(whole, counted, strict=True)]
    return {"ask": summary(whole), "counts": summary(counted), "snippets": summary(more)}


def load(data: Measured, questions: Sequence[Question], *, minutes: float = 1) -> dict[str, Any]:
    """Let eight people ask, wait two seconds and ask again; then one alone, each question once."""
    searcher = open_searcher(data.folder)
    alone = _people(searcher, questions, people=1, length=len(questions) * _ALONE_WAIT)
    crowd = _people(searcher, questions, people=PEOPLE, length=minutes * 60)
    searcher.close()
    return {"one": summary(alone), "eight": summary(crowd), "questions": len(crowd)}


def _rounds(searcher: Searcher, questions: Sequence[Question]) -> list[float]:
    times = [[seconds(searcher.ask, question) for question in questions] for _ in range(ROUNDS)]
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
