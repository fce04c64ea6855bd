"""What the language tables answer: accents, slips of typing, completions."""

import numpy as np
import pytest

from indexer.analysis import surfaces
from indexer.language.counting import Stream, count
from indexer.language.keys import readings, written
from indexer.language.part import write_part
from indexer.language.tables import LanguageTables
from vietnamese.words import forms
from vietnamese.writing import fold

TEXTS = [
    "Xã Đông Sơn về đích nông thôn mới", "chương trình nông thôn mới nâng cao năm 2019",
    "Ủy ban nhân dân xã Đông Sơn họp", "nông dân ra đồng gặt lúa", "tiếng Việt của chúng ta",
    "đường làng ngõ xóm sạch đẹp", "cánh đồng lúa chín vàng", "bạn đọc gửi thư về tòa soạn",
    "nghị quyết của hội đồng nhân dân", "đồng bào xã Đồng Tâm",
]  # fmt: skip


def built(path, texts, times=30):
    rows = [[forms(surface).accented for surface in surfaces(text)] for text in texts] * times
    words = sorted({word for row in rows for word in row})
    numbers = [n for row in rows for n in [*map(words.index, row), len(words)]]
    write_part(path, count([Stream(np.array(numbers, np.uint32), words)]))
    return path


@pytest.fixture(scope="module", params=["one part", "three parts"])
def tables(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("language")
    if request.param == "one part":
        return LanguageTables.open([built(folder / "all.arrays", TEXTS)])
    pieces = enumerate((TEXTS[:4], TEXTS[4:8], TEXTS[8:]))
    return LanguageTables.open([built(folder / f"{n}.arrays", texts) for n, texts in pieces])


@pytest.mark.parametrize("text", [
    "nông thôn mới", "xã đông sơn", "cánh đồng lúa", "nông dân ra đồng", "hội đồng nhân dân",
])  # fmt: skip
def test_accents_are_restored(tables, text):
    assert tables.restore(fold(text).split()).words == text.split()


@pytest.mark.parametrize(("typed", "meant"), [
    ("nông thon moi", "nông thôn mới"),  # what carries a mark is kept
    ("đồng son", "đồng sơn"),
    ("NONG THON", "nông thôn"),
    ("nam 2019", "năm 2019"),
    ("nong qwerty moi", "nông qwerty mới"),
    ("", ""),
])  # fmt: skip
def test_restoring_keeps_what_it_must(tables, typed, meant):
    assert tables.restore(typed.split()).words == meant.split()


def test_margins_tell_the_sure_from_the_unsure(tables):
    sure = tables.restore(["nong", "thon", "moi"])
    unsure = tables.restore(["dong"])
    assert len(sure.margins) == 3
    assert sure.margin > unsure.margin > 0


@pytest.mark.parametrize("typed", [
    "tieesng vieejt", "tieengs vieetj", "tie61ng vie65t", "tiêngs viêjt", "tiếmg việt",
    "tiengg viet",
])  # fmt: skip
def test_slips_are_undone(tables, typed):
    assert tables.suggest(typed.split()).words == ["tiếng", "việt"]


@pytest.mark.parametrize(("typed", "meant"), [
    ("dduwowngf", "đường"), ("d9u7o7ng2", "đường"), ("dduongwf", "đường"), ("đươngf", "đường"),
    ("nghij", "nghị"), ("nghi5", "nghị"), ("đừờng", "đường"), ("nhân", "nhân"),
])  # fmt: skip
def test_keys_left_standing_are_read(tables, typed, meant):
    assert tables.correct([typed]).words == [meant]


@pytest.mark.parametrize("typed", [
    "nông thôn mới", "nong thon moi", "Đông Sơn", "đồng tâm", "2019", "58-nq", "dong", "x",
])  # fmt: skip
def test_right_words_are_never_changed(tables, typed):
    assert tables.correct(typed.split()) == (typed.split(), [False] * len(typed.split()), [])


def test_no_suggestion_where_all_is_right(tables):
    assert tables.suggest(["nông", "thôn", "mới"]) is None
    suggestion = tables.suggest(["nong", "thon", "moi"])
    assert (suggestion.words, suggestion.corrected) == (["nông", "thôn", "mới"], False)


@pytest.mark.parametrize(("typed", "first"), [
    ("nong th", "nông thôn"), ("nông th", "nông thôn"), ("nông thô", "nông thôn"),
    ("nông thôn ", "nông thôn mới"), ("đ", "đồng"), ("đườn", "đường"),
    ("hoi dong nh", "hội đồng nhân"),
])  # fmt: skip
def test_completion(tables, typed, first):
    assert tables.complete(typed.split(" "))[0] == first.split()


def test_completion_offers_phrases_and_keeps_marks_typed(tables):
    offered = [" ".join(row) for row in tables.complete(["nong", "t"])]
    assert "nông thôn mới" in offered
    assert all(row[-1].startswith("đ") for row in tables.complete(["đ"]) if len(row) == 1)
    assert tables.complete(["zzz"]) == []
    assert len(tables.complete(["n"], limit=1)) == 1


def test_no_tables_suggest_nothing(tmp_path):
    for empty in (LanguageTables.open([]), LanguageTables.open([built(tmp_path / "empty", [])])):
        assert empty.restore(["nong"]).words == ["nong"]
        assert empty.suggest(["nong"]) is None
        assert empty.complete(["n"]) == []


def test_every_reading_accounts_for_its_keys():
    found = {reading for reading in readings("vieejt") if reading.left == 2}
    assert written("việt")._replace(left=2) in found
    assert readings("a") == set()
