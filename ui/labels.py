"""How the values of facets are named in the reader's language."""

from indexer.query import BY_DATE, CERTAIN, GUESSED, NONE
from searcher.labels import label
from ui.texts import Texts


def named(facet: str, value: str, texts: Texts) -> str:
    """Return the name of a *value*, as text.

    >>> from ui.texts import TEXTS
    >>> [named("month", "2023-05", TEXTS[language]) for language in ("vi", "en")]
    ['tháng 5/2023', '5/2023']
    """
    if value == NONE:
        return texts["undated" if facet in BY_DATE else "none"]
    if facet == "date" and value in (CERTAIN, GUESSED):
        return texts[value]
    shown = label(facet, value)
    if facet == "month" and shown != value:
        return texts["month_of"].format(month=shown.removeprefix("tháng "))
    return shown
