"""The way to another portal, from wherever portals are told of."""

from ui.access import may_edit
from ui.markup import link
from ui.service import without_archive
from ui.texts import Texts


def adding_link(texts: Texts) -> str:
    """Return the link for who may add a portal; nothing where nobody can."""
    if without_archive() or not may_edit():
        return ""
    return f'<p class="tx-way">{link(texts["add_href"], texts["add"])}</p>'
