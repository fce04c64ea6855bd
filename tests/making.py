"""Articles and indexes for tests."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from archive.article import Article, Record
from archive.exchange import article_from
from archive.store import Archive
from indexer.analysis import analyse
from indexer.build import build
from indexer.duplicates.grouping import regroup
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.query import Term, Zone
from indexer.recognition import refresh
from searcher.searcher import Searcher


def article(**fields: Any) -> Article:
    return article_from({"title": "Tin", **fields})[0]


def record(**fields: Any) -> Record:
    return Record(*article_from({"title": "Tin", **fields}))


def filled(path: Path, articles: Iterable[dict[str, Any]]) -> Archive:
    archive = Archive.open(path / "archive.sqlite")
    for fields in articles:
        taken, derived = article_from(fields)
        archive.put(taken, imported=derived)
    refresh(archive, progress=lambda _: None)
    regroup(archive, progress=lambda _: None)
    return archive


def indexed(archive: Archive, *, rebuild: bool = False, processes: int = 1) -> WhooshIndex:
    index = WhooshIndex(archive.path.parent / "index")
    build(
        archive,
        index,
        rebuild=rebuild,
        progress=lambda _done, _total: None,
        processes=processes,
    )
    return index


def searching(path: Path, articles: Iterable[dict[str, Any]]) -> Searcher:
    archive = filled(path, articles)
    return Searcher(indexed(archive).open(), archive)


def term(text: str, *, quoted: bool = False, zone: Zone = "all") -> Term:
    return Term(tuple(word.forms for word in analyse(text)), quoted=quoted, zone=zone)
