"""Which articles and addresses an id or an address means that is to be forgotten."""

from collections.abc import Iterable
from typing import NamedTuple

from archive.folder import DataFolder
from archive.forgetting import at_address
from archive.forgotten import Forgetting, forgetting_of
from archive.store import Archive
from crawler.frontier import Frontier
from crawler.refusals import known_as


class Target(NamedTuple):
    """The articles *ids* of the archive, and all *addresses* under which they are known.

    *forgotten* is by which removal, where there is nothing left to forget.
    """

    ids: tuple[str, ...]
    addresses: tuple[str, ...]
    forgotten: Forgetting | None = None


def find_target(folder: DataFolder, archive: Archive, named: str) -> Target:
    """Return what *named*, an id or an address, means. Raises `NotFound` for an unknown id.

    An address need not be known: it is forgotten before it was ever seen.
    """
    by_id = archive.original(named) is not None
    if not by_id and (forgotten := forgetting_of(archive, article_id=named)):
        return Target((), (), forgotten)
    if not by_id and "://" not in named:
        archive.require(named)
    ids = (named,) if by_id else ()
    return _widened(folder, archive, ids, _urls(archive, named) if by_id else (named,))


def with_addresses(
    folder: DataFolder, archive: Archive, target: Target, further: Iterable[str]
) -> Target:
    """Return *target* with *further* addresses of it."""
    new = [url for url in further if url not in target.addresses]
    return _widened(folder, archive, target.ids, (*target.addresses, *new)) if new else target


def _widened(
    folder: DataFolder, archive: Archive, ids: Iterable[str], urls: Iterable[str]
) -> Target:
    addresses = tuple(dict.fromkeys(each for url in urls for each in _known_as(folder, url)))
    found = [article_id for url in addresses for article_id in at_address(archive, url)]
    articles = tuple(dict.fromkeys((*ids, *found)))
    forgettings = [forgetting_of(archive, url=url) for url in addresses]
    nothing_left = addresses and not articles and all(forgettings)
    return Target(articles, addresses, forgettings[0] if nothing_left else None)


def _urls(archive: Archive, article_id: str) -> tuple[str, ...]:
    """Return every address that an article has or had in the archive."""
    held = [archive.original(article_id), *archive.versions(article_id)]
    return tuple(dict.fromkeys(each.url for each in held if each and each.url))


def _known_as(folder: DataFolder, url: str) -> list[str]:
    if not folder.frontier.exists():
        return [url]
    with Frontier.open(folder.frontier) as frontier:
        return list(dict.fromkeys([url, *known_as(frontier, url)]))
