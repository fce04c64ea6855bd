"""Which facts are derived from articles, by which recogniser, and how they are kept fresh."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

import msgspec

from archive import derivations
from archive.article import Article
from archive.store import Archive
from indexer.documents import find_documents
from indexer.places import find_areas, find_communes
from indexer.workers import mapped, pool
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

VERSIONS = {one.kind: one.version for one in RECOGNISERS}
"""The present version of what derives each kind of facts."""
_BY_KIND = {one.kind: one for one in RECOGNISERS}
_BATCH = 100
_ALONE = 5
"""Batches that one process reads sooner than another one starts."""

Work = list[tuple[Article, tuple[str, ...]]]
"""Articles with the kinds of facts to derive from each."""


def refresh(archive: Archive, *, progress: Callable[[int], None], processes: int = 1) -> int:
    """Derive anew what is missing or stale; return for how many articles.

    Many articles are read by several *processes*; a script that asks for them needs the guard
    ``if __name__ == "__main__":``, for they import it.
    """
    work = _batches(derivations.stale(archive, VERSIONS))
    first = list(islice(work, _ALONE))
    if processes == 1 or len(first) < _ALONE:
        return _keep(archive, map(_read, chain(first, work)), progress)
    with pool(processes) as workers:
        read = mapped(workers, _read, chain(first, work), ahead=4 * processes)
        return _keep(archive, read, progress)


def _batches(stale: Iterator[Work]) -> Iterator[Work]:
    for articles in stale:
        for start in range(0, len(articles), _BATCH):
            yield articles[start : start + _BATCH]


def _read(work: Work) -> list[tuple[Article, dict[str, object]]]:
    """Return what the recognisers find; runs in a process of its own, perhaps."""
    return [
        (article, {kind: _BY_KIND[kind].find(article) for kind in kinds}) for article, kinds in work
    ]


def _keep(
    archive: Archive,
    read: Iterable[list[tuple[Article, dict[str, object]]]],
    progress: Callable[[int], None],
) -> int:
    done = 0
    for batch in read:
        for kind, recogniser in _BY_KIND.items():
            facts = [(article, found[kind]) for article, found in batch if kind in found]
            if facts:
                derivations.keep(archive, facts, kind=kind, version=recogniser.version)
        done += len(batch)
        progress(done)
    return done
