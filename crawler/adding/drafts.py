"""The portals that are being added: what was typed and read so far, kept until it is saved."""

import re
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from archive.article import Place
from archive.jsonfile import put, read, write
from crawler.adding.looking import Looked, Page, Trouble
from crawler.errors import NotAdded
from crawler.trial import Trial

_MOST = 30
_ID = re.compile(r"[0-9a-f]{16}")


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One portal: the *address* that it was found by, the *text* of its profile as it stands.

    *name* is the file's that it is to become. *asked* is the page that *trial* read, *another* the
    address of one that is to be tried next. *trouble* is what went wrong last, *known* the profile
    that has the portal already.
    """

    address: str
    name: str = ""
    text: str = ""
    place: Place = Place()
    asked: str = ""
    url: str = ""
    another: str = ""
    trial: Trial | None = None
    trouble: Trouble | None = None
    known: str | None = None


class Drafts:
    """The drafts in a folder, each a file, and beside it the page that it was tried on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def listed(self) -> list[tuple[str, Draft]]:
        """Return all drafts with their ids, the latest first."""
        found = [(path.stem, read(path, Draft)) for path in self._paths()]
        return [(name, draft) for name, draft in found if draft is not None]

    def read(self, name: str) -> Draft:
        """Return the draft *name*. Raises `NotAdded` and `FileError`."""
        found = read(self._path(name), Draft) if _ID.fullmatch(name) else None
        if found is None:
            raise NotAdded(
                f'There is no draft "{name}" any more. Begin anew with the address.',
                reason="no draft",
            )
        return found

    def page(self, name: str) -> Page | None:
        """Return the page that the draft was tried on last; None where there was none."""
        draft, path = self.read(name), self._path(name).with_suffix(".html")
        return Page(draft.asked, draft.url, path.read_text("utf-8")) if path.exists() else None

    def begin(self, draft: Draft, page: Page | None) -> str:
        """Keep a new draft; return its id. The oldest of too many are dropped."""
        name = secrets.token_hex(8)
        self.keep(name, draft, page)
        for path in self._paths()[_MOST:]:
            self.remove(path.stem)
        return name

    def keep(self, name: str, draft: Draft, page: Page | None = None) -> None:
        """Keep how *draft* stands now, and the *page* where it was tried on another one."""
        if page is not None:
            html = page.html.encode("utf-8", errors="replace")
            put(self._path(name).with_suffix(".html"), html)
            draft = msgspec.structs.replace(draft, asked=page.asked, url=page.url)
        write(self._path(name), draft)

    def remove(self, name: str) -> None:
        """Drop a draft."""
        for ending in (".json", ".html"):
            self._path(name).with_suffix(ending).unlink(missing_ok=True)

    def forget(self, addresses: Iterable[str]) -> None:
        """Drop the drafts that name one of *addresses*, or whose page links to it."""
        named = [needle for url in addresses for needle in _needles(url)]
        for path in self._paths():
            kept = [each for each in (path, path.with_suffix(".html")) if each.exists()]
            if any(needle in each.read_bytes() for each in kept for needle in named):
                self.remove(path.stem)

    def _paths(self) -> list[Path]:
        paths = [path for path in self._folder.glob("*.json") if _ID.fullmatch(path.stem)]
        return sorted(paths, key=lambda path: path.stat().st_mtime, reverse=True)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.json"


def _needles(url: str) -> Iterator[bytes]:
    """Yield how a page or a draft may write *url*: whole, or as a path."""
    yield url.encode()
    path = urlsplit(url).path
    if len(path) > 1:
        yield path.encode()


def with_looked(draft: Draft, looked: Looked) -> Draft:
    """Return *draft* with what was just looked at; what went wrong takes nothing away."""
    return msgspec.structs.replace(
        draft,
        text=looked.text or draft.text,
        trial=looked.trial or draft.trial,
        trouble=looked.trouble or draft.trouble,
        known=looked.known or draft.known,
    )
