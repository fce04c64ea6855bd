"""The search and its articles on a wide screen and a phone, in light and dark, kept as pictures.

Nothing that axe finds in the whole page, nothing that scrolls sideways, nothing that jumps while it
loads. The other screens: test_screens.py, so that two processes look at a time.
"""

import pytest

from tests.ui.cases import CASES
from tests.ui.matrix.looking import WIDTHS, look_at

pytestmark = pytest.mark.slow

SHOWN = [case for case in CASES if not case.screen]
TREND = "/xu-huong?q=lúa&q=ngô&by=year"


@pytest.mark.parametrize("case", SHOWN, ids=[case.name for case in SHOWN])
def test_a_state(look, case):
    look_at(look(case.path), case)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["/", "/?q=lúa", "/?id=dongson-1", "/?q=xyzzy", TREND])
def test_nothing_jumps_while_it_loads(look, path, width):
    page = look(path, width=width)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    assert page.evaluate("window.shifted") < 0.1


@pytest.mark.parametrize("width", WIDTHS)
def test_an_answer_shifts_nothing(look, width):
    page = look("/?q=lúa", width=width)
    page.wait_for_load_state("networkidle")
    page.evaluate("window.shifted = 0")
    for link in (".tx-sort a:not([aria-current])", ".tx-years a", ".tx-chips a", ".tx-pager a"):
        before = page.url
        # By a script: what moves at once after a visitor's own click is not counted.
        page.locator(link).first.dispatch_event("click")
        page.wait_for_url(lambda url, before=before: url != before)
        page.wait_for_timeout(700)
    assert page.evaluate("window.shifted") < 0.01
