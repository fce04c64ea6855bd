"""The forms of watches and dossiers: each changes one file and leads back to a screen."""

from starlette.datastructures import FormData
from starlette.routing import BaseRoute, Route

from searcher.dossiers.dossier import Dossiers
from searcher.watching.run import run_watches
from searcher.watching.saved import add, named, remove, watch_of
from ui.editing import Change, posted
from ui.service import folder, searcher
from ui.view import View, view_at


def _watch(fields: FormData) -> str:
    view = view_at(_one(fields, "xem"))
    question = view.question()
    # What cannot be asked is told now, not at the next crawl.
    searcher().query(question)
    made = watch_of(question, name=_one(fields, "ten"), changed=_one(fields, "changed") == "1")
    add(folder().watches, made)
    list(run_watches(folder(), made.name))
    return View(id=made.name, lang=view.lang).href("/theo-doi")


def _unwatch(fields: FormData) -> str:
    remove(folder().watches, named(folder().watches, _one(fields, "ten")).name)
    return "/theo-doi"


def _begin(fields: FormData) -> str:
    return _leading(_dossiers().new(_one(fields, "tieu_de")))


def _add(fields: FormData) -> str:
    records = list(searcher().picked([str(each) for each in fields.getlist("chon")]))
    name = _one(fields, "ten") or _dossiers().new(_one(fields, "tieu_de"))
    articles = [(record.article.id, record.article.title) for record in records]
    _dossiers().add(name, articles, note=_note(fields))
    return _leading(name)


def _annotate(fields: FormData) -> str:
    name = _one(fields, "ten")
    _dossiers().note(name, _one(fields, "bai") or None, _note(fields))
    return _leading(name)


def _take_out(fields: FormData) -> str:
    name = _one(fields, "ten")
    _dossiers().take_out(name, _one(fields, "bai"))
    return _leading(name)


def _remove(fields: FormData) -> str:
    _dossiers().remove(_one(fields, "ten"))
    return "/ho-so"


def _dossiers() -> Dossiers:
    return Dossiers(folder().dossiers)


def _leading(name: str) -> str:
    return View(id=name).href("/ho-so")


def _one(fields: FormData, key: str) -> str:
    return str(fields.get(key, ""))


def _note(fields: FormData) -> str:
    # A browser sends lines with both characters of a typewriter.
    return _one(fields, "ghi_chu").replace("\r\n", "\n").strip()


ROUTES: tuple[BaseRoute, ...] = tuple(
    Route(f"/sua/{path}", posted(Change(make)), methods=["POST"])
    for path, make in (
        ("theo-doi/them", _watch),
        ("theo-doi/bo", _unwatch),
        ("ho-so/lap", _begin),
        ("ho-so/them", _add),
        ("ho-so/ghi-chu", _annotate),
        ("ho-so/bo", _take_out),
        ("ho-so/xoa", _remove),
    )
)
