"""The screens beside the search, looked at as test_search.py looks at that."""

import pytest

from tests.ui.cases import CASES
from tests.ui.matrix.looking import look_at
from ui.screens import SCREENS

pytestmark = pytest.mark.slow

SHOWN = [case for case in CASES if case.screen]


def test_every_screen_has_a_case():
    assert {case.screen for case in CASES} >= {screen.path for screen in SCREENS}


@pytest.mark.parametrize("case", SHOWN, ids=[case.name for case in SHOWN])
def test_a_state(look, case):
    look_at(look(case.path), case)
