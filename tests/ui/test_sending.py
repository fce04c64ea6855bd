"""The page's socket sends at once, and would not by itself."""

import socket
import threading
import time

import pytest
import uvicorn
from websockets.sync.client import connect

from ui.launch import HOST
from ui.sending import AtOnce


async def told(_scope, receive, send):
    """Say whether the connection is told to send at once."""
    await receive()
    await send({"type": "websocket.accept"})
    connection = send.__self__.transport.get_extra_info("socket")
    at_once = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    await send({"type": "websocket.send", "text": str(bool(at_once))})
    await send({"type": "websocket.close"})


@pytest.mark.parametrize(("app", "said"), [(AtOnce(told), "True"), (told, "False")])
def test_a_connection_sends_at_once(app, said):
    # Bound as Streamlit binds it, without the protocol's name.
    bound = socket.socket(family=socket.AF_INET)
    bound.bind((HOST, 0))
    config = uvicorn.Config(app, lifespan="off", log_level="error", ws="websockets-sansio")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        with connect(f"ws://{HOST}:{bound.getsockname()[1]}", proxy=None) as asked:
            assert asked.recv() == said
    finally:
        server.should_exit = True
        thread.join()
        bound.close()
