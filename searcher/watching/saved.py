"""The saved searches: `watches.json` of the data folder, which a person may edit."""

import unicodedata
from pathlib import Path

import msgspec

from archive import jsonfile
from archive.errors import FileError
from searcher.errors import WatchError
from searcher.question import Question

LONGEST_NAME = 80


class Watch(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    rename={"since": "from", "until": "to"},
):
    """A search that is asked again after every crawl, under a *name*.

    With *changed* it tells which of its articles were edited or taken down, else which are new.
    """

    name: str
    query: str = ""
    since: str | None = None
    until: str | None = None
    where: dict[str, tuple[str, ...]] = {}
    certain_dates: bool = False
    exact_accents: bool = False
    as_words: bool = False
    changed: bool = False

    @property
    def question(self) -> Question:
        """What is asked."""
        return Question(
            text=self.query,
            since=self.since,
            until=self.until,
            where=self.where,
            certain_dates=self.certain_dates,
            exact_accents=self.exact_accents,
            as_words=self.as_words,
            sort="newest",
        )

    @property
    def key(self) -> str:
        """What is watched, without the name: another one begins anew."""
        return msgspec.json.encode(msgspec.structs.replace(self, name="")).decode()


def watch_of(question: Question, *, name: str, changed: bool) -> Watch:
    """Return the watch of *question*. Raises `WatchError` for what is no name."""
    return Watch(
        name=checked(name),
        query=question.text,
        since=question.since,
        until=question.until,
        where=question.chosen,
        certain_dates=question.certain_dates,
        exact_accents=question.exact_accents,
        as_words=question.as_words,
        changed=changed,
    )


class _File(msgspec.Struct, forbid_unknown_fields=True):
    watches: tuple[Watch, ...] = ()


def saved(path: Path) -> tuple[Watch, ...]:
    """Return the watches of the file at *path*, in its order. Raises `FileError`."""
    watches = (jsonfile.read(path, _File) or _File()).watches
    names = [watch.name for watch in watches]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise FileError(f'{path}: two watches are named "{twice}". Rename one of them there.')
    return watches


def named(path: Path, name: str) -> Watch:
    """Return the watch of that *name*. Raises `WatchError` and `FileError`."""
    watches = {watch.name: watch for watch in saved(path)}
    if name not in watches:
        known = ", ".join(watches) or "none"
        raise WatchError(f'{path}: there is no watch "{name}". There are: {known}.')
    return watches[name]


def add(path: Path, watch: Watch) -> None:
    """Save *watch* too. Raises `WatchError` where the name is taken."""
    with jsonfile.locked(path):
        watches = saved(path)
        if watch.name in [other.name for other in watches]:
            raise WatchError(
                f'{path}: there is a watch "{watch.name}" already. Choose another name, or run:'
                f' tinxa watch remove "{watch.name}"'
            )
        jsonfile.write(path, _File((*watches, watch)))


def remove(path: Path, name: str) -> None:
    """Save the watch of that *name* no longer. Raises `WatchError`."""
    with jsonfile.locked(path):
        named(path, name)
        jsonfile.write(path, _File(tuple(w for w in saved(path) if w.name != name)))


def checked(name: str) -> str:
    """Return *name* composed and trimmed. Raises `WatchError` where nobody could write it."""
    trimmed = unicodedata.normalize("NFC", " ".join(name.split()))
    if not trimmed or len(trimmed) > LONGEST_NAME or not trimmed.isprintable():
        raise WatchError(
            f'"{trimmed[:LONGEST_NAME]}" cannot name a watch. Give it a name of 1 to'
            f" {LONGEST_NAME} characters."
        )
    return trimmed
