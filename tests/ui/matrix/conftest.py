"""A site with something to show on every screen, and its pages in the browser."""

import pytest

from tests.ui.conftest import free_port
from tests.ui.kept import kept
from tests.ui.matrix.looking import WIDTHS
from tests.ui.test_basket import SHIFTS
from ui import launch


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = kept(tmp_path_factory.mktemp("kept"))
    port = free_port()
    with launch.served(folder, port=port):
        yield f"http://{launch.HOST}:{port}"


@pytest.fixture
def look(visitor, site):
    pages = []

    def looked(path, *, width=WIDTHS[0]):
        pages.append(visitor.new_page())
        pages[-1].add_init_script(SHIFTS)
        pages[-1].set_viewport_size({"width": width, "height": 900})
        pages[-1].goto(site + path)
        pages[-1].wait_for_selector("#ket-qua")
        return pages[-1]

    yield looked
    for page in pages:
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
        page.close()
