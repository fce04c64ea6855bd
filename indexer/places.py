"""Communes, districts and provinces as facts of an article."""

from collections.abc import Sequence

from archive.article import Article, Mention
from vietnamese.places.areas import recognise_areas
from vietnamese.places.recognition import Place, recognise
from vietnamese.writing import composed


def find_communes(article: Article) -> tuple[Mention, ...]:
    """Return the communes, wards and townships that title, summary or body name.

    One spelt in two ways (Hoằng Hoá, Hoằng Hóa) is one, named as it is spelt first.
    """
    read = _Read(article)
    return tuple(
        Mention(
            name=found.name,
            certain=found.certain,
            spans=read.spans(found.spans),
            unit=found.unit.id if found.unit else None,
            code=found.unit.code if found.unit else None,
            official=found.unit.name if found.unit else None,
            by=found.by,
        )
        for found in recognise(read.head, read.body, read.place, article.published)
    )


def find_areas(article: Article) -> tuple[Mention, ...]:
    """Return the districts and provinces that title, summary or body name with their kind."""
    read = _Read(article)
    return tuple(
        Mention(
            name=found.name,
            certain=found.area is not None,
            spans=read.spans(found.spans),
            unit=found.unit,
            code=found.area.code if found.area else None,
            official=found.area.name if found.area else None,
        )
        for found in recognise_areas(read.head, read.body, read.place, article.published)
    )


class _Read:
    """An article's text with its letters composed, and how to point into it as it was."""

    def __init__(self, article: Article) -> None:
        self.head, _ = composed(f"{article.title or ''}\n{article.summary or ''}")
        self.body, self._offsets = composed(article.body)
        place = article.place
        self.place = Place(place.commune, place.district, place.province) if place else Place()

    def spans(self, found: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        """Return ranges of the composed body as ranges of the body itself."""
        at = self._offsets
        return tuple(found) if at is None else tuple((at[start], at[end]) for start, end in found)
