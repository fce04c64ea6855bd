"""The forms with which a portal is added, and how its crawl goes."""

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from archive.addresses import host_of
from archive.article import Place
from archive.errors import FileError, NoArchive, TinxaError
from archive.settings import load_settings
from crawler.adding.asking import looked
from crawler.adding.drafts import Draft, Drafts, with_looked
from crawler.adding.looking import Look, Page, Trouble, trouble_of
from crawler.adding.placing import UNITS, place_in, with_place
from crawler.adding.runs import Run
from crawler.adding.saving import save_typed
from crawler.adding.typed import default_name, is_name
from crawler.errors import LookFailed, NotAdded, ProfileError
from crawler.profile import Profile, load_profiles
from ui.access import may_edit
from ui.adding.crawl import PROGRESS, STOP, progress, run_href
from ui.adding.crawling import start
from ui.adding.draft import DRAFT, DROP, EDIT, LANGUAGE, OTHER, SAVE, START
from ui.adding.page import BEGIN
from ui.editing import Change, posted
from ui.service import folder, without_archive
from ui.texts import TEXTS
from ui.trouble import told
from ui.view import Language, View, view_of

_replace = msgspec.structs.replace
_UNNAMED = "cong-moi"


def _begin(fields: FormData) -> str:
    """Read the page at an address, and draft a profile for its portal."""
    _check_archive()
    address = _one(fields, "dia_chi")
    draft, page = _looked_at(Draft(address=address), Look(path=_path(""), address=address))
    if draft.text:
        name = default_name(host_of(page.url if page else address) or "", _own())
        draft = _replace(draft, name=name, place=place_in(draft.text) or Place())
    return _leading(Drafts(folder().drafts).begin(draft, page), fields)


def _edit(fields: FormData) -> str:
    """Do with a draft what the button says, after taking what was typed."""
    _check_archive()
    kept, identity = Drafts(folder().drafts), _one(fields, DRAFT)
    if _one(fields, "viec") == DROP:
        kept.read(identity)
        kept.remove(identity)
        return View(lang=_lang(fields)).href("/them-cong")
    draft = _typed(kept.read(identity), fields)
    # What was typed is there whatever happens next.
    kept.keep(identity, draft)
    task = _TASKS.get(_one(fields, "viec"), _again)
    return task(identity, draft, fields)


def _again(identity: str, draft: Draft, fields: FormData) -> str:
    """Read the same page by the profile as it is now."""
    kept = Drafts(folder().drafts)
    look = Look(path=_path(draft.name), text=draft.text, held=kept.page(identity))
    found, _ = _looked_at(draft, look)
    kept.keep(identity, found)
    return _leading(identity, fields)


def _other(identity: str, draft: Draft, fields: FormData) -> str:
    """Read another page by the profile."""
    kept = Drafts(folder().drafts)
    look = Look(path=_path(draft.name), text=draft.text, address=draft.another)
    found, page = _looked_at(draft, look)
    kept.keep(identity, found, page)
    return _leading(identity, fields)


def _save(identity: str, draft: Draft, fields: FormData) -> str:
    """Keep the profile among the user's own, and start the crawl."""
    kept = Drafts(folder().drafts)
    if draft.trouble is not None:
        return _leading(identity, fields)
    try:
        save_typed(folder().sites, draft.name, draft.text)
    except (ProfileError, FileError) as error:
        kept.keep(identity, _replace(draft, trouble=trouble_of(error)))
        return _leading(identity, fields)
    kept.remove(identity)
    return _started(draft.name, fields)


_TASKS: Mapping[str, Callable[[str, Draft, FormData], str]] = {OTHER: _other, SAVE: _save}


def _start(fields: FormData) -> str:
    _check_archive()
    name = _one(fields, "cong")
    if name not in _own():
        raise NotAdded(f'"{name}": there is no profile of this name.', reason="no profile")
    return _started(name, fields)


def _stop(fields: FormData) -> str:
    name = _one(fields, "cong")
    Run(folder().logs, name).stop()
    return run_href(name, View(lang=_lang(fields)))


def _started(name: str, fields: FormData) -> str:
    folder().create()
    start(name)
    return run_href(name, View(lang=_lang(fields)))


def _looked_at(draft: Draft, look: Look) -> tuple[Draft, Page | None]:
    """Return *draft* with what came of *look*, and the page that was read."""
    look = _replace(look, contact=load_settings(folder().settings).contact)
    try:
        found = looked(look)
    except LookFailed as error:
        return _replace(draft, trouble=trouble_of(error)), None
    return with_looked(draft, found), found.page


def _typed(draft: Draft, fields: FormData) -> Draft:
    """Return *draft* with what was typed: the text, and the place if it is another than before."""
    text = _one(fields, "ho_so", strip=False).replace("\r\n", "\n") or draft.text
    units = {unit: " ".join(_one(fields, f"noi_{unit}").split()) or None for unit in UNITS}
    place, trouble = Place(**units), None
    if place == draft.place:
        place = place_in(text) or place
    elif place_in(text := with_place(text, place)) != place:
        trouble = Trouble("place", "")
    return _replace(
        draft, text=text, place=place, trouble=trouble, name=_one(fields, "ten"),
        another=_one(fields, "bai"),
    )  # fmt: skip


def how_it_goes(request: Request) -> Response:
    """Answer how a crawl stands: a JSON object with HTML."""
    query = request.query_params
    view = view_of({"lang": [query.get("lang", "")]})
    if not may_edit():
        return JSONResponse({"html": ""}, status_code=403)
    try:
        html = progress(Run(folder().logs, query.get("cong", "")), view, TEXTS[view.lang])
    except TinxaError as error:
        return JSONResponse({"html": "", "told": told(error, TEXTS[view.lang])}, status_code=400)
    return JSONResponse({"html": html}, headers={"Cache-Control": "no-store"})


def _check_archive() -> None:
    if without_archive():
        raise NoArchive("Portals are added where the archive is.")


def _own() -> Mapping[str, Profile]:
    return load_profiles(folder().sites)


def _path(name: str) -> Path:
    """Return where the profile *name* would stand; what is no name has no say in that."""
    return folder().sites / f"{name if is_name(name) else _UNNAMED}.toml"


def _leading(identity: str, fields: FormData) -> str:
    return View(id=identity, lang=_lang(fields)).href("/them-cong")


def _lang(fields: FormData) -> Language:
    return view_of({"lang": [_one(fields, LANGUAGE)]}).lang


def _one(fields: FormData, key: str, *, strip: bool = True) -> str:
    value = str(fields.get(key, ""))
    return value.strip() if strip else value


ROUTES: tuple[BaseRoute, ...] = (
    *(
        Route(path, posted(Change(change)), methods=["POST"])
        for path, change in ((BEGIN, _begin), (EDIT, _edit), (START, _start), (STOP, _stop))
    ),
    Route(PROGRESS, how_it_goes),
)
