"""Which facts are derived from articles, by which recogniser, and how they are kept fresh."""

from collections.abc import Callable, Sequence

import msgspec

from archive import derivations
from archive.article import Article, Mention
from archive.store import Archive
from vietnamese.places.recognition import VERSION, Found, Place, recognise
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
    head, _ = composed(f"{article.title or ''}\n{article.summary or ''}")
    body, offsets = composed(article.body)
    place = article.place
    where = Place(place.commune, place.district, place.province) if place else Place()
    return tuple(
        _mention(found, offsets) for found in recognise(head, body, where, article.published)
    )


def _mention(found: Found, offsets: Sequence[int] | None) -> Mention:
    spans = found.spans
    if offsets is not None:
        spans = [(offsets[start], offsets[end]) for start, end in spans]
    unit = found.unit
    return Mention(
        name=found.name,
        certain=found.certain,
        spans=tuple(spans),
        unit=unit.id if unit else None,
        code=unit.code if unit else None,
        official=unit.name if unit else None,
        by=found.by,
    )


RECOGNISERS = (Recogniser("communes", VERSION, find_communes),)


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
