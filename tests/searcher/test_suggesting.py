"""What was meant and how it goes on, read off the archive's own text."""

import pytest

from archive.errors import SettingsError
from archive.folder import DataFolder
from searcher.opening import open_searcher
from searcher.question import Question
from tests.making import filled, indexed, searching

BODY = (
    "Tiếng Việt của Ủy ban nhân dân\nCông tác giải phóng mặt bằng\nXây dựng nông thôn mới"
    "\nÔ tô chở vắc xin"
)
ARTICLES = [{"id": str(n), "title": f"Tin số {n}", "body": BODY} for n in range(40)]


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    return searching(tmp_path_factory.mktemp("store"), ARTICLES)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nong thon moi", "nông thôn mới"),
        ("Nong Thon MOI", "Nông Thôn MỚI"),
        ('"giai phong" mat bang', '"giải phóng" mặt bằng'),
        ("giai phong - mat bang", "giải phóng - mặt bằng"),
        ("tieesng vieejt", "tiếng việt"),
        ("tie6ng1 vie65t", "tiếng việt"),
        ("oto nong thon", "ô tô nông thôn"),
        ("Vacxin", "Vắc xin"),
        ("photo", None),
        ("nông thôn mới", None),
        ("Uỷ ban", None),
        ("", None),
        ("xyzzy qwertz", None),
        ("xã:x nong thon", None),
        ("nong OR thon", None),
    ],
)
def test_what_was_meant(searcher, typed, meant):
    assert searcher.ask(Question(text=typed)).suggestion == meant


def test_a_suggestion_finds_something(searcher):
    # Each word is known, but they stand in no article together with the last one.
    assert searcher.ask(Question(text="nong thon 1987654")).suggestion is None


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("nong th", "nông thôn mới"),
        ("Nông thôn m", "Nông thôn mới"),
        ("giải phóng ", "giải phóng mặt bằng"),
        ("giải phóng mặt", "giải phóng mặt bằng"),
    ],
)
def test_a_question_goes_on_as_the_texts_do(searcher, typed, first):
    found = searcher.complete(typed)
    assert first in found
    assert typed not in found
    assert len(found) == len(set(found))


@pytest.mark.parametrize("typed", ["", "   ", "?!", "xyzzyx", "từ " * 60])
def test_nothing_goes_on_from_nothing(searcher, typed):
    assert searcher.complete(typed) == ()


def test_either_form_of_an_abbreviation_finds_the_other(tmp_path):
    searcher = searching(
        tmp_path,
        [
            {"id": "short", "title": "GPMB ở xã", "body": "Tin về GPMB."},
            {"id": "long", "title": "Tin", "body": "Công tác giải phóng mặt bằng."},
            {"id": "folded", "title": "Tin", "body": "Cong tac giai phong mat bang."},
            {"id": "none", "title": "Tin", "body": "Giải bóng đá, mặt sân bằng phẳng, phóng sự."},
        ],
    )

    def found(text, **options):
        answer = searcher.ask(Question(text=text, **options))
        return answer.matched, {hit.id for hit in answer.hits}

    assert found("gpmb") == ("all", {"short", "long", "folded"})
    assert found("giải phóng mặt bằng") == ("all", {"short", "long", "none"})
    assert found('"giải phóng mặt bằng"') == ("all", {"long"})
    assert found("gpmb -công") == ("all", {"short"})
    assert found("gpmb", match="any") == ("all", {"short", "long", "folded"})
    assert found("gpmb xyzzy -công", match="any") == ("all", {"short"})


def test_users_add_abbreviations_of_their_own(tmp_path):
    with filled(
        tmp_path, [{"id": "1", "title": "T", "body": "bản tin của hợp tác xã rau"}]
    ) as archive:
        indexed(archive)
    folder = DataFolder(tmp_path)
    folder.abbreviations.write_text("HTXR\thợp tác xã rau\n", "utf-8")
    searcher = open_searcher(folder)
    assert searcher.ask(Question(text="htxr")).total == 1
    searcher.close()
    folder.abbreviations.write_text("HTXR\n", "utf-8")
    with pytest.raises(SettingsError, match="line 1"):
        open_searcher(folder)
