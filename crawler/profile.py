"""Profiles: what a portal looks like, as data. Families ship in `sites/`, users add their own."""

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
from crawler.rules import Dating, Discovery, Fetching, Fields, ProfilePlace, Selectors

FAMILIES = Path(__file__).parent / "sites"
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
        """Return this profile with the fields and dates of *family*."""
        return replace(self, article=family.article, date=family.date)


_TABLES: dict[str, type[msgspec.Struct]] = {
    "place": ProfilePlace, "fetch": Fetching, "discover": Discovery, "article": Fields,
    "date": Dating,
}  # fmt: skip


@cache
def families() -> Mapping[str, Profile]:
    """Return the families that ship with Tinxa, by name."""
    return load_profiles(FAMILIES)


def load_profiles(*folders: Path) -> dict[str, Profile]:
    """Return the profiles of every `*.toml` in *folders* by name; missing folders hold none.

    Raises `ProfileError` naming file, key and cure.
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
    raw = _read(path)
    if extends := raw.pop("extends", None):
        raw = _merged(_family(path, extends), raw)
    raw.setdefault("name", path.stem)
    try:
        profile = msgspec.convert(raw, Profile)
    except msgspec.ValidationError as error:
        raise ProfileError(_told(path, str(error))) from error
    if profile.fetch.ca_bundle:
        bundle = _bundle(path, profile.fetch.ca_bundle)
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


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(f"{path}: not valid TOML: {error}. Mend that line.") from error
    except OSError as error:
        raise ProfileError(f"{path}: cannot be read: {error.strerror}.") from error


def _bundle(path: Path, name: str) -> str:
    """Return the file *name* of certificates, which stands beside the profile *path*."""
    bundle = path.parent / name
    if not bundle.is_file():
        raise ProfileError(
            f"{path} [fetch].ca_bundle: no file {bundle}. Put the certificates (PEM) there."
        )
    return str(bundle)


def _told(path: Path, error: str) -> str:
    """Return msgspec's *error* with its place first: `FILE [article].body: ... . Fix it.`."""
    fault, _, place = error.partition(" - at `$")
    table, _, key = place.rstrip("`").removeprefix(".").partition(".")
    where = ".".join(filter(None, (f"[{table}]" if table in _TABLES else table, key)))
    known = ", ".join(_TABLES.get(table, Profile).__struct_fields__)
    cure = f"The keys here are: {known}" if "unknown field" in fault else "Fix it"
    return f"{' '.join(filter(None, (str(path), where)))}: {fault}. {cure}."


def _family(path: Path, name: object) -> dict[str, Any]:
    """Return the raw family *name*: from beside *path*, else from those that ship."""
    places = [folder / f"{name}.toml" for folder in (path.parent, FAMILIES)]
    found = next((place for place in places if place != path and place.is_file()), None)
    if found is None:
        names = ", ".join(sorted(place.stem for place in FAMILIES.glob("*.toml")))
        raise ProfileError(f'{path} extends: there is no "{name}". The families are: {names}.')
    raw = _read(found)
    if "extends" in raw:
        raise ProfileError(f"{path} extends: {found} extends another one. Extend that one.")
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
