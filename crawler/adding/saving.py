"""The profile that was looked at and mended, put among the user's own: never over another one."""

from pathlib import Path

from archive.errors import FileError
from archive.jsonfile import put
from crawler.adding.typed import check_name, typed_profile
from crawler.errors import NotAdded
from crawler.profile import load_profiles


def save_typed(sites: Path, name: str, text: str) -> None:
    """Keep the profile *text*, typed into the page, as *name* in the folder *sites*.

    Raises `ProfileError` and `FileError`; then nothing changed.
    """
    check_name(name, load_profiles(sites))
    path = sites / f"{name}.toml"
    typed_profile(text, path)
    save_new(path, text)


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
