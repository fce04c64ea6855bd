"""Looking at a portal from a server: in another process, in its time, few at once."""

import subprocess
import threading

import msgspec

from crawler.adding.looking import Look, Looked
from crawler.adding.worker import CUT_SHORT, SECONDS
from crawler.children import end, environment, python
from crawler.errors import LookFailed

_AT_ONCE = 2
_places = threading.BoundedSemaphore(_AT_ONCE)


def looked(look: Look) -> Looked:
    """Return what came of *look*. Raises `LookFailed` where others are looking already."""
    if not _places.acquire(blocking=False):
        raise LookFailed(
            f"{_AT_ONCE} pages are being read already. Try again in a minute.", reason="busy"
        )
    try:
        return _answered(look)
    finally:
        _places.release()


def _answered(look: Look) -> Looked:
    process = subprocess.Popen(  # noqa: S603 - our own module without arguments
        python("crawler.adding.worker"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(OPENBLAS_NUM_THREADS="1"),
        # Its own group, so that what it has started ends with it.
        start_new_session=True,
    )
    try:
        told, _ = process.communicate(msgspec.json.encode(look, enc_hook=str), timeout=SECONDS)
        return msgspec.json.decode(told, type=Looked)
    except (subprocess.TimeoutExpired, msgspec.DecodeError):
        return Looked(text=look.text, page=look.held, trouble=CUT_SHORT)
    finally:
        end(process)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
