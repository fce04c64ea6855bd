"""Which facts are derived from articles, by which recogniser, and how they are kept fresh."""

from collections.abc import Callable

import msgspec

from archive import derivations
from archive.article import Article, Mention
from archive.store import Archive
from indexer.documents import find_documents
from vietnamese import communes, documents
from vietnamese.figures import finding
from vietnamese.figures.figure import Figure
from vietnamese.writing import old_style


class Recogniser(msgspec.Struct, frozen=True):
    """A pure function from an article to one kind of facts; its *version* changes with it."""

    kind: str
    version: str
    find: Callable[[Article], object]


def find_communes(article: Article) -> tuple[Mention, ...]:
    """Return the communes, wards and townships that title, summary or body name with their kind.

    One spelt in two ways (Hoằng Hoá, Hoằng Hóa) is one, named as it is spelt first.
    """
    named: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    for found in communes.find(f"{article.title or ''}\n{article.summary or ''}"):
        named.setdefault(old_style(found.name), (found.name, []))
    for found in communes.find(article.body):
        _, spans = named.setdefault(old_style(found.name), (found.name, []))
        spans.append((found.start, found.end))
    return tuple(Mention(name=name, spans=tuple(spans)) for name, spans in named.values())


def find_figures(article: Article) -> tuple[Figure, ...]:
    """Return the figures of the body; the day of publication tells years left out."""
    return tuple(finding.find(article.body, published=article.published))


RECOGNISERS = (
    Recogniser("communes", communes.VERSION, find_communes),
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
