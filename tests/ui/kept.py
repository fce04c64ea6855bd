"""A store in which every screen has something to show."""

from pathlib import Path

from archive.corrections import correct
from archive.folder import DataFolder
from archive.store import Archive
from searcher.dossiers.dossier import Dossiers
from searcher.question import Question
from searcher.watching.run import run_watches
from searcher.watching.saved import add, watch_of
from tests.making import article, filled, indexed
from tests.ui.cases import DOSSIER, EMPTY, NEWS, QUIET
from tests.ui.conftest import CORRECTION, demo_articles

NOTICE = {
    "title": "Thông báo lịch cấp nước vvkkq", "source": "dongson.thanhhoa.example",
    "url": "https://dongson.thanhhoa.example/g.html", "published": "2024-03-01",
}  # fmt: skip


def kept(path: Path) -> DataFolder:
    """Make the store: articles of all kinds, one changed and gone, watches, dossiers."""
    made = DataFolder(path)
    with filled(path, demo_articles()) as archive:
        correct(archive, "unlike", CORRECTION)
        archive.put(article(id="gone", body="Cấp nước từ 5 giờ.", **NOTICE))
        indexed(archive)
        for name, asked in ((NEWS, "vvkkq"), (QUIET, "lúa")):
            add(made.watches, watch_of(Question(text=asked), name=name, changed=True))
        list(run_watches(made))
        archive.put(article(id="gone", body="Cấp nước từ 6 giờ.", **NOTICE))
        archive.mark_gone("gone")
        indexed(archive)
        list(run_watches(made))
        _file(Dossiers(made.dossiers), archive)
    made.demo_mark.touch()
    return made


def _file(dossiers: Dossiers, archive: Archive) -> None:
    chosen = archive.records(["dongson-1", "hostile", "gone"])
    titles = [(record.article.id, record.article.title) for record in chosen]
    assert dossiers.new("Đất đai") == DOSSIER
    assert dossiers.new("Còn trống") == EMPTY
    dossiers.add(DOSSIER, [*titles, ("lost", "Bài đã mất")], note="Gọi lại\ncho xã")
    dossiers.note(DOSSIER, None, "Hồ sơ về đất đai hai xã.")
