"""A dossier as what is to be exported: its articles in order of time, its notes and its ties."""

from searcher.dossiers.compiled import Compiled
from searcher.errors import DossierError
from searcher.exporting.description import Language, Matter, Selection

_TIES = 20


def selection(found: Compiled, *, lang: Language = "vi", short: bool = False) -> Selection:
    """Return what to export of a dossier. Raises `DossierError` where it holds no article."""
    entries = [filed.entry for filed in found.articles]
    ids = tuple(entry.id for entry in entries if entry.id)
    if not ids:
        # An export of no id would be one of every article.
        raise DossierError(f'the dossier "{found.name}" holds no article to export.')
    matter = Matter(
        title=found.title,
        note=found.note,
        notes={entry.id: entry.note for entry in entries if entry.id and entry.note},
        documents=tuple(tie.value for tie in found.documents[:_TIES]),
        communes=tuple(tie.value for tie in found.communes[:_TIES]),
    )
    return Selection(ids=ids, matter=matter, lang=lang, short=short)
