"""Which facts are derived from articles, by which recogniser, and how they are kept fresh."""

from collections.abc import Callable, Sequence

import msgspec

from archive import derivations
from archive.article import Article, Mention
from archive.store import Archive
from vietnamese.places import areas, recognition
from vietnamese.places.areas import recognise_areas
from vietnamese.places.recognition import Place, recognise
from vietnamese.writing import composed


class Recogniser(msgspec.Struct, frozen=True):
    """A pure function from an article to one kind of facts; its *version* changes with it."""

    kind: str
    version: str
    find: Callable[[Article], object]


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


RECOGNISERS = (
    Recogniser("communes", recognition.VERSION, find_communes),
    Recogniser("areas", areas.VERSION, find_areas),
)


def refresh(archive: Archive, *, progress: Callable[[int], None]) -> int:
    """Derive anew what is missing or stale; return for how many articles."""
    done = 0
    for recogniser in RECOGNISERS:
        kind, version = recogniser.kind, recogniser.version
        for articles in derivations.stale(archive, kind=kind, version=version):
            facts = [(article, recogniser.find(article)) for article in articles]
            derivations.keep(archive, facts, kind=kind, version=version)
            done += len(facts)
            progress(done)
    return done
