"""Profiles: what a portal looks like, as data. Families ship in `sites/`, users add their own."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
from msgspec.structs import replace

from archive.article import Place
from crawler.checks import check_addresses, check_selectors, is_web
from crawler.errors import ProfileError
from crawler.mistakes import Source, suggestion, told
from crawler.rules import Dating, Discovery, Fetching, Fields, ProfilePlace, Selectors

FAMILIES = Path(__file__).parent / "sites"
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
# Steps from the start of a portal of which nothing is known: pages of a list count, too.
_UNKNOWN = 30


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One portal or one family of portals; *marks* are selectors that all its articles match."""

    name: str
    title: str | None = None
    start: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    place: ProfilePlace | None = None
    category: str | None = None
    marks: Selectors = ()
    fetch: Fetching = Fetching()
    discover: Discovery = Discovery()
    article: Fields = Fields()
    date: Dating = Dating()

    def __post_init__(self) -> None:
        check_selectors(self.marks, key="marks")
        check_addresses(self.start, key="start")

    @property
    def archived_place(self) -> Place | None:
        """The place as an article carries it."""
        return Place(**msgspec.structs.asdict(self.place)) if self.place else None

    @property
    def tells_links(self) -> bool:
        """Whether the profile says which links lead to articles."""
        return bool(self.discover.list_links or self.discover.article_pattern)

    def served_at(self, addresses: Mapping[str, str], *, delay: float | None = None) -> "Profile":
        """Return this profile with its hosts mapped to loopback *addresses*, host -> base URL.

        *delay* replaces the profile's own, for a server on this machine needs no pause.
        """
        connect = {host: addresses[host] for host in self.hosts if host in addresses}
        pause = self.fetch.delay if delay is None else delay
        return replace(self, fetch=replace(self.fetch, connect=connect, delay=pause))

    def reading_like(self, family: "Profile") -> "Profile":
        """Return this profile with the fields and dates of *family* where it tells none itself."""
        own = {key: value for key, value in msgspec.structs.asdict(self.article).items() if value}
        date = family.date if self.date == Dating() else self.date
        return replace(self, article=replace(family.article, **own), date=date)


@cache
def families() -> Mapping[str, Profile]:
    """Return the families that ship with Tinxa, by name."""
    return load_profiles(FAMILIES)


def load_profiles(*folders: Path) -> dict[str, Profile]:
    """Return the profiles of every `*.toml` in *folders* by name; missing folders hold none.

    Raises `ProfileError` naming file, line, key and cure.
    """
    profiles: dict[str, Profile] = {}
    for path in sorted(path for folder in folders for path in folder.glob("*.toml")):
        profile = load_profile(path)
        if profile.name in profiles:
            raise ProfileError(
                f'{path}: another profile is named "{profile.name}" already. Rename one of them.'
            )
        profiles[profile.name] = profile
    return profiles


def load_profile(path: Path) -> Profile:
    """Return the profile in the file *path*, named after it. Raises `ProfileError`."""
    return _made(_read(path))


def profile_in(text: str, path: Path) -> Profile:
    """Return the profile that *text* says, as if it stood in the file *path*.

    Raises `ProfileError`.
    """
    return _made(_checked(Source(path, text)))


def _made(source: Source) -> Profile:
    raw, sources = source.values(), [source]
    if extends := raw.pop("extends", None):
        family = _family(source, extends)
        sources.append(family)
        raw = _merged(_inherited(source, family), raw)
    raw.setdefault("name", source.path.stem)
    try:
        profile = msgspec.convert(raw, Profile)
    except msgspec.ValidationError as error:
        raise ProfileError(told(error, raw, kind=Profile, sources=sources)) from error
    if profile.fetch.ca_bundle:
        bundle = _bundle(source, profile.fetch.ca_bundle)
        profile = replace(profile, fetch=replace(profile.fetch, ca_bundle=bundle))
    return profile if profile.hosts else replace(profile, hosts=_hosts(profile.start))


def profile_for(portal: str, known: Mapping[str, Profile]) -> Profile:
    """Return the profile that *portal* names, or one for the start URL that it is.

    A URL on a host of a *known* profile is read by that profile. Raises `ProfileError`.
    """
    if portal in known:
        return known[portal]
    host = urlsplit(portal).hostname or ""
    if not is_web(portal):
        names = ", ".join(sorted(known)) or "none"
        raise ProfileError(
            f'"{portal}" is neither a profile\'s name nor an address that begins with http://'
            f" or https://. The profiles are: {names}."
        )
    for profile in known.values():
        if host in profile.hosts:
            return replace(profile, start=tuple(dict.fromkeys((portal, *profile.start))))
    # Portals send their visitors to and fro between the name with www and the one without.
    bare = host.removeprefix("www.")
    hosts = (bare, f"www.{bare}")
    return Profile(name=host, start=(portal,), hosts=hosts, discover=Discovery(max_depth=_UNKNOWN))


def _read(path: Path) -> Source:
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise _no_toml(path, error) from error
    except OSError as error:
        raise ProfileError(f"{path}: cannot be read: {error.strerror}.") from error
    return _checked(Source(path, text))


def _checked(source: Source) -> Source:
    try:
        source.values()
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(source.path, error) from error
    return source


def _no_toml(path: Path, error: ValueError) -> ProfileError:
    said, place = _PLACE.sub("", str(error)), _PLACE.search(str(error))
    where = f"{path}:{place[1]}" if place and place[1] else str(path)
    return ProfileError(f"{where}: not valid TOML: {said}. Mend that line.")


def _bundle(source: Source, name: str) -> str:
    """Return the file *name* of certificates, which stands beside the profile."""
    bundle = source.path.parent / name
    if not bundle.is_file():
        place = source.place(("fetch", "ca_bundle"))
        raise ProfileError(f"{place}: no file {bundle}. Put the certificates (PEM) there.")
    return str(bundle)


def _family(source: Source, name: object) -> Source:
    """Return the family *name*: from beside the profile, else from those that ship."""
    # A name only: a path would read files that are no profiles.
    plain = str(name) if Path(str(name)).name == str(name) else ""
    places = [folder / f"{plain}.toml" for folder in (source.path.parent, FAMILIES)]
    found = next((place for place in places if place != source.path and place.is_file()), None)
    if found is None:
        names = sorted(place.stem for place in FAMILIES.glob("*.toml"))
        raise ProfileError(
            f'{source.place(("extends",))}: there is no "{name}".{suggestion(str(name), names)}'
            f" The families are: {', '.join(names)}."
        )
    return _read(found)


def _inherited(source: Source, family: Source) -> dict[str, Any]:
    """Return what a profile takes over from its *family*, unless it says otherwise itself."""
    raw = family.values()
    if "extends" in raw:
        raise ProfileError(
            f"{source.place(('extends',))}: {family.path} extends another one. Extend that one."
        )
    return {key: value for key, value in raw.items() if key not in {"name", "title", "marks"}}


def _merged(family: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return *family* with the keys of *own* in place of its own, table by table."""
    merged = dict(family)
    for key, value in own.items():
        inherited = family.get(key)
        if isinstance(inherited, dict) and isinstance(value, dict):
            merged[key] = {**inherited, **value}
        else:
            merged[key] = value
    return merged


def _hosts(start: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(host for url in start if (host := urlsplit(url).hostname)))
