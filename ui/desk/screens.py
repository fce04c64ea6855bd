"""What the screens of watches and dossiers show of an address, read from the data folder."""

from collections.abc import Mapping, Sequence

from searcher.dossiers.compiled import compiled
from searcher.dossiers.dossier import Dossiers
from searcher.watching.saved import named, saved
from ui.desk import dossiers as dossier_pages
from ui.desk import watches as watch_pages
from ui.desk.told import watch_log
from ui.service import folder, searcher
from ui.texts import Texts
from ui.view import View

_MOST_CHOSEN = 500


def watches(view: View, texts: Texts) -> tuple[str, str]:
    """Return title and HTML of the watch that the address names, or of their list."""
    log = watch_log()
    begun = log.begun()
    if view.id:
        watch = named(folder().watches, view.id)
        pieces = log.told(watch.name, limit=watch_pages.SHOWN)
        since, numbers = begun.get(watch.name), log.numbers(watch.name)
        return watch.name, watch_pages.news(watch, since, pieces, numbers, view, texts)
    listed = [(one, begun.get(one.name), log.numbers(one.name)) for one in saved(folder().watches)]
    return texts["watches"], watch_pages.overview(listed, view, texts)


def dossiers(view: View, parameters: Mapping[str, Sequence[str]], texts: Texts) -> tuple[str, str]:
    """Return title and HTML of the dossier that the address names, or of their list.

    Articles that are to be added stand in the address as ``chon``, repeated.
    """
    kept, archive = Dossiers(folder().dossiers), searcher().archive
    if view.id:
        found = compiled(view.id, kept.read(view.id), archive)
        return found.title, dossier_pages.one_dossier(found, view, texts)
    ids = list(dict.fromkeys(parameters.get("chon", ())))[:_MOST_CHOSEN]
    listed = [(name, kept.read(name)) for name in kept.names()]
    chosen = archive.records(ids)
    return texts["dossiers"], dossier_pages.overview(listed, chosen, view, texts)
