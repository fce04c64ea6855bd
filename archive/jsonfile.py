"""Small files that a person may read and edit: JSON, written whole or not at all, one at a time."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from filelock import FileLock, Timeout

from archive.errors import FileError

_PATIENCE = 10
_Kind = TypeVar("_Kind")


def read(path: Path, kind: type[_Kind]) -> _Kind | None:
    """Return what *path* holds as *kind*; None where there is no such file.

    Raises `FileError` with the line, or the field, that is wrong.
    """
    try:
        values: Any = json.loads(path.read_text("utf-8"))
        return msgspec.convert(values, kind)
    except FileNotFoundError:
        return None
    except json.JSONDecodeError as error:
        trouble = f"line {error.lineno}, column {error.colno}: {error.msg}"
    except (msgspec.ValidationError, UnicodeDecodeError, RecursionError, OSError) as error:
        trouble = str(error)
    raise FileError(f"{path}: {trouble}. Mend it there; until then it is left as it is.")


def write(path: Path, value: object) -> None:
    """Put *value* in the place of what *path* holds. Raises `FileError`; then nothing changed."""
    put(path, msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")


def put(path: Path, content: bytes) -> None:
    """Put *content* in the place of what *path* holds. Raises `FileError`; then nothing changed."""
    beside = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(path)
    except OSError as error:
        raise FileError(
            f"{path}: could not be written ({error}); it is as it was. Free some space, or let"
            " this user write there, and try again."
        ) from error
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep every other program from changing what *path* stands for while the block runs.

    Raises `FileError` where another one does not let go of it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(path.name + ".lock"), timeout=_PATIENCE):
            yield
    except (Timeout, OSError) as error:
        raise FileError(
            f"{path}: could not be locked ({error}); nothing was changed. Wait for the other"
            " program, or let this user write there, and try again."
        ) from error
