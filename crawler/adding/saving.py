"""The profile that was looked at and mended, put among the user's own: never over another one."""

from collections.abc import Mapping
from pathlib import Path

from archive.errors import FileError
from archive.jsonfile import put
from crawler.adding.typed import check_name, typed_profile
from crawler.errors import NotAdded
from crawler.profile import Profile, load_profiles


def save_typed(sites: Path, name: str, text: str) -> None:
    """Keep the profile *text*, typed into the page, as *name* in the folder *sites*.

    Raises `ProfileError` and `FileError`; then nothing changed.
    """
    own = load_profiles(sites)
    check_name(name, own)
    path = sites / f"{name}.toml"
    _check_portal(typed_profile(text, path), own)
    save_new(path, text)


def _check_portal(profile: Profile, own: Mapping[str, Profile]) -> None:
    """Refuse a second profile of a portal: an address is crawled by the first that knows it."""
    hosts = set(profile.hosts)
    known = next((name for name, each in own.items() if each.start and hosts & set(each.hosts)), "")
    if known:
        raise NotAdded(
            f'"{known}": this profile has the portal already, and a second one would find its'
            " addresses taken. Edit that file, or leave its hosts out of this one.",
            reason="portal taken",
        )


def save_new(path: Path, text: str) -> None:
    """Write *text* into the new file *path*, whole or not at all.

    Raises `NotAdded` where there is such a file, `FileError` where it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Of two who want the name only one gets it, and nobody reads a file half written.
        path.open("x").close()
    except OSError as error:
        if path.exists():
            raise NotAdded(
                f"{path}: is there already. Choose another name, or remove it.",
                reason="name taken",
            ) from error
        raise FileError(
            f"{path}: could not be written ({error}). Let this user write there."
        ) from error
    try:
        put(path, text.encode())
    except FileError:
        path.unlink(missing_ok=True)
        raise
