"""The form beside an article with which it is put right, and with which that is taken back."""

import shlex
from collections.abc import Mapping
from typing import Any, NamedTuple

from archive.article import Record
from indexer.query import GUESSED, NONE
from searcher.errors import AmendmentError
from ui.access import may_edit, visitor
from ui.correcting.fields import BEFORE, FIELDS, Filled, standing
from ui.editing import form, hidden, instead
from ui.markup import esc
from ui.service import without_archive
from ui.texts import Texts
from ui.view import View

CORRECT, UNDO = "/sua/dinh-chinh", "/sua/dinh-chinh/rut"
_OTHERS = tuple(name for field, name in FIELDS.items() if field != "published")
_WRONG = {"aria-invalid": "true", "aria-describedby": "tx-wrong", "autofocus": ""}


class Way(NamedTuple):
    """Where a form leads: back to an article in its list, from there to the one *after* it, by id.

    *after* is "" where there is none.
    """

    view: View
    after: str = ""

    def hidden(self) -> str:
        """Return it as hidden fields."""
        return hidden("xem", self.view.href()) + hidden("tiep", self.after)

    def to(self, path: str) -> str:
        """Return the address of the route *path*, which tells the language of its answer."""
        return View(lang=self.view.lang).href(path)


def correction(record: Record, way: Way, texts: Texts) -> str:
    """Return the folded form that puts an article right.

    It stands open where the list is of days that are missing or guessed. Who may not edit is told
    the command; nothing is shown where there is no archive.
    """
    if without_archive():
        return ""
    opened = ""
    if may_edit():
        opened = " open" if _reviews(way.view) else ""
        inner = correcting(record, standing(record), way, texts) + _undoing(record, way, texts)
    else:
        command = f"tinxa correct {shlex.quote(record.article.id)} --published DD/MM/YYYY"
        inner = instead(command, texts)
    return (
        f'<section class="tx-aside tx-correct"><details{opened}><summary>{texts["correct"]}'
        f"</summary>{inner}</details></section>"
    )


def _reviews(view: View) -> bool:
    doubtful = {GUESSED, NONE}
    return any(doubtful.intersection(view.where.get(facet, ())) for facet in ("date", "year"))


def correcting(
    record: Record,
    filled: Filled,
    way: Way,
    texts: Texts,
    wrong: AmendmentError | None = None,
) -> str:
    """Return the form as it is *filled*; the field that is *wrong* is marked."""
    marked = FIELDS.get(wrong.field) if wrong else None

    def field(name: str, tag: str, text: str, **given: Any) -> str:
        attributes = given | (_WRONG if name == marked else {})
        return _field(name, tag, text, filled.now[name], attributes)

    others = (
        field("tieu_de", "textarea", texts["correct_title"], rows=2)
        + field("sapo", "textarea", texts["correct_summary"], rows=3)
        + field("tac_gia", "textarea", texts["correct_authors"], rows=2)
        + field("chuyen_muc", "textarea", texts["correct_category"], rows=1)
        + _communes(record, filled, texts)
        + field("them_xa", "input", texts["correct_commune"], placeholder="xã Đông Tiến")
    )
    # Most often it is the day that is missing, so the button stands near it.
    touched = filled.off or any(filled.now[name] != filled.before[name] for name in _OTHERS)
    opened = " open" if touched else ""
    inner = (
        f"<p>{texts['correct_told']}</p>"
        + field("ngay_dang", "input", texts["correct_published"], placeholder=texts["day_hint"])
        + _sure(record, filled, texts)
        + f"<details{opened}><summary>{texts['correct_others']}</summary>{others}</details>"
        + field("ghi_chu", "input", texts["correct_note"])
        + _by(filled, texts)
        + f'<button type="submit">{texts["correct_save"]}</button>'
    )
    return form(way.to(CORRECT), way.hidden() + _shown_before(filled) + inner)


def _shown_before(filled: Filled) -> str:
    return "".join(
        f'<textarea hidden name="{BEFORE}{name}">\n{esc(value)}</textarea>'
        for name, value in filled.before.items()
    )


def _field(name: str, tag: str, text: str, value: str, attributes: Mapping[str, Any]) -> str:
    given = "".join(f' {key}="{esc(str(each))}"' for key, each in attributes.items())
    if tag == "textarea":
        # For what a portal wrote: Streamlit's sanitiser takes an attribute away that looks like an
        # element, and its field would come back blank. The first line break is none of the text.
        return f'<label>{text} <textarea name="{name}"{given}>\n{esc(value)}</textarea></label>'
    return (
        f'<label>{text} <input type="text" name="{name}" value="{esc(value)}"'
        f' autocomplete="off"{given}></label>'
    )


def _sure(record: Record, filled: Filled, texts: Texts) -> str:
    """Return the box that says that a guessed day is right."""
    if record.article.date_source != "guess" or not record.article.published:
        return ""
    return _box("dung_ngay", "1", texts["correct_sure"], ticked=filled.sure)


def _communes(record: Record, filled: Filled, texts: Texts) -> str:
    labels = {mention.name: mention.label for mention in record.derived.communes}
    if not labels:
        return ""
    boxes = "".join(
        _box("bo_xa", name, esc(label), ticked=name in filled.off) for name, label in labels.items()
    )
    return f"<fieldset><legend>{texts['correct_no_commune']}</legend>{boxes}</fieldset>"


def _box(name: str, value: str, inner: str, *, ticked: bool) -> str:
    checked = " checked" if ticked else ""
    return (
        f'<label class="tx-check"><input type="checkbox" name="{name}" value="{esc(value)}"'
        f"{checked}> {inner}</label>"
    )


def _by(filled: Filled, texts: Texts) -> str:
    """Return who signs: who is signed in, else who is typed, which the browser remembers."""
    if name := visitor.get():
        return f"<p>{texts['correct_by']}: <b>{esc(name)}</b></p>"
    return _field(
        "nguoi", "input", texts["correct_by"], filled.now["nguoi"], {"data-remember": "nguoi"}
    )


def _undoing(record: Record, way: Way, texts: Texts) -> str:
    if not record.corrections:
        return ""
    seen = hidden("so", str(len(record.corrections)))
    button = f'<button type="submit">{texts["correct_undo"]}</button>'
    return form(way.to(UNDO), way.hidden() + seen + button, kind="tx-inline")
