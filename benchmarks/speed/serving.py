"""The serving process: `tinxa serve` asked over its own connection, and what it then holds."""

import asyncio
import socket
import statistics
import time
from collections.abc import Sequence
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.speed.archives import Measured
from benchmarks.speed.processes import memory
from searcher.question import Question
from ui.launch import HOST, served
from ui.view import View


def measured(data: Measured, questions: Sequence[Question]) -> dict[str, Any]:
    """Open every question as a page twice; return what the page's server then holds, and its ms."""
    with socket.create_server((HOST, 0)) as probe:
        port = int(probe.getsockname()[1])
    with served(data.folder, port=port) as process:
        empty = memory(process.pid)
        times = asyncio.run(_visited(port, questions))
        held = memory(process.pid)
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
    address = f"ws://{HOST}:{port}/_stcore/stream"
    kind = [Subprotocol("streamlit")]
    async with connect(address, subprotocols=kind, max_size=None, proxy=None) as page:
        return await _run(page, question)


async def _run(page: ClientConnection, question: Question) -> float:
    view = View(
        q=question.text,
        where=question.where,
        since=question.since or "",
        until=question.until or "",
    )
    asked = BackMsg()
    asked.rerun_script.query_string = view.href().partition("?")[2]
    began = time.perf_counter()
    await page.send(asked.SerializeToString())
    marked = False
    while True:
        told = ForwardMsg()
        told.ParseFromString(await page.recv())
        marked |= b"<mark>" in told.SerializeToString()
        if told.WhichOneof("type") == "script_finished":
            break
    if not marked:
        raise SystemExit(f"the page showed no hit for {question}")
    return time.perf_counter() - began
