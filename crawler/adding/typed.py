"""A profile that somebody typed into the page, who may send the crawler to the public web only."""

import re
from collections.abc import Iterable
from pathlib import Path

from crawler.errors import NotAdded
from crawler.mistakes import Source
from crawler.profile import Profile, families, load_profile, profile_in
from crawler.rules import Fetching

LONGEST = 60_000
"""Characters of a profile; the longest that ships has some 2,000."""
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")
_TAKEN = frozenset({"auto", "none"})
# What lets a crawl into a private network, or trust what nobody else trusts.
_REACH = ("allow_private", "ca_bundle", "connect")


def typed_profile(text: str, path: Path) -> Profile:
    """Return the profile that *text* says, which would stand in the file *path*.

    Raises `ProfileError`, `NotAdded` for what only a file of the administrator's may say.
    """
    if len(text) > LONGEST:
        raise NotAdded(
            f"{path}: has more than {LONGEST:,} characters. Leave out what is no rule.",
            reason="too long",
        )
    profile, source = profile_in(text, path), Source(path, text)
    raw = source.values()
    if raw.get("name", path.stem) != path.stem:
        raise NotAdded(
            f"{source.place(('name',))}: a profile added from the page is named after its file."
            " Take the line out.",
            reason="named twice",
        )
    for key in _REACH:
        if key in raw.get("fetch", {}):
            raise NotAdded(
                f"{source.place(('fetch', key))}: only a file in {path.parent} may say this, not"
                " the page. Ask whoever looks after this installation.",
                reason="out of reach",
            )
    _check_inherited(profile, source, raw.get("extends"))
    return profile


def _check_inherited(profile: Profile, source: Source, extends: object) -> None:
    """Let a profile have what its parent allows for hosts of that parent, and for no others."""
    beside = source.path.parent / f"{extends}.toml"
    usual = Fetching()
    if all(getattr(profile.fetch, key) == getattr(usual, key) for key in _REACH):
        return
    hosts = load_profile(beside).hosts
    if not set(profile.hosts) <= set(hosts):
        raise NotAdded(
            f'{source.place(("hosts",))}: "{extends}" allows what it allows for its own hosts'
            f" alone ({', '.join(hosts)}). Leave out the others.",
            reason="out of reach",
        )


def check_name(name: str, taken: Iterable[str]) -> None:
    """Refuse a *name* that no file should have, or one of those *taken*. Raises `NotAdded`."""
    if not _NAME.fullmatch(name) or name in _TAKEN:
        raise NotAdded(
            f'"{name}": no name for a profile. Use small letters, digits and hyphens.',
            reason="bad name",
        )
    if name in families():
        raise NotAdded(
            f'"{name}": is the name of a family that ships with Tinxa. Choose another one.',
            reason="name taken",
        )
    if name in taken:
        raise NotAdded(
            f'"{name}": there is a profile of this name already. Choose another one.',
            reason="name taken",
        )


def default_name(host: str, taken: Iterable[str]) -> str:
    """Return a name for the profile of *host* that is not *taken*.

    >>> default_name("www.dongson.thanhhoa.gov.vn", ["x"]), default_name("a.vn", ["a"])
    ('dongson', 'a-vn')
    """
    labels = re.sub(r"[^a-z0-9.-]", "", host.lower()).removeprefix("www.").split(".")
    known = {*taken, *families(), *_TAKEN, ""}
    short, whole = labels[0].strip("-"), "-".join(labels).strip("-")[:50].strip("-")
    numbered = (f"{whole}-{number}" for number in range(2, len(known) + 3))
    return next(name for name in (short, whole, *numbered) if name not in known)
