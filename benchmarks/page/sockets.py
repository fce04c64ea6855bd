"""One reader at the socket, beside the peer without Streamlit and beside the searcher alone."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import closing
from http.client import HTTPConnection
from typing import Any

from benchmarks.page.bare import ANSWER
from benchmarks.page.servers import Server, bare, page
from benchmarks.page.session import Answered, query_of, session
from benchmarks.page.timing import kilobytes, summary
from benchmarks.speed.archives import Measured
from benchmarks.speed.processes import seconds
from searcher.opening import open_searcher
from searcher.question import Question
from searcher.searcher import Searcher
from ui.launch import HOST

ROUNDS = 3


def measured(data: Measured, questions: Sequence[Question]) -> dict[str, Any]:
    """Ask each question of the page, of the peer and of the searcher in turn, in several rounds.

    One round more, which is not counted, warms all three.
    """
    with (
        page(data.folder) as ours,
        bare(data.folder) as peer,
        closing(HTTPConnection(HOST, peer.port)) as connection,
        closing(open_searcher(data.folder)) as searcher,
    ):
        turns = asyncio.run(_turns(ours, connection, searcher, questions))
    taken, theirs, alone = zip(*turns[len(questions) :], strict=True)
    return {"page": _told(taken), "bare": _told(theirs), "searcher": summary(alone)}


async def _turns(
    ours: Server, peer: HTTPConnection, searcher: Searcher, questions: Sequence[Question]
) -> list[tuple[Answered, Answered, float]]:
    async with session(ours.port) as reader:
        return [
            (
                await reader.ask(query_of(question)),
                _fetched(peer, query_of(question)),
                seconds(searcher.ask, question),
            )
            for _ in range(ROUNDS + 1)
            for question in questions
        ]


def _told(answers: Sequence[Answered]) -> dict[str, Any]:
    return {
        **summary([one.seconds for one in answers]),
        **kilobytes([one.bytes for one in answers]),
    }


def _fetched(connection: HTTPConnection, query: str) -> Answered:
    began = time.perf_counter()
    connection.request("GET", f"{ANSWER}?{query}")
    body = connection.getresponse().read()
    taken = time.perf_counter() - began
    if b'id="ket-qua"' not in body:
        raise SystemExit(f"the peer did not answer ?{query}")
    return Answered(taken, len(body))
