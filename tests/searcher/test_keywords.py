"""What stands out in a result: the counts, and the statistic against tables reckoned by hand."""

import math
from itertools import pairwise, product

import pytest

from searcher import keywords as module
from searcher.keywords import keywords, log_likelihood, sample
from searcher.question import Question
from tests.making import searching


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    def articles():
        for number in range(60):
            words = "Lúa chín sớm, máy gặt về đồng." if number < 20 else "Họp thôn bàn việc."
            rare = " Mưa." if number % 3 == 0 or number >= 20 else ""
            yield {
                "id": f"a{number:02}",
                "title": f"Tin {number}",
                "body": f"{words} Và thế.{rare}",
            }

    searcher = searching(tmp_path_factory.mktemp("keywords"), articles())
    yield searcher
    searcher.close()


def test_g2_of_a_table_reckoned_by_hand():
    # 10 of 100 against 10 of 900: expected 2, 18, 98 and 882.
    cells = ((10, 2), (10, 18), (90, 98), (890, 882))
    by_hand = 2 * sum(seen * math.log(seen / expected) for seen, expected in cells)
    assert (
        log_likelihood(10, 100, 10, 900)
        == pytest.approx(by_hand)
        == pytest.approx(21.17696, abs=1e-5)
    )
    assert log_likelihood(0, 100, 30, 900) == pytest.approx(-6.43, abs=0.01)
    assert log_likelihood(5, 50, 50, 500) == pytest.approx(0, abs=1e-9)


def test_g2_is_finite_whatever_the_table():
    for found, elsewhere in product((0, 1, 7), (0, 3, 9)):
        assert math.isfinite(log_likelihood(found, 7, elsewhere, 9))


def test_words_stand_out_with_exact_counts(opened):
    found = keywords(opened, Question(text="lúa"))
    assert (found.total, found.read, found.others) == (20, 20, 40)
    by_text = {one.text: one for one in found.keywords}
    assert (by_text["máy gặt"].found, by_text["máy gặt"].elsewhere) == (20, 0)
    for one in found.keywords:
        everywhere = opened.total(Question(text=f'"{one.text}"', exact_accents=True))
        assert one.found + one.elsewhere == everywhere, one.text
    # In every article alike: it tells nothing.
    assert "và thế" not in by_text
    # The question itself says nothing new.
    assert "lúa" not in by_text


def test_a_rarer_word_has_a_minus(opened):
    found = {one.text: one for one in keywords(opened, Question(text="lúa")).keywords}
    rain = found["mưa"]
    assert (rain.found, rain.elsewhere) == (7, 40)
    assert rain.g2 == pytest.approx(log_likelihood(7, 20, 40, 40))
    assert rain.g2 < -10.83 < 10.83 < found["chín"].g2


def test_against_nothing_nothing_stands_out(opened):
    assert keywords(opened, Question(text="")).keywords == ()


def test_a_large_result_is_sampled_evenly_and_said(opened, monkeypatch):
    monkeypatch.setattr(module, "CEILING", 10)
    found = keywords(opened, Question(text="lúa"))
    assert (found.total, found.read) == (20, 10)
    gathered = {one.text: one for one in found.keywords}
    # What was not read counts among the others.
    assert (gathered["máy gặt"].found, gathered["máy gặt"].elsewhere) == (10, 10)


@pytest.mark.parametrize(("size", "most"), [(0, 3), (3, 3), (10, 3), (1000, 7)])
def test_a_sample_is_drawn_at_equal_steps(size, most):
    drawn = [int(one) for one in sample([str(n) for n in range(size)], most)]
    assert len(drawn) == min(size, most)
    steps = {b - a for a, b in pairwise(drawn)}
    assert not steps or max(steps) - min(steps) <= 1
