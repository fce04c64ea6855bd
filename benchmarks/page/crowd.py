"""Many readers at once: each asks, reads for three to seven seconds, and asks again."""

import asyncio
import random
from collections.abc import Sequence
from contextlib import AsyncExitStack
from typing import Any

import psutil

from benchmarks.page.servers import Server, page
from benchmarks.page.session import Answered, Session, query_of, session
from benchmarks.page.timing import kilobytes, summary
from benchmarks.speed.archives import Measured
from searcher.question import Question

PAUSE = (3.0, 7.0)
"""Seconds between an answer and the next question, evenly drawn."""


def measured(
    data: Measured, questions: Sequence[Question], *, sessions: Sequence[int], length: float
) -> dict[str, Any]:
    """Return for each number of *sessions* how long answers took in *length* seconds.

    The readers are one process on the same cores. Each has opened the page before the time begins.
    """
    queries = [query_of(question) for question in questions]
    with page(data.folder) as server:
        asyncio.run(_warmed(server, queries))
        told = {str(n): asyncio.run(_crowd(server, queries, n, length)) for n in sessions}
    return {"seconds": length, "sessions": told}


async def _warmed(server: Server, queries: Sequence[str]) -> None:
    async with session(server.port) as reader:
        for query in queries:
            await reader.ask(query)


async def _crowd(
    server: Server, queries: Sequence[str], count: int, length: float
) -> dict[str, Any]:
    chance = random.Random(count)  # noqa: S311 - the same pauses every time
    process = psutil.Process(server.pid)
    async with AsyncExitStack() as stack:
        readers = [await stack.enter_async_context(session(server.port)) for _ in range(count)]
        for reader in readers:
            await reader.ask("")
        clock = asyncio.get_running_loop().time
        began, used = clock(), sum(process.cpu_times()[:2])
        visits = (_visit(one, queries, chance, began + length) for one in readers)
        answers = [one for visit in await asyncio.gather(*visits) for one in visit]
        busy = (sum(process.cpu_times()[:2]) - used) / (clock() - began)
    return {
        **summary([one.seconds for one in answers]),
        **kilobytes([one.bytes for one in answers]),
        "per_second": round(len(answers) / length, 1),
        "server_cores": round(busy, 2),
    }


async def _visit(
    reader: Session, queries: Sequence[str], chance: random.Random, end: float
) -> list[Answered]:
    """Ask until the time is over; a question that was begun is waited for."""
    clock = asyncio.get_running_loop().time
    answers = []
    await asyncio.sleep(chance.uniform(0, PAUSE[1]))
    while clock() < end:
        answers.append(await reader.ask(chance.choice(queries)))
        await asyncio.sleep(chance.uniform(*PAUSE))
    return answers
