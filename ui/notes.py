"""The lines between the head of the results and the hits: how the words were taken."""

from collections.abc import Iterator, Mapping

from searcher.answer import Answer, Lens
from ui.markup import esc, grouped, link
from ui.view import View
from vietnamese.writing import unmarked

Texts = Mapping[str, str]


def notes(answer: Answer, view: View, texts: Texts) -> str:
    """Return what a person should know about how the question was read."""
    return "".join(f'<p class="tx-note">{note}</p>' for note in _notes(answer, view, texts))


def _notes(answer: Answer, view: View, texts: Texts) -> Iterator[str]:
    if answer.matched in ("folded", "some"):
        yield esc(texts[answer.matched])
    if answer.lens:
        yield _lens(answer.lens, view, texts)
    if answer.understood.operators:
        said = " ".join(f"<b>{esc(operator)}</b>" for operator in answer.understood.operators)
        words = link(view.href(words=True, page=1), texts["take_as_words"])
        yield f"{texts['operators']} {said}. {words}"
    if answer.understood.unread:
        said = " ".join(f"<b>{esc(name)}</b>" for name in answer.understood.unread)
        yield f"{texts['unread']} {said}"
    if answer.undated:
        yield esc(texts["undated_too"].format(n=grouped(answer.undated)))


def _lens(lens: Lens, view: View, texts: Texts) -> str:
    more = texts["without_accents"].format(n=grouped(lens.more))
    spellings = ", ".join(f"{esc(s.form)} ({grouped(s.count)})" for s in lens.spellings)
    return f"{link(view.href(q=unmarked(view.q), page=1), more)}: {spellings}"
