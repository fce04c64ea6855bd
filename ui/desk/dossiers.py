"""The screens of dossiers: their list, one of them, and articles to be added."""

import shlex
from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from archive.article import Record
from searcher.dossiers.compiled import Compiled, Filed, Tie
from searcher.dossiers.dossier import Dossier
from ui.access import may_edit
from ui.editing import form, hidden, instead
from ui.exports import DOSSIER, PATH
from ui.markup import day, esc, grouped, link, outward
from ui.texts import Texts
from ui.view import View

_EXPORTS = {
    "docx": "Word", "xlsx": "Excel", "csv": "CSV", "jsonl": "JSON Lines", "ris": "RIS",
    "bib": "BibTeX",
}  # fmt: skip
_SHOWN_TIES = 20


def overview(
    dossiers: Sequence[tuple[str, Dossier]], chosen: Sequence[Record], view: View, texts: Texts
) -> str:
    """Return the list of the dossiers, with forms to add the *chosen* articles or begin one."""
    items = "".join(_listed(*one, view, texts) for one in dossiers)
    none = "" if dossiers else f"<p>{texts['dossier_none']}</p>"
    inner = _adding(dossiers, chosen, texts) if chosen else _beginning(texts)
    return (
        f'<main id="ket-qua" class="tx-desk"><h1>{texts["dossiers"]}</h1>{inner}{none}'
        f'<ul class="tx-list">{items}</ul></main>'
    )


def one_dossier(found: Compiled, view: View, texts: Texts) -> str:
    """Return a dossier: notes, articles in order of time, and what ties them together."""
    back = link(View(lang=view.lang).href("/ho-so"), f"← {texts['dossiers']}")
    items = "".join(_filed(one, found.name, view, texts) for one in found.articles)
    none = "" if items else f'<p class="tx-note">{texts["dossier_empty"]}</p>'
    ties = _ties(texts["dossier_documents"], found.documents, view.citing)
    ties += _ties(
        texts["dossier_communes"],
        found.communes,
        lambda v: View(where={"commune": (v,)}, lang=view.lang).href(),
    )
    return (
        f'<main id="ket-qua" class="tx-desk"><p>{back}</p><h1>{esc(found.title)}</h1>'
        f"{_note(found.name, None, found.note, texts)}{_exports(found, view, texts)}{none}"
        f'<ol class="tx-hits">{items}</ol>{ties}{_removing(found.name, texts)}</main>'
    )


def _listed(name: str, dossier: Dossier, view: View, texts: Texts) -> str:
    title = link(View(id=name, lang=view.lang).href("/ho-so"), esc(dossier.title))
    count = f"{grouped(len(dossier.entries))} {texts['articles']}"
    return f'<li><h2>{title}</h2><p class="tx-meta"><span>{count}</span></p></li>'


def _beginning(texts: Texts) -> str:
    if not may_edit():
        return instead("tinxa dossier new TITLE", texts)
    return form(
        "/sua/ho-so/lap",
        f'<label>{texts["dossier_title"]} <input name="tieu_de" required maxlength="200"></label>'
        f'<button type="submit">{texts["dossier_begin"]}</button>',
    )


def _adding(dossiers: Sequence[tuple[str, Dossier]], chosen: Sequence[Record], texts: Texts) -> str:
    """Return the form that adds *chosen* articles to a dossier, or to a new one."""
    ids = [record.article.id for record in chosen]
    if not may_edit():
        return instead(f"tinxa dossier add NAME {shlex.join(ids)}", texts)
    titles = "".join(f"<li>{esc(r.article.title or texts['untitled'])}</li>" for r in chosen)
    options = "".join(f'<option value="{esc(n)}">{esc(d.title)}</option>' for n, d in dossiers)
    which = (
        f'<label>{texts["dossier_which"]} <select name="ten"><option value="">'
        f"{texts['dossier_new']}</option>{options}</select></label>"
        if dossiers
        else hidden("ten", "")
    )
    return form(
        "/sua/ho-so/them",
        f"<h2>{texts['dossier_chosen'].format(n=len(ids))}</h2><ul>{titles}</ul>"
        f"{''.join(hidden('chon', each) for each in ids)}{which}"
        f'<label>{texts["dossier_title"]} <input name="tieu_de" maxlength="200"></label>'
        f'<label>{texts["dossier_note"]} <textarea name="ghi_chu" rows="2"></textarea></label>'
        f'<button type="submit">{texts["dossier_add"]}</button>',
    )


