"""The serving process: `tinxa serve` asked over its own connection, and what it then holds."""

import asyncio
import statistics
from collections.abc import Sequence
from typing import Any

from benchmarks.page.servers import page
from benchmarks.page.session import query_of, session
from benchmarks.speed.archives import Measured
from benchmarks.speed.processes import memory
from searcher.question import Question


def measured(data: Measured, questions: Sequence[Question]) -> dict[str, Any]:
    """Open every question as a page twice; return what the page's server then holds, and its ms."""
    with page(data.folder) as server:
        empty = memory(server.pid)
        times = asyncio.run(_visited(server.port, questions))
        held = memory(server.pid)
    return {
        "serving_mb": round(held / 1e6),
        "before_first_visitor_mb": round(empty / 1e6),
        "page_p50_ms": round(statistics.median(times) * 1000, 1),
        "page_p95_ms": round(statistics.quantiles(times, n=20)[-1] * 1000, 1),
    }


async def _visited(port: int, questions: Sequence[Question]) -> list[float]:
    for question in questions:
        await _visit(port, question)
    return [await _visit(port, question) for question in questions]


async def _visit(port: int, question: Question) -> float:
    """Open the page of one address as a browser does; return the seconds from asked to finished."""
    async with session(port) as reader:
        answered = await reader.ask(query_of(question))
    if not answered.marked:
        raise SystemExit(f"the page showed no hit for {question}")
    return answered.seconds
