"""How a question is taken: accents as typed, then ignored, then half of the words."""

import unicodedata

import pytest

from searcher.errors import QueryError
from searcher.question import Question
from tests.making import searching

ARTICLES = [
    {"id": "nghị", "title": "Hội nghị Ban Thường vụ", "body": "Huyện uỷ Đông Sơn họp, hòa giải."},
    {"id": "nghi", "title": "Hội nghi lễ", "body": "Ban thuong vụ"},
    {"id": "plain", "title": "hoi nghi ban thuong vu", "body": "Khong dau"},
    {"id": "lúa", "title": "Thu hoạch lúa", "body": "Lúa xuân năm 2023", "published": "2023-05-29"},
]


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    return searching(tmp_path_factory.mktemp("store"), ARTICLES)


def asked(searcher, text, **options):
    answer = searcher.ask(Question(text=text, **options))
    return answer.matched, {hit.id for hit in answer.hits}


@pytest.mark.parametrize(
    "text",
    [
        "hội nghị ban thường vụ", "HỘI NGHỊ BAN THƯỜNG VỤ", "huyện ủy", "huyện uỷ", "hoà giải",
        unicodedata.normalize("NFD", "hội nghị ban thường vụ"), "Hội nghị, Ban Thường vụ!",
    ],
)  # fmt: skip
def test_every_spelling_with_these_accents_finds_the_same(searcher, text):
    assert asked(searcher, text) == ("all", {"nghị"})


def test_a_plain_query_finds_those_or_more(searcher):
    assert asked(searcher, "hoi nghi ban thuong vu") == ("all", {"nghị", "nghi", "plain"})


def test_accents_that_nobody_wrote_are_ignored_and_said(searcher):
    assert asked(searcher, "hồi nghị ban thường vụ") == ("folded", {"nghị", "nghi", "plain"})


def test_quotes_and_exact_accents_forbid_that(searcher):
    assert asked(searcher, '"hồi nghị"') == ("none", set())
    assert asked(searcher, "hồi nghì", exact_accents=True) == ("none", set())
    assert asked(searcher, '"hội nghị"') == ("all", {"nghị"})
    assert asked(searcher, '"hoi nghi ban"') == ("all", {"nghị", "plain"})


def test_half_of_the_words_rounded_up(searcher):
    assert asked(searcher, "lúa xuân ở xyzzy") == ("some", {"lúa"})
    assert asked(searcher, "lúa xyzzy qwerty") == ("none", set())
    assert asked(searcher, "xyzzy") == ("none", set())


def test_phrases_are_never_loosened(searcher):
    assert asked(searcher, '"xuân lúa" thu hoạch xyzzy') == ("none", set())
    assert asked(searcher, '"lúa xuân" thu xyzzy') == ("some", {"lúa"})


def test_filters_take_no_part_in_the_choice(searcher):
    answer = searcher.ask(Question(text="hội nghị", where={"year": ("2023",)}))
    assert (answer.matched, answer.total) == ("all", 0)


def test_any_word_for_a_batch(searcher):
    assert asked(searcher, "lúa xyzzy", match="any") == ("all", {"lúa"})


def test_nothing_typed_is_everything_newest_first(searcher):
    answer = searcher.ask(Question())
    assert (answer.matched, answer.total, answer.hits[0].id) == ("all", 4, "lúa")


def test_signs_alone_find_nothing(searcher):
    assert asked(searcher, "?!") == ("none", set())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"since": "32/01/2023"}, "is no date"),
        ({"until": "tháng 5"}, "is no date"),
        ({"since": "2024", "until": "2023"}, "Swap"),
        ({"where": {"colour": ("red",)}}, "there is no facet"),
    ],
)
def test_what_cannot_be_understood_is_said(searcher, options, said):
    with pytest.raises(QueryError, match=said):
        searcher.ask(Question(text="lúa", **options))


def test_an_answer_is_the_same_as_its_export_and_its_count(searcher):
    question = Question(text="hoi nghi", limit=1)
    exported = [record.article.id for record in searcher.records(question)]
    assert len(exported) == searcher.ask(question).total == searcher.total(question) == 3