def _filed(filed: Filed, name: str, view: View, texts: Texts) -> str:
    entry = filed.entry
    if filed.record is None:
        told = (
            texts["dossier_forgotten"].format(day=day(entry.forgotten[:10]))
            if entry.forgotten
            else texts["dossier_lost"].format(title=entry.title or entry.id)
        )
        head, when = f'<p class="tx-note">{esc(told)}</p>', ""
    else:
        article = filed.record.article
        when = day(article.published) or texts["undated"]
        title = link(
            View(id=article.id, lang=view.lang).href(), esc(article.title or texts["untitled"])
        )
        original = outward(article.url, texts["original"]) if article.url else ""
        parts = (article.source, texts["dossier_gone"] if article.status == "gone" else None)
        about = "".join(f"<span>{esc(part)}</span>" for part in parts if part)
        head = f'<h2>{title}</h2><p class="tx-meta">{about}{original}</p>'
    tools = _note(name, entry.id, entry.note, texts) if entry.id else ""
    return f'<li class="tx-hit"><time>{esc(when)}</time><article>{head}{tools}</article></li>'


def _note(name: str, article_id: str | None, note: str, texts: Texts) -> str:
    """Return a note and, folded, the forms that change it and take the article out."""
    lines = "".join(f"<p>{esc(line)}</p>" for line in note.split("\n") if line)
    shown = f'<div class="tx-own-note">{lines}</div>' if lines else ""
    if not may_edit():
        return shown
    label = texts["dossier_note" if article_id else "dossier_own_note"]
    known = hidden("ten", name) + (hidden("bai", article_id) if article_id else "")
    writing = form(
        "/sua/ho-so/ghi-chu",
        f'{known}<label>{label} <textarea name="ghi_chu" rows="3">{esc(note)}</textarea></label>'
        f'<button type="submit">{texts["dossier_save"]}</button>',
    )
    leaving = ""
    if article_id:
        button = f'<button type="submit">{texts["dossier_take_out"]}</button>'
        leaving = form("/sua/ho-so/bo", known + button, kind="tx-inline")
    return f"{shown}<details><summary>{label}</summary>{writing}{leaving}</details>"


def _removing(name: str, texts: Texts) -> str:
    if not may_edit():
        return instead(f"tinxa dossier note {name} --id ID TEXT", texts)
    button = f'<button type="submit">{texts["dossier_remove_sure"]}</button>'
    inner = form("/sua/ho-so/xoa", hidden("ten", name) + button, kind="tx-inline")
    return f"<details><summary>{texts['dossier_remove']}</summary>{inner}</details>"


def _exports(found: Compiled, view: View, texts: Texts) -> str:
    """Return the links that download the dossier in each format; none for an empty one."""
    if not found.held:
        return ""
    lang = [("lang", view.lang)] if view.lang != "vi" else []
    asked = urlencode([(DOSSIER, found.name), *lang])
    links = " ".join(
        f'<a href="{esc(f"{PATH}{ending}?{asked}")}" download>{name}</a>'
        for ending, name in _EXPORTS.items()
    )
    printed = f'<a href="{esc(f"{PATH}html?{asked}")}" target="_blank">{texts["export_print"]}</a>'
    return f'<p class="tx-tools"><span>{texts["dossier_export"]}</span> {links} {printed}</p>'


def _ties(heading: str, ties: Sequence[Tie], address: Callable[[str], str]) -> str:
    if not ties:
        return ""
    items = "".join(
        f"<li>{link(address(tie.value), esc(tie.value))} <span>{tie.articles}</span></li>"
        for tie in ties[:_SHOWN_TIES]
    )
    return f'<section class="tx-aside"><h2>{heading}</h2><ul class="tx-ties">{items}</ul></section>'
