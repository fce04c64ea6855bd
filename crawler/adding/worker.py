"""The process that looks at a portal: `python -m crawler.adding.worker`.

A `Look` in JSON comes by stdin, what was `Looked` goes to stdout. A page and the patterns of a
profile may be made to take all time and memory, so that they get a process of their own.
"""

import sys

import msgspec

from crawler.adding.looking import Look, Looked, Trouble, look_at
from crawler.children import bound

SECONDS = 120.0
MEGABYTES = 1_500
CUT_SHORT = Trouble("too much", "The page or the profile takes more memory or time than it may.")


def main() -> None:
    """Answer the one question on stdin."""
    bound(megabytes=MEGABYTES, seconds=SECONDS)
    look = msgspec.json.decode(sys.stdin.buffer.read(), type=Look, dec_hook=_decoded)
    try:
        looked = look_at(look)
    except (MemoryError, RecursionError):
        looked = Looked(text=look.text, page=look.held, trouble=CUT_SHORT)
    sys.stdout.buffer.write(msgspec.json.encode(looked))


def _decoded(kind: type, value: object) -> object:
    return kind(value)


if __name__ == "__main__":
    main()
