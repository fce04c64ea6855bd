"""The screen on which a portal is added: an address, then its draft, then its crawl."""

from archive.errors import NoArchive
from crawler.adding.drafts import Draft, Drafts
from crawler.adding.runs import Run, runs
from ui.access import may_edit
from ui.adding.crawl import crawl_page, run_href
from ui.adding.draft import LANGUAGE, draft_page, waiting
from ui.adding.trouble import adding_trouble
from ui.editing import form, hidden
from ui.markup import esc, link
from ui.service import folder, without_archive
from ui.texts import Texts
from ui.view import View

BEGIN = "/sua/cong/dau"
_RUNS = 10


def adding_page(view: View, crawl: str, texts: Texts) -> str:
    """Return the crawl *crawl*, else the draft that the view names, else the form for an address.

    Raises `NoArchive` where only a cluster is searched.
    """
    if without_archive():
        raise NoArchive("Portals are added where the archive is.")
    if not may_edit():
        return _commands(texts)
    if crawl:
        return crawl_page(Run(folder().logs, crawl), view, texts)
    if view.id:
        draft = Drafts(folder().drafts).read(view.id)
        if draft.text:
            return draft_page(view.id, draft, view, texts)
        return _first(draft, view, texts)
    return _first(Draft(address=""), view, texts)


def _first(draft: Draft, view: View, texts: Texts) -> str:
    demo = f'<p class="tx-note">{texts["add_demo"]}</p>' if folder().is_demo else ""
    field = (
        f'<label>{texts["add_address"]} <input name="dia_chi" type="text" inputmode="url" required'
        f' maxlength="2000" placeholder="{texts["add_address_hint"]}" value="{esc(draft.address)}">'
        f'</label><button type="submit" {waiting(texts)}>{texts["add_go"]}</button>'
        f"<p>{texts['add_help']}</p><p>{texts['add_polite']}</p>"
    )
    return (
        f'<main id="ket-qua" class="tx-adding tx-first"><h1>{texts["add"]}</h1>'
        f"<p>{texts['add_about']}</p>{demo}{adding_trouble(draft.trouble, texts)}"
        f"{form(BEGIN, hidden(LANGUAGE, view.lang) + field)}"
        f"{_drafts(view, texts)}{_runs(view, texts)}</main>"
    )


def _drafts(view: View, texts: Texts) -> str:
    listed = [(name, each) for name, each in Drafts(folder().drafts).listed() if each.text]
    items = [
        link(View(id=name, lang=view.lang).href("/them-cong"), esc(draft.address))
        for name, draft in listed
    ]
    return _list(texts["add_drafts"], items)


def _runs(view: View, texts: Texts) -> str:
    items = []
    for run in runs(folder().logs)[:_RUNS]:
        if now := run.standing():
            state = texts[f"add_state_{now.state}"]
            items.append(f"{link(run_href(run.name, view), esc(run.name))} <span>{state}</span>")
    return _list(texts["add_runs"], items)


def _list(heading: str, items: list[str]) -> str:
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f"<section><h2>{heading}</h2><ul>{listed}</ul></section>" if items else ""


def _commands(texts: Texts) -> str:
    commands = (
        "tinxa profile new https://ADDRESS-OF-A-LIST -o SITES/NAME.toml",
        "tinxa profile try https://ADDRESS-OF-AN-ARTICLE --profile NAME",
        "tinxa crawl NAME",
        "tinxa index",
    )
    listed = "".join(f"<li><code>{esc(each)}</code></li>" for each in commands)
    return (
        f'<main id="ket-qua" class="tx-adding tx-first"><h1>{texts["add"]}</h1>'
        f'<p>{texts["add_commands"]}</p><ol class="tx-commands">{listed}</ol></main>'
    )
