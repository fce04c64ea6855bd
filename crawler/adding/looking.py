"""A portal looked at by one address: its page fetched, a profile drafted, the page read by it."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from archive.addresses import host_of
from archive.errors import TinxaError
from crawler.adding.typed import typed_profile
from crawler.document import Document
from crawler.drafting.draft import draft_profile
from crawler.drafting.toml import written
from crawler.errors import PageError
from crawler.opening import Opener
from crawler.profile import Profile, load_profiles
from crawler.trial import Trial, try_page


class Page(msgspec.Struct, frozen=True):
    """A page that was fetched: *asked* is the address that was typed, *url* where it stands."""

    asked: str
    url: str
    html: str


class Trouble(msgspec.Struct, frozen=True):
    """What went wrong: *reason* in a word or two, *told* for whoever knows the profiles."""

    reason: str
    told: str


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be looked at: a page that is *held*, or else the one at *address*.

    It is read by the profile *text*, which would stand in the file *path*; without one a profile
    is drafted. *contact* is told to the portal.
    """

    path: Path
    address: str = ""
    text: str = ""
    held: Page | None = None
    contact: str | None = None


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: the profile's *text*, the *page* that it was tried on, and the *trial*.

    Where something went wrong there is *trouble*, and there are only those that came before it.
    *known* is the user's profile that has the portal already.
    """

    text: str = ""
    page: Page | None = None
    trial: Trial | None = None
    known: str | None = None
    trouble: Trouble | None = None


def look_at(look: Look) -> Looked:
    """Return what the page and the profile of *look* are to each other."""
    found = Looked(text=look.text, page=look.held)
    try:
        own = load_profiles(look.path.parent)
        if not look.text:
            found = _drafted(look, own)
        elif look.held is None:
            found = msgspec.structs.replace(found, page=_fetched(look, own))
        return _tried(found, look.path)
    except TinxaError as error:
        return msgspec.structs.replace(found, trouble=trouble_of(error))


def trouble_of(error: TinxaError) -> Trouble:
    """Return what *error* says; where robots.txt cannot be had the reason is why."""
    cause = error.__cause__ if isinstance(error.__cause__, TinxaError) else error
    return Trouble(getattr(cause, "reason", type(cause).__name__), str(error))


def _drafted(look: Look, own: Mapping[str, Profile]) -> Looked:
    opened: dict[str, Document] = {}
    with Opener(own, contact=look.contact) as opener:

        def open_(url: str) -> Document:
            opened[url] = document = opener.open(url)
            return document

        first = open_(_address(look))
        draft = draft_profile(first, open_)
    shown = next((url for url, each in opened.items() if each.url == draft.article), look.address)
    host = host_of(first.url)
    return Looked(
        text=written(draft),
        page=Page(shown, opened[shown].url, opened[shown].html),
        known=next((n for n, each in own.items() if each.start and host in each.hosts), None),
    )


def _fetched(look: Look, own: Mapping[str, Profile]) -> Page:
    profile = typed_profile(look.text, look.path)
    profiles = {**own, profile.name: profile}
    with Opener(profiles, profile=profile.name, contact=look.contact) as opener:
        document = opener.open(_address(look))
    return Page(look.address, document.url, document.html)


def _address(look: Look) -> str:
    """Return the address; a path would be a file of this machine."""
    if "://" not in look.address:
        raise PageError(
            f"{look.address}: no address that can be fetched. Begin it with https://.",
            reason="not http",
        )
    return look.address


def _tried(found: Looked, path: Path) -> Looked:
    profile = typed_profile(found.text, path)
    if found.page is None:
        return found
    document = Document(found.page.html, found.page.url)
    trial = try_page(document, {profile.name: profile}, name=profile.name, page=found.page.asked)
    return msgspec.structs.replace(found, trial=trial)
