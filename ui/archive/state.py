"""What the archive holds of each portal and source, how the crawler fares there, and the index."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from archive.schema import FIELDS
from archive.statistics import SourceStatistics, by_source
from archive.store import Archive
from crawler.errors import FrontierError
from crawler.health import Health, health
from indexer.build import lag
from indexer.engines.choosing import index_of
from indexer.errors import IndexerError
from indexer.query import GUESSED, NONE
from indexer.results import EngineStatus
from searcher.question import Question
from ui.service import folder, searcher


class Found(NamedTuple):
    """How many articles a search finds: all, those without a day, those whose day is a guess."""

    articles: int = 0
    undated: int = 0
    guessed: int = 0


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """A portal with all its sources, or a source that nobody crawled (*crawl* is None).

    *sources* are the values by which a search finds them. *found* is None where there is no index;
    *articles* are those of the archive, and *filled* the share of them that has each field.
    """

    name: str
    sources: tuple[str, ...]
    articles: int
    gone: int
    changed: int
    earliest: str | None
    latest: str | None
    last_fetched: str | None
    filled: Mapping[str, float]
    crawl: Health | None = None
    found: Found | None = None


class IndexState(NamedTuple):
    """The index: *behind* counts changes of the archive that it lacks, None where it must be anew.

    Where it cannot be asked, *error* says why.
    """

    status: EngineStatus | None = None
    behind: int | None = None
    error: IndexerError | None = None


class Stock(msgspec.Struct, frozen=True, kw_only=True):
    """The whole archive; *trouble* says why the crawler's memory cannot be read."""

    articles: int
    found: Found | None
    holdings: tuple[Holding, ...]
    index: IndexState
    trouble: str | None


def stock() -> Stock:
    """Return the state of the archive that is served. Raises `ArchiveError`."""
    with Archive.open(folder().archive) as archive:
        statistics, index = by_source(archive), _index(archive)
        crawls, trouble = _crawls(archive)
    found = _found() if index.error is None else None
    own = {host for crawl in crawls for host in crawl.hosts}
    holdings = [_holding(crawl, _of(statistics, crawl.hosts), found) for crawl in crawls]
    holdings += [_holding(None, [each], found) for each in statistics if each.source not in own]
    return Stock(
        articles=sum(each.articles for each in statistics),
        found=_sum(found, found) if found is not None else None,
        holdings=tuple(holdings),
        index=index,
        trouble=trouble,
    )


def _index(archive: Archive) -> IndexState:
    try:
        status = searcher().status()
    except IndexerError as error:
        return IndexState(error=error)
    return IndexState(status, lag(archive, index_of(folder()).followed()))


def _crawls(archive: Archive) -> tuple[list[Health], str | None]:
    try:
        return health(folder(), archive), None
    except (FrontierError, sqlite3.Error) as error:
        # The second where another program holds the file, or the page may not write beside it.
        return [], str(error)


def _found() -> dict[str, Found]:
    """Return what searches find of each source, in three of them however many sources there are."""
    every, undated, guessed = (
        {value.value: value.count for value in searcher().facet(question, "source")}
        for question in (
            Question(),
            Question(where={"date": (NONE,)}),
            Question(where={"date": (GUESSED,)}),
        )
    )
    return {
        name: Found(count, undated.get(name, 0), guessed.get(name, 0))
        for name, count in every.items()
    }


def _sum(found: Mapping[str, Found], sources: Iterable[str]) -> Found:
    parts = [found[name] for name in sources if name in found]
    return Found(*map(sum, zip(*parts, strict=True))) if parts else Found()


def _of(statistics: Iterable[SourceStatistics], hosts: Sequence[str]) -> list[SourceStatistics]:
    return [each for each in statistics if each.source in hosts]


def _holding(
    crawl: Health | None, parts: Sequence[SourceStatistics], found: Mapping[str, Found] | None
) -> Holding:
    sources = tuple(NONE if each.source is None else each.source for each in parts)
    articles = sum(each.articles for each in parts)
    return Holding(
        name=crawl.portal if crawl else parts[0].source or "",
        sources=sources,
        articles=articles,
        gone=sum(each.gone for each in parts),
        changed=sum(each.changed for each in parts),
        earliest=min((each.earliest for each in parts if each.earliest), default=None),
        latest=max((each.latest for each in parts if each.latest), default=None),
        last_fetched=max((each.last_fetched for each in parts if each.last_fetched), default=None),
        filled={
            field: sum(each.filled(field) for each in parts) / articles
            for field in FIELDS
            if articles
        },
        crawl=crawl,
        found=None if found is None else _sum(found, sources),
    )
