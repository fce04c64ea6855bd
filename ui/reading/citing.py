"""How to cite an article: a footnote to copy, files for reference managers, a permanent link."""

from archive.article import Record
from searcher.exporting.footnotes import footnote
from ui.markup import adding, esc
from ui.service import folder
from ui.texts import Texts
from ui.view import View

_FORMATS = {"ris": "RIS", "bib": "BibTeX", "json": "CSL-JSON"}


def citation(record: Record, texts: Texts) -> str:
    """Return the panel, folded."""
    article_id = record.article.id
    note = esc(footnote(record, demo=folder().is_demo))
    files = " ".join(
        f'<a href="{esc(adding(f"/xuat.{ending}", chon=article_id))}" download>{name}</a>'
        for ending, name in _FORMATS.items()
    )
    permanent = esc(View(id=article_id).href())
    return (
        f'<details class="tx-cite"><summary>{texts["cite"]}</summary><div>'
        f'<p class="tx-side">{texts["footnote"]}</p><p id="tx-cuoc-chu">{note}</p>'
        f"<p>{_copy('tx-cuoc-chu', texts['copy'], texts)}</p>"
        f"<p>{texts['save_as']} {files}</p>"
        f'<p><a id="tx-lien-ket" href="{permanent}">{texts["permalink"]}</a>'
        f" {_copy('tx-lien-ket', texts['copy_link'], texts)}</p></div></details>"
    )


def _copy(target: str, name: str, texts: Texts) -> str:
    """Return a button that copies the text, or of a link the address, of the element *target*."""
    return (
        f'<button type="button" class="tx-scripted" data-copy="{target}"'
        f' data-done="{texts["copied"]}">{name}</button>'
    )
