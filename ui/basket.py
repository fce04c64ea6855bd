"""The basket of ticked articles: a box beside each article, a bar, and the list of them.

Which articles are in it only the browser knows (assets/basket.js); without a script none of this
is shown.
"""

from collections.abc import Sequence

from archive.article import Article, Record
from ui.markup import day, esc, link
from ui.texts import Texts
from ui.view import View

MOST = 100
"""Articles in a basket, so that an address with all of them is not too long for servers."""
_EXPORTS = {"/xuat.csv": "CSV", "/xuat.xlsx": "Excel", "/xuat.docx": "Word"}


def picker(article_id: str, title: str | None, texts: Texts) -> str:
    """Return the box that puts an article into the basket and takes it out."""
    # No aria-label: Streamlit's sanitiser takes attributes away whose text looks like an element.
    label = f"{texts['pick']}: {title or texts['untitled']}"
    return (
        '<button type="button" class="tx-pick tx-scripted" role="checkbox" aria-checked="false"'
        f' data-pick="{esc(article_id)}"><span class="tx-hidden">{esc(label)}</span></button>'
    )


def bar(view: View, texts: Texts) -> str:
    """Return the bar that tells how many are ticked; the script shows it where any are."""
    exports = "".join(
        f'<a href="{path}" data-picked="{path}" download>{name}</a>'
        for path, name in _EXPORTS.items()
    )
    see, dossier = (
        f'<a href="{esc(href)}" data-picked="{esc(href)}" data-go>{texts[name]}</a>'
        for href, name in (
            (View(lang=view.lang).href("/chon"), "picked_view"),
            (View(lang=view.lang).href("/ho-so"), "picked_dossier"),
        )
    )
    return (
        f'<section class="tx-basket" hidden aria-label="{texts["picked"]}" data-most="{MOST}"'
        f' data-full="{esc(texts["picked_full"].format(n=MOST))}">'
        f'<p aria-live="polite" data-count="{esc(texts["picked_count"])}"></p>'
        f"<nav>{see}{exports}{dossier}</nav>"
        f'<button type="button" data-unpick>{texts["picked_empty"]}</button></section>'
    )


def picked(records: Sequence[Record], asked: int, view: View, texts: Texts) -> str:
    """Return the list of the *asked* articles, to read through and to print."""
    lost = asked - len(records)
    told = f'<p class="tx-note">{texts["lost"].format(n=lost)}</p>' if lost else ""
    printer = f'<button type="button" class="tx-scripted" data-print>{texts["print"]}</button>'
    tools = f'<div class="tx-tools">{printer}</div>' if records else ""
    none = "" if asked else f"<p>{texts['picked_none']}</p>"
    items = "".join(_item(record.article, view, texts) for record in records)
    return (
        f'<main id="ket-qua" class="tx-picked"><h1>{texts["picked"]}</h1>{tools}{told}{none}'
        f'<ol class="tx-hits">{items}</ol></main>'
    )


def _item(one: Article, view: View, texts: Texts) -> str:
    when = esc(day(one.published) or texts["undated"])
    title = link(view.href(id=one.id), esc(one.title or texts["untitled"]))
    lead = one.summary or one.body.split("\n", 1)[0]
    source = "".join(f"<span>{esc(part)}</span>" for part in (one.source, one.url) if part)
    return (
        f'<li class="tx-hit"><time datetime="{esc(one.published or "")}">{when}</time>'
        f"{picker(one.id, one.title, texts)}<article><h2>{title}</h2>"
        f'<p class="tx-snippet">{esc(lead)}</p><p class="tx-meta">{source}</p></article></li>'
    )
