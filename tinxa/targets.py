"""Which articles and addresses an id or an address means that is to be forgotten."""

from collections.abc import Iterable
from typing import NamedTuple

from archive.folder import DataFolder
from archive.forgetting import at_address
from archive.forgotten import Forgetting, forgetting_of
from archive.store import Archive
from crawler.frontier import Frontier
from crawler.refusals import aliases_of, homes_of


class Target(NamedTuple):
    """The articles *ids* of the archive, and all *addresses* under which they are known.

    *others* are articles of their own whose addresses lead there now: they stay. *forgotten* is by
    which removal, where there is nothing left to forget.
    """

    ids: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    forgotten: Forgetting | None = None


def find_target(folder: DataFolder, archive: Archive, named: str) -> Target:
    """Return what *named*, an id or an address, means. Raises `NotFound` for an unknown id.

    An address need not be known: it is forgotten before it was ever seen.
    """
    if archive.original(named) is not None:
        return _target(archive, [named], _aliases(folder, _urls(archive, named)))
    if forgotten := forgetting_of(archive, article_id=named):
        return Target(forgotten=forgotten)
    if "://" not in named:
        archive.require(named)
    home = next((url for url in _homes(folder, named) if at_address(archive, url)), named)
    return _target(archive, at_address(archive, home), _aliases(folder, [home, named]))


def with_addresses(archive: Archive, target: Target, further: Iterable[str]) -> Target:
    """Return *target* with *further* addresses of it."""
    new = [url for url in further if url not in target.addresses]
    return _target(archive, target.ids, [*target.addresses, *new]) if new else target


def _target(archive: Archive, ids: Iterable[str], known: Iterable[str]) -> Target:
    """Return the target of the articles *ids*, of whose addresses some may be others' own."""
    urls = dict.fromkeys(known)
    own = {url for article_id in ids for url in _urls(archive, article_id)}
    held = {url: at_address(archive, url) for url in urls}
    addresses = tuple(url for url in urls if url in own or not set(held[url]) - set(ids))
    articles = dict.fromkeys([*ids, *(each for url in own for each in at_address(archive, url))])
    others = {each for found in held.values() for each in found} - set(articles)
    forgettings = [forgetting_of(archive, url=url) for url in addresses]
    nothing_left = bool(addresses) and not articles and all(forgettings)
    return Target(
        tuple(articles), addresses, tuple(sorted(others)), forgettings[0] if nothing_left else None
    )


def _urls(archive: Archive, article_id: str) -> list[str]:
    """Return every address that an article has or had in the archive."""
    held = [archive.original(article_id), *archive.versions(article_id)]
    return list(dict.fromkeys(each.url for each in held if each and each.url))


def _homes(folder: DataFolder, url: str) -> list[str]:
    if not folder.frontier.exists():
        return [url]
    with Frontier.open(folder.frontier) as frontier:
        return homes_of(frontier, url)


def _aliases(folder: DataFolder, urls: list[str]) -> list[str]:
    if not folder.frontier.exists():
        return urls
    with Frontier.open(folder.frontier) as frontier:
        return aliases_of(frontier, urls)
