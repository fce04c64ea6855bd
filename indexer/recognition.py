"""Which facts are derived from articles, by which recogniser, and how they are kept fresh."""

from collections.abc import Callable

import msgspec

from archive import derivations
from archive.article import Article
from archive.store import Archive
from indexer.documents import find_documents
from indexer.places import find_areas, find_communes
from vietnamese.documents import finding as documents
from vietnamese.figures import finding
from vietnamese.figures.figure import Figure
from vietnamese.places import areas, recognition
from vietnamese.places.table import fingerprint


class Recogniser(msgspec.Struct, frozen=True):
    """A pure function from an article to one kind of facts.

    Its *version* changes with it, and with the tables that it reads.
    """

    kind: str
    version: str
    find: Callable[[Article], object]


def find_figures(article: Article) -> tuple[Figure, ...]:
    """Return the figures of the body; the day of publication tells years left out."""
    return tuple(finding.find(article.body, published=article.published))


RECOGNISERS = (
    Recogniser("communes", f"{recognition.VERSION}-{fingerprint()}", find_communes),
    Recogniser("areas", f"{areas.VERSION}-{fingerprint()}", find_areas),
    Recogniser("documents", documents.VERSION, find_documents),
    Recogniser("figures", finding.VERSION, find_figures),
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
