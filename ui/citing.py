"""How to cite an article: a footnote to copy, files for reference managers, a permanent link."""

from archive.article import Article
from searcher.citing import footnote
from ui.markup import adding, esc
from ui.texts import Texts
from ui.view import View

_FORMATS = {"ris": "RIS", "bib": "BibTeX", "json": "CSL-JSON"}


def citation(shown: Article, texts: Texts) -> str:
    """Return the panel, folded."""
    files = " ".join(
        f'<a href="{esc(adding(f"/xuat.{ending}", chon=shown.id))}" download>{name}</a>'
        for ending, name in _FORMATS.items()
    )
    permanent = esc(View(id=shown.id).href())
    return (
        f'<details class="tx-cite"><summary>{texts["cite"]}</summary><div>'
        f'<p class="tx-side">{texts["footnote"]}</p><p id="tx-cuoc-chu">{esc(footnote(shown))}</p>'
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
