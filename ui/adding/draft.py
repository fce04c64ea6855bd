"""A portal that is being added: its profile to edit, the article beside it, and the saving."""

from urllib.parse import urlsplit

from crawler.adding.drafts import Draft
from crawler.adding.placing import UNITS
from ui.adding.trial import as_read
from ui.adding.trouble import adding_trouble
from ui.editing import form, hidden
from ui.markup import esc, link
from ui.texts import Texts
from ui.view import View

EDIT = "/sua/cong/ban-nhap"
START = "/sua/cong/thu-thap"
DRAFT, LANGUAGE = "ban_nhap", "ngon_ngu"
"""Fields of the forms: Streamlit drops those that are named like a property of an element."""
TRY, OTHER, SAVE, DROP = "thu", "bai", "luu", "bo"
"""What the buttons of the one form ask for."""


def draft_page(name: str, draft: Draft, view: View, texts: Texts) -> str:
    """Return the screen of the draft *name*."""
    back = link(View(lang=view.lang).href("/them-cong"), f"← {texts['add']}")
    host = urlsplit(draft.url).hostname or draft.address
    stale = draft.trouble is not None
    inner = (
        f"{hidden(DRAFT, name)}{hidden(LANGUAGE, view.lang)}"
        f'<div class="tx-halves"><section>{_profile(draft, texts)}</section>'
        f"<div>{as_read(draft.trial, draft.asked, texts, stale=stale)}{_other(draft, texts)}</div>"
        f"</div>{_saving(draft, texts)}"
    )
    return (
        f'<main id="ket-qua" class="tx-adding"><p>{back}</p>'
        f"<h1>{esc(texts['add_draft'].format(host=host))}</h1>{_known(draft, view, texts)}"
        f"{form(EDIT, inner, kind='tx-draft')}</main>"
    )


def waiting(texts: Texts) -> str:
    """Return the attribute of a button that lets the script say that it takes a while."""
    return f'data-wait="{esc(texts["add_wait"])}"'


def starting(name: str, label: str, view: View) -> str:
    """Return the form that starts the crawl of the profile *name*."""
    button = f'<button type="submit">{esc(label)}</button>'
    inner = hidden("cong", name) + hidden(LANGUAGE, view.lang) + button
    return form(START, inner, kind="tx-inline")


def _known(draft: Draft, view: View, texts: Texts) -> str:
    if draft.known is None:
        return ""
    told = esc(texts["add_known"].format(name=draft.known))
    crawl = starting(draft.known, texts["add_crawl_known"].format(name=draft.known), view)
    return f'<div class="tx-note"><p>{told}</p>{crawl}</div>'


def _profile(draft: Draft, texts: Texts) -> str:
    family = draft.trial.family if draft.trial and draft.trial.reason is None else None
    told = f"<p>{esc(texts['add_family'].format(name=family))}</p>" if family else ""
    # Its comments wrap.
    rows = min(max(2 * draft.text.count("\n"), 14), 36)
    return (
        f'<h2><label for="tx-profile">{texts["add_profile"]}</label></h2>'
        f"{adding_trouble(draft.trouble, texts)}{told}<p>{texts['add_check']}</p>"
        # The first line break after the tag is none of the text's.
        f'<textarea id="tx-profile" name="ho_so" rows="{rows}" spellcheck="false">\n'
        f"{esc(draft.text)}</textarea>{_button(TRY, texts['add_again'], texts)}"
    )


def _other(draft: Draft, texts: Texts) -> str:
    return (
        f'<div class="tx-other"><label>{texts["add_other"]} <input name="bai" type="text"'
        f' inputmode="url" maxlength="2000" value="{esc(draft.another)}"></label>'
        f"{_button(OTHER, texts['add_try_other'], texts)}</div>"
    )


def _saving(draft: Draft, texts: Texts) -> str:
    """Return name, place and the way on; a portal that has a profile gets no second one."""
    drop = f'<button type="submit" name="viec" value="{DROP}">{texts["add_drop"]}</button>'
    if draft.known is not None:
        return f'<div class="tx-buttons">{drop}</div>'
    place = "".join(
        f'<label>{texts[f"add_{unit}"]} <input name="noi_{unit}" maxlength="80"'
        f' value="{esc(getattr(draft.place, unit) or "")}"></label>'
        for unit in UNITS
    )
    save = f'<button type="submit" name="viec" value="{SAVE}" class="tx-main" {waiting(texts)}>'
    return (
        f'<section class="tx-saving"><h2>{texts["add_save_heading"]}</h2>'
        f'<label>{texts["add_name"]} <input name="ten" maxlength="60" autocapitalize="off"'
        f' spellcheck="false" value="{esc(draft.name)}"><small>{texts["add_name_help"]}</small>'
        f"</label><p>{texts['add_place_help']}</p>"
        f'<div class="tx-units">{place}</div>'
        f'<div class="tx-buttons">{save}{texts["add_save"]}</button>{drop}</div></section>'
    )


def _button(task: str, label: str, texts: Texts) -> str:
    return f'<button type="submit" name="viec" value="{task}" {waiting(texts)}>{label}</button>'
