"""The one searcher of the serving process, and what of it the garbage collector leaves alone."""

import gc
import weakref

import pytest

from tests.making import article, filled, indexed
from ui import service
from vietnamese.places.table import gazetteer

ARTICLES = [{"id": f"a{n}", "title": f"Đường làng số {n}", "body": "Xã mới"} for n in range(3)]


@pytest.fixture
def archive(tmp_path, monkeypatch):
    monkeypatch.setenv("TINXA_DATA", str(tmp_path))
    with filled(tmp_path, ARTICLES) as opened:
        indexed(opened)
        yield opened
    service.searcher().close()
    service._opened.pop(service.folder())
    gc.unfreeze()


def collected(wanted):
    """Tell whether the garbage collector looks at *wanted*."""
    return any(one is wanted for one in gc.get_objects())


def state():
    return service.searcher().engine._state


@pytest.mark.usefixtures("archive")
def test_what_is_opened_is_left_alone():
    opened = service.searcher()
    assert not collected(opened)
    assert not collected(state())
    assert not collected(state().language)
    # Read late, and by far the largest.
    assert not collected(gazetteer())


@pytest.mark.parametrize("rebuild", [False, True], ids=["extended", "swapped"])
def test_a_changed_index_is_left_alone_from_the_first_run(archive, rebuild):
    before = service.status()
    archive.put(article(id="b", title="Cầu mới"))
    indexed(archive, rebuild=rebuild)
    after = service.status()
    assert (before.articles, after.articles) == (3, 4)
    assert not collected(state())
    assert not collected(state().language)


def test_an_index_that_was_replaced_goes(archive):
    service.status()
    gone = weakref.ref(state().language)
    archive.put(article(id="b", title="Cầu mới"))
    indexed(archive, rebuild=True)
    service.status()
    assert gone() is None


@pytest.mark.usefixtures("archive")
def test_what_gathers_while_the_page_runs_is_left_alone_too():
    service.status()
    gathered = [[] for _ in range(2)]
    assert collected(gathered)
    for _ in range(service._RUNS):
        service.status()
    assert not collected(gathered)
