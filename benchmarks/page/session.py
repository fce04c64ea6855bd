"""A reader's session at the socket: what a browser and the page's server say to each other."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from searcher.question import Question
from ui.launch import HOST
from ui.view import View

_ANSWERED = b'id="ket-qua"'
_FAILED = b'role="alert"'
_MARKED = b"<mark>"


class Answered(NamedTuple):
    """One run of the page's script: from asked to finished, and the bytes that it sent.

    *marked* tells whether it showed a word of the question.
    """

    seconds: float
    bytes: int
    marked: bool = False


class Session:
    """A connection over which the page's script is run for one reader."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    async def ask(self, query: str) -> Answered:
        """Run the script with the *query* of an address. Raises `SystemExit` where it fails."""
        asked = BackMsg()
        asked.rerun_script.query_string = query
        began = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        received, size, finished = [], 0, None
        while finished is None:
            message = await self._socket.recv(decode=False)
            size += len(message)
            received.append(message)
            told = ForwardMsg.FromString(message)
            if told.WhichOneof("type") == "script_finished":
                finished = told.script_finished
        seconds = time.perf_counter() - began
        whole = b"".join(received)
        done = finished == ForwardMsg.FINISHED_SUCCESSFULLY
        if not done or _ANSWERED not in whole or _FAILED in whole:
            raise SystemExit(f"the page did not answer ?{query}")
        return Answered(seconds, size, marked=_MARKED in whole)


@asynccontextmanager
async def session(port: int) -> AsyncIterator[Session]:
    """Connect as a browser does, while the block runs."""
    address = f"ws://{HOST}:{port}/_stcore/stream"
    kind = [Subprotocol("streamlit")]
    async with connect(address, subprotocols=kind, max_size=None, proxy=None) as socket:
        yield Session(socket)


def query_of(question: Question) -> str:
    """Return what stands after the question mark in the address of *question*'s page."""
    view = View(
        q=question.text,
        where=question.where,
        since=question.since or "",
        until=question.until or "",
    )
    return view.href().partition("?")[2]
