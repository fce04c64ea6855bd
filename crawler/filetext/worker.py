"""The process that reads one file: `python -m crawler.filetext.worker LIMITS NAME`.

The file comes by stdin, a `Reading` in JSON goes to stdout. A file may be made to take all time and
memory of a machine, so that it is read in a process of its own, which may end at any moment.
"""

import sys

import msgspec

from archive.article import TextSource
from archive.attachments import READABLE
from crawler.children import bound
from crawler.filetext.docx import read_docx
from crawler.filetext.kinds import kind_of
from crawler.filetext.pdf import read_pdf
from crawler.filetext.results import Reading, ReadingLimits, Unreadable

_GRACE = 60


def read(body: bytes, *, name: str, limits: ReadingLimits) -> Reading:
    """Return the text of the file *body*, whose address or file name is *name*."""
    kind = kind_of(body, name=name)
    if kind is None:
        return Reading(source="unreadable", reason="of no kind that is known")
    if kind not in READABLE:
        return Reading(type=kind, reason=f"{kind}, which is not read")
    source: TextSource
    try:
        text, source = read_pdf(body, limits) if kind == "pdf" else (read_docx(body), "text")
    except Unreadable as error:
        return Reading(type=kind, source="unreadable", reason=str(error))
    if not text or len(text) > limits.characters:
        reason = "too much text" if text else "no text"
        return Reading(type=kind, source="unreadable", reason=reason)
    return Reading(type=kind, source=source, text=text)


def main() -> None:
    """Read the file on stdin within the limits of the command line."""
    limits = msgspec.json.decode(sys.argv[1], type=ReadingLimits)
    # Who has started this process ends it sooner, unless it was ended itself.
    bound(megabytes=limits.megabytes, seconds=limits.seconds + _GRACE)
    try:
        reading = read(sys.stdin.buffer.read(), name=sys.argv[2], limits=limits)
    except MemoryError:
        reading = Reading(source="unreadable", reason="takes too much memory")
    except Exception as error:  # noqa: BLE001 - whatever a damaged file does, it is told
        reading = Reading(source="unreadable", reason=f"damaged ({type(error).__name__})")
    sys.stdout.buffer.write(msgspec.json.encode(reading))


if __name__ == "__main__":
    main()
