"""The lines between the head of the results and the hits: how the words were taken."""

from collections.abc import Iterable, Iterator

from indexer.query import NONE
from searcher.answer import Answer, Lens, Understood
from ui.communes import read
from ui.markup import esc, grouped, link
from ui.texts import Texts
from ui.view import View
from vietnamese.documents.signs import undated
from vietnamese.writing import unmarked


def notes(answer: Answer, view: View, texts: Texts) -> str:
    """Return what a person should know about how the question was read."""
    return "".join(f'<p class="tx-note">{note}</p>' for note in _notes(answer, view, texts))


def _notes(answer: Answer, view: View, texts: Texts) -> Iterator[str]:
    if answer.suggestion:
        asked = link(view.href(q=answer.suggestion, page=1), esc(answer.suggestion))
        yield texts["suggestion"].format(q=asked)
    yield from read(answer, view, texts)
    if citing := _citing(view, texts):
        yield citing
    # They tell of the articles below them.
    if answer.total and answer.matched in ("folded", "some"):
        yield esc(texts[answer.matched])
    if answer.lens:
        yield _lens(answer.lens, view, texts)
    if answer.understood:
        yield from _understood(answer.understood, view, texts)
    if answer.undated:
        yield link(view.undated(), esc(texts["undated_too"].format(n=grouped(answer.undated))))


def _citing(view: View, texts: Texts) -> str | None:
    """Return the way from a document chosen within a search to every article that cites it."""
    chosen = view.where.get("document", ())
    narrowed = view.q or view.since or view.until or len(view.where) > 1
    if len(chosen) != 1 or chosen[0] == NONE or not narrowed:
        return None
    number = undated(chosen[0])
    return link(view.citing(number), esc(texts["all_citing"].format(number=number)))


def _understood(understood: Understood, view: View, texts: Texts) -> Iterator[str]:
    if understood.operators:
        words = link(view.href(words=True, page=1), texts["take_as_words"])
        yield f"{texts['operators']} {_bold(understood.operators)} {words}"
    if understood.unread:
        yield f"{texts['unread']} {_bold(understood.unread)}"


def _bold(pieces: Iterable[str]) -> str:
    return " ".join(f"<b>{esc(piece)}</b>" for piece in pieces)


def _lens(lens: Lens, view: View, texts: Texts) -> str:
    more = texts["without_accents"].format(n=grouped(lens.more))
    spellings = ", ".join(f"{esc(s.form)}&nbsp;({grouped(s.count)})" for s in lens.spellings)
    return f"{link(view.href(q=unmarked(view.q), page=1), more)}: {spellings}"
