"""A profile that somebody typed into the page, who may send the crawler to the public web only."""

import re
import tomllib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

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
    source = Source(path, text)
    # What is no TOML is told with all other mistakes.
    with suppress(tomllib.TOMLDecodeError):
        _check_said(source, source.values())
    profile = profile_in(text, path)
    _check_inherited(profile, source)
    return profile


def _check_said(source: Source, raw: dict[str, Any]) -> None:
    """Refuse a name of its own, and what reaches further than the public web.

    This comes before the profile is made, which looks for files.
    """
    if raw.get("name", source.path.stem) != source.path.stem:
        raise NotAdded(
            f"{source.place(('name',))}: a profile added from the page is named after its file."
            " Take the line out.",
            reason="named twice",
        )
    fetch = raw.get("fetch")
    for key in _REACH:
        if isinstance(fetch, dict) and key in fetch:
            raise NotAdded(
                f"{source.place(('fetch', key))}: only a file in {source.path.parent} may say this,"
                " not the page. Ask whoever looks after this installation.",
                reason="out of reach",
            )


def _check_inherited(profile: Profile, source: Source) -> None:
    """Let a profile have what its parent allows for hosts of that parent, and for no others."""
    usual = Fetching()
    if all(getattr(profile.fetch, key) == getattr(usual, key) for key in _REACH):
        return
    extends = source.values()["extends"]
    hosts = load_profile(source.path.parent / f"{extends}.toml").hosts
    if not set(profile.hosts) <= set(hosts):
        raise NotAdded(
            f'{source.place(("hosts",))}: "{extends}" allows what it allows for its own hosts'
            f" alone ({', '.join(hosts)}). Leave out the others.",
            reason="out of reach",
        )


def is_name(name: str) -> bool:
    """Tell whether a file in `sites/` may have this *name*."""
    return _NAME.fullmatch(name) is not None and name not in _TAKEN


def check_name(name: str, taken: Iterable[str]) -> None:
    """Refuse a *name* that no file should have, or one of those *taken*. Raises `NotAdded`."""
    if not is_name(name):
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
    numbered = (f"{whole or 'cong'}-{number}" for number in range(2, len(known) + 3))
    return next(each for each in (short, whole, *numbered) if is_name(each) and each not in known)
