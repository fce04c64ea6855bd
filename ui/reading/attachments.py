"""The attachments of an article as HTML, their text folded."""

from collections.abc import Sequence

from archive.article import Attachment
from searcher.marking import Sought
from ui.markup import esc, outward
from ui.reading.marks import aside, count_marks, mark
from ui.texts import Texts


def attachments(files: Sequence[Attachment], wanted: Sought, texts: Texts, *, unfold: bool) -> str:
    """Return the attachments; with *unfold* the text that holds what is sought is open."""
    items = "".join(_attachment(one, wanted, texts, unfold=unfold) for one in files)
    return aside(texts["attachments"], items, kind="tx-attachments")


def _attachment(one: Attachment, wanted: Sought, texts: Texts, *, unfold: bool) -> str:
    unread = texts["unreadable"] if one.text_source == "unreadable" else ""
    about = ", ".join(esc(part) for part in (one.type, unread) if part)
    kind = f" ({about})" if about else ""
    named = outward(one.url, f'<bdi lang="vi">{mark(one.title or one.url, wanted)}</bdi>')
    return f"<li>{named}{kind}{_text(one, wanted, texts, unfold=unfold)}</li>"


def _text(one: Attachment, wanted: Sought, texts: Texts, *, unfold: bool) -> str:
    """Return the text of an attachment, folded, and how often it holds what is sought."""
    if not one.text:
        return ""
    inner = "".join(f"<p>{mark(text, wanted)}</p>" for text in one.text.split("\n") if text)
    found = count_marks(inner)
    label = texts["file_text_ocr" if one.text_source == "ocr" else "file_text"]
    count = f' <span class="tx-found">{texts["marks"].format(n=found)}</span>' if found else ""
    return (
        f'<details class="tx-file-text"{" open" if found and unfold else ""}>'
        f"<summary>{label}{count}</summary>"
        f'<div lang="vi">{inner}</div></details>'
    )
