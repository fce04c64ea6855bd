"""From an article to the one before and after it in the list from which it was opened."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from ui.markup import link
from ui.service import searcher
from ui.texts import Texts
from ui.view import View


class Neighbours(NamedTuple):
    """The views of the articles before and after one; None where the list ends, or is none."""

    before: View | None = None
    after: View | None = None


def neighbours(view: View, after: str = "") -> Neighbours:
    """Return the neighbours of an article in the list that its address describes.

    *after* is the id of the next one where that is known: an article that was put right may have
    left the list, or stand elsewhere in it.
    """
    found = _found(view)
    return found._replace(after=msgspec.structs.replace(view, id=after)) if after else found


def in_list(view: View) -> bool:
    """Tell whether the address describes a list besides its article."""
    return bool(view.q or view.filtered)


def _found(view: View) -> Neighbours:
    """Return the neighbours that stand on the article's page of the list, or a page beside it.

    While the first articles are put right and leave the list, the rest moves up.
    """
    if not in_list(view):
        return Neighbours()
    first = max(0, (view.page - 2) * view.size)
    question = msgspec.structs.replace(view.question(), offset=first, limit=3 * view.size)
    ids = [hit.id for hit in searcher().hits(question)]
    if view.id not in ids:
        return Neighbours()
    place = ids.index(view.id)

    def at(index: int) -> View | None:
        if not 0 <= index < len(ids):
            return None
        return msgspec.structs.replace(view, id=ids[index], page=(first + index) // view.size + 1)

    return Neighbours(at(place - 1), at(place + 1))


def ways(found: Neighbours, texts: Texts) -> str:
    """Return the links to an article's neighbours."""
    links = "".join(_links(found, texts))
    return f'<span class="tx-ways">{links}</span>' if links else ""


def _links(found: Neighbours, texts: Texts) -> Iterator[str]:
    if found.before:
        yield link(found.before.href(), f"‹ {texts['list_before']}")
    if found.after:
        yield link(found.after.href(), f"{texts['list_after']} ›")
