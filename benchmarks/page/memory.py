"""What the page's server holds: after a session's 200 questions, with 19 more, after 1,200."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from itertools import cycle, islice
from typing import Any

import psutil

from benchmarks.page.servers import Server, page
from benchmarks.page.session import query_of, session
from benchmarks.speed.archives import Measured
from searcher.question import Question

QUERIES, MORE, LONG = 200, 19, 1200


def measured(data: Measured, questions: Sequence[Question]) -> dict[str, Any]:
    """Return the server's resident memory in MB at each step, and what each step added.

    A first session asks everything once, so that what is kept for all sessions is there.
    """
    queries = [query_of(question) for question in questions]
    with page(data.folder) as server:
        return asyncio.run(_steps(server, queries))


async def _steps(server: Server, queries: Sequence[str]) -> dict[str, Any]:
    held = {"before": _resident(server)}
    async with AsyncExitStack() as stack:

        async def asked(count: int) -> None:
            reader = await stack.enter_async_context(session(server.port))
            for query in islice(cycle(queries), count):
                await reader.ask(query)

        await asked(len(queries))
        held["warm"] = _resident(server)
        await asked(QUERIES)
        held["one session, 200 queries"] = _resident(server)
        for _ in range(MORE):
            await asked(1)
        held["19 more sessions"] = _resident(server)
        await asked(LONG)
        held["one session, 1,200 queries"] = _resident(server)
    steps = list(held.values())
    return {
        "held_mb": {name: round(value, 1) for name, value in held.items()},
        "added_by_200_mb": round(steps[2] - steps[1], 1),
        "added_by_a_session_mb": round((steps[3] - steps[2]) / MORE, 2),
        "added_by_1200_mb": round(steps[4] - steps[3], 1),
        "queries": len(queries),
    }


def _resident(server: Server) -> float:
    return float(psutil.Process(server.pid).memory_info().rss) / 1e6
