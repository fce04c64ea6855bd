"""Dossiers in the data folder: `dossiers/NAME.json`, one file each, which a person may edit."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from archive import jsonfile
from archive.database import now
from archive.errors import FileError
from archive.slugs import slug
from searcher.errors import DossierError

LONGEST_NOTE = 20_000
_LONGEST_TITLE = 200


class Entry(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """An article of a dossier with a note. Instants are in UTC.

    Of one that was forgotten for good only *forgotten*, when, is left; its id is null then.
    *title* is kept so that an article that left the archive can be told.
    """

    id: str | None = None
    title: str | None = None
    note: str = ""
    added: str
    forgotten: str | None = None


class Dossier(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A collection of articles on one matter, each once."""

    title: str
    note: str = ""
    created: str
    entries: tuple[Entry, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its articles, in the order in which they were added."""
        return tuple(entry.id for entry in self.entries if entry.id is not None)


class Dossiers:
    """The dossiers of a data folder, by name: what their file is called."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        """Return the names of all dossiers, in alphabetical order.

        Raises `FileError` for a file whose name somebody changed into none.
        """
        names = sorted(path.stem for path in self._folder.glob("*.json"))
        for name in names:
            if name != slug(name):
                raise FileError(
                    f"{self._path(name)}: cannot be called so. Rename it to"
                    f" {slug(name) or 'ho-so'}.json."
                )
        return names

    def read(self, name: str) -> Dossier:
        """Return the dossier of that *name*. Raises `DossierError` and `FileError`."""
        path = self._path(name)
        found = jsonfile.read(path, Dossier) if name == slug(name) else None
        if found is None:
            known = ", ".join(self.names()) or "none"
            raise DossierError(f'{self._folder}: there is no dossier "{name}". There are: {known}.')
        return found

    def new(self, title: str) -> str:
        """Begin an empty dossier; return its name. Raises `DossierError` where it is taken."""
        trimmed = " ".join(title.split())[:_LONGEST_TITLE]
        name = slug(trimmed)
        if not name:
            raise DossierError(f'"{trimmed}" cannot name a dossier. Give it a letter or a digit.')
        with jsonfile.locked(self._folder / "dossiers"):
            if self._path(name).exists():
                raise DossierError(
                    f'{self._path(name)}: is there already, as "{self.read(name).title}".'
                    " Add to it, or choose another title."
                )
            jsonfile.write(self._path(name), Dossier(title=trimmed, created=now()))
        return name

    def add(self, name: str, articles: Iterable[tuple[str, str | None]], *, note: str = "") -> int:
        """Add *articles*, ids with titles, that are not in it yet; return how many.

        A *note* that is not empty goes to all of them, also to those that were there.
        """
        titles = dict(articles)
        _checked(note)

        def added(old: Dossier) -> Dossier:
            fresh = (
                Entry(id=each, title=title, added=now(), note=note)
                for each, title in titles.items()
                if each not in old.ids
            )
            entries = [
                _noted(entry, note) if entry.id in titles else entry for entry in old.entries
            ]
            return msgspec.structs.replace(
                old, entries=(*(entries if note else old.entries), *fresh)
            )

        before, after = self._change(name, added)
        return len(after.entries) - len(before.entries)

    def note(self, name: str, article_id: str | None, note: str) -> None:
        """Put *note* in the place of an article's note, or of the dossier's own for no id."""
        _checked(note)

        def noted(old: Dossier) -> Dossier:
            if article_id is None:
                return msgspec.structs.replace(old, note=note)
            _require(old, name, article_id)
            entries = (_noted(e, note) if e.id == article_id else e for e in old.entries)
            return msgspec.structs.replace(old, entries=tuple(entries))

        self._change(name, noted)

    def take_out(self, name: str, article_id: str) -> None:
        """Take an article out of a dossier. Raises `DossierError`."""

        def without(old: Dossier) -> Dossier:
            _require(old, name, article_id)
            kept = tuple(entry for entry in old.entries if entry.id != article_id)
            return msgspec.structs.replace(old, entries=kept)

        self._change(name, without)

    def remove(self, name: str) -> None:
        """Remove a whole dossier. Raises `DossierError`."""
        with jsonfile.locked(self._folder / "dossiers"):
            self.read(name)
            self._path(name).unlink()

    def holding(self, article_id: str) -> Iterator[tuple[str, Dossier]]:
        """Yield the dossiers that hold an article, by name."""
        for name in self.names():
            if article_id in (dossier := self.read(name)).ids:
                yield name, dossier

    def forget(self, ids: Sequence[str]) -> None:
        """Leave of the articles *ids* nothing but that there was one, and when it went."""
        for name in self.names():
            if set(ids) & set(self.read(name).ids):
                self._change(name, lambda old: _without_traces(old, ids))

    def _change(self, name: str, change: Callable[[Dossier], Dossier]) -> tuple[Dossier, Dossier]:
        with jsonfile.locked(self._folder / "dossiers"):
            before = self.read(name)
            after = change(before)
            jsonfile.write(self._path(name), after)
        return before, after

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.json"


def _noted(entry: Entry, note: str) -> Entry:
    return msgspec.structs.replace(entry, note=note)


def _without_traces(dossier: Dossier, ids: Sequence[str]) -> Dossier:
    entries = tuple(
        Entry(added=entry.added, forgotten=now()) if entry.id in ids else entry
        for entry in dossier.entries
    )
    return msgspec.structs.replace(dossier, entries=entries)


def _require(dossier: Dossier, name: str, article_id: str) -> None:
    if article_id not in dossier.ids:
        raise DossierError(f'the dossier "{name}" holds no article "{article_id}".')


def _checked(note: str) -> None:
    if len(note) > LONGEST_NOTE:
        raise DossierError(
            f"the note has {len(note)} characters, {LONGEST_NOTE} are the most. Shorten it."
        )
