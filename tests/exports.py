"""Exports of given records, as bytes and as text, and texts that no format may trip over."""

import io

import msgspec

from archive.article import Derived, Record
from indexer.documents import find_documents
from indexer.places import find_communes
from indexer.recognition import find_figures
from searcher.exporting.content import Content
from searcher.exporting.description import Description, Selection
from searcher.exporting.formats import format_of, write
from searcher.question import Question
from tests.making import article

ABOUT = Description(
    selection=Selection(question=Question(text="lúa {% & $ @book{x,", where={"year": ("2023",)})),
    total=1,
    exported_at="2026-11-26T01:02:03Z",
    tinxa="0.1.0",
    archive="abc",
    change=7,
    indexed_at="2026-11-25T01:02:03Z",
    articles=9,
)

HOSTILE = (
    "}{ unbalanced {", "50% & $x_1^2$ #~ \\textbf{a}", "a\nER  - \nTY  - NEWS\nTI  - b",
    "a\x00b\x1fc\x0bd\ud7ffe\ufffef", "=1+1", "{=1+1}", "@SUM(A1)", "+84", "-5", "chữ " * 10_000,
    "😀 tin 👩‍🌾", "Đo\u0302ng So\u031bn", "<script>alert(1)</script> ]]> & &amp;", "a and b, c",
    "tinxa-item:0:x", "http://dongson.example/a", "_x0041_", '"quoted" “cong”; a,b', " ", "\u2028x",
)  # fmt: skip
"""Titles."""


def made(**fields):
    """Return a record with what the recognisers find in it."""
    one = article(**{"id": "a1", "published": "2023-05-29", **fields})
    derived = Derived(
        communes=find_communes(one), documents=find_documents(one), figures=find_figures(one)
    )
    return Record(one, derived)


def hostile():
    """Return a record for each hostile title, in which it stands everywhere."""
    return [
        made(
            id=f"{number} {title[:20]}", title=title, body=f"x\n{title}", summary=title,
            source=title[:300], authors=[title], category=title[:300],
            url=f"http://a.example/{number}?{title[:9]}",
        )
        for number, title in enumerate(HOSTILE)
    ]  # fmt: skip


def content_of(records, *, demo=False, **selection):
    chosen = msgspec.structs.replace(ABOUT.selection, **selection)
    records = list(records)
    about = msgspec.structs.replace(ABOUT, selection=chosen, demo=demo, total=len(records))
    return Content(about, records)


def data(ending, content):
    out = io.BytesIO()
    write(content, format_of(ending, content.about.selection.table), out)
    return out.getvalue()


def text(ending, content):
    return data(ending, content).decode()
