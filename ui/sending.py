"""Small messages are sent at once."""

import socket

from starlette.types import ASGIApp, Receive, Scope, Send


class AtOnce:
    """A middleware that keeps the system from holding back what the page's socket sends.

    A run of the page sends several small messages. By default the system sends the second only
    when the browser has confirmed the first, which it does after up to 40 ms (RFC 896, RFC 1122).
    asyncio turns that off for sockets whose protocol is named, as that of Streamlit is not.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is asked."""
        if scope["type"] == "websocket":
            _unhold(send)
        await self._app(scope, receive, send)


def _unhold(send: Send) -> None:
    # ASGI has no name for this; it is uvicorn's `send` that knows its connection.
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    connection = transport and transport.get_extra_info("socket")
    if connection is not None and connection.family in (socket.AF_INET, socket.AF_INET6):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
