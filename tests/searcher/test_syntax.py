"""The query language: what is read as an operator, and what never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searcher.lookup import nothing
from searcher.question import Question
from searcher.syntax import understood
from tests.making import searching

ARTICLES = [
    {"id": "1", "title": "Nông thôn mới ở xã Đông Hòa", "body": "Đường làng và lúa xuân.",
     "published": "2023-05-29", "source": "dongson.example", "fetched_at": "2026-12-01T00:00:00Z"},
    {"id": "2", "title": "Lúa xuân được mùa", "body": "Nông dân xã Đông Tiến, phường Đông Hòa.",
     "published": "2024-02-01", "source": "thoxuan.example", "fetched_at": "2026-11-19T16:59:59Z"},
    {"id": "3", "title": "Xây dựng đường nông thôn", "body": "Giá ngô tăng hoặc giảm.",
     "published": "2024-03-02", "source": "dongson.example", "fetched_at": "2026-11-25T17:00:00Z"},
    {"id": "4", "title": "Quan Hóa -Mường Lát", "body": "Giai đoạn 2020 -2025 OR",
     "fetched_at": "2026-10-31T16:59:59Z"},
]  # fmt: skip


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    return searching(tmp_path_factory.mktemp("store"), ARTICLES)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("lúa -đường", "2"),
        ('lúa -"đường làng"', "2"),
        ("nông -(ngô OR mùa)", "1"),
        ("nông -(ngô dựng)", "1 2"),
        ("đường OR ngô", "1 3"),
        ("ngô HOẶC xuân", "1 2 3"),
        ("nông ngô OR mùa", "2 3"),
        ("tiêu đề:lúa", "2"),
        ("tieu de:lua", "2"),
        ('title:"nông thôn"', "1 3"),
        ('title:"nông thôn mới"', "1"),
        ('title:"xuân được mùa"', "2"),
        ('title:"đường làng"', ""),
        ("nông* -tiêu đề:nông", "2"),
        ("mườ*", "4"),
        ("muo*", "4"),
        ("gi*", "3 4"),
        ("xã: Đông Hòa lúa", "1 2"),
        ('commune:"xã Đông Hòa"', "1"),
        ("xa:dong tien", "2"),
        ("nguồn:dongson ngô", "3"),
        ("từ:2024 đến:02/2024", "2"),
        ("from:2024-02-02", "3"),
        ("thấy:11/2026 xuân", "2"),
        ("fetched:>=2026-11-20", "1 3"),
        ("fetched: > 10/2026 thay:<25/11/2026", "2"),
        ("fetched:<=10/2026", "4"),
        ("(lúa OR ngô) nông", "1 2 3"),
        ("title:nông (mới OR dựng)", "1 3"),
    ],
)
def test_operators(searcher, text, ids):
    answer = searcher.ask(Question(text=text))
    assert {hit.id for hit in answer.hits} == set(ids.split())
    assert answer.matched == ("all" if ids else "none")
    assert answer.understood
    assert answer.understood.operators


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Quan Hóa -Mường Lát", "4"),
        ("2020 -2025", "4"),
        ("QUAN HÓA OR", "4"),
        ("giá ngô tăng hoặc giảm", "3"),
        ("-lúa", "1 2"),
        ("(nông thôn) mới)", "1"),
        ('nông "thôn', "1 3"),
        ("lúa - đường", "1"),
        ("Xuân: được mùa", "2"),
    ],
)
def test_what_only_looks_like_one(searcher, text, ids):
    answer = searcher.ask(Question(text=text))
    assert {hit.id for hit in answer.hits} == set(ids.split())
    assert not answer.understood


@pytest.mark.parametrize("text", ["xã: Xyz lúa", "từ: 32/13 lúa", "nguồn: lúa"])
def test_a_field_without_its_value_is_words_and_said(searcher, text):
    answer = searcher.ask(Question(text=text))
    assert answer.understood
    assert answer.understood.unread == (text.split(":")[0] + ":",)


def test_operators_can_be_taken_as_words(searcher):
    answer = searcher.ask(Question(text="lúa -đường", as_words=True))
    assert {hit.id for hit in answer.hits} == {"1"}
    assert not answer.understood


def test_a_filter_alone_is_every_article_of_it_newest_first(searcher):
    answer = searcher.ask(Question(text="nguồn:dongson"))
    assert (answer.matched, [hit.id for hit in answer.hits]) == ("all", ["3", "1"])


def test_operators_are_never_loosened(searcher):
    assert searcher.ask(Question(text="lúa xyzzy -đường")).total == 1
    assert searcher.ask(Question(text="lúa xyzzy title:qwerty")).matched == "none"


PIECES = st.sampled_from([
    "lúa", "Đông", "OR", "HOẶC", "-", "-lúa", "(", ")", '"', "xã:", "từ:", "2024", "title:", "*",
    "nô*", ":", "“", "a:b", "đến: 5", "http://x.vn/a", "\n", "  ",
])  # fmt: skip


@given(st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=30))
def test_nothing_typed_is_an_error(text):
    typed = understood(text, nothing)
    assert len(typed.nodes) <= 64


def test_the_lens_tells_what_accents_leave_out(tmp_path):
    bodies = {"1": "hội nghị", "2": "hội nghi", "3": "hoi nghi", "4": "hội nghị", "5": "lúa"}
    searcher = searching(tmp_path, [{"id": i, "body": b} for i, b in bodies.items()])
    lens = searcher.ask(Question(text="hội nghị")).lens
    assert lens is not None
    assert lens.more == 2
    assert {s.form: s.count for s in lens.spellings} == {"nghi": 2, "hoi": 1}
    assert searcher.ask(Question(text="hoi nghi")).lens is None
    assert searcher.ask(Question(text="lúa")).lens is None


@pytest.mark.parametrize(
    "text",
    ["lúa xuân nông", '"lúa xuân" -ngô', "nông thôn OR mùa", "title:nông đường*", "58-NQ/TW lúa"],
)
def test_the_parts_of_a_score_add_up(searcher, text):
    for hit in searcher.ask(Question(text=text, explain=True)).hits:
        assert sum(hit.explanation.values()) == pytest.approx(hit.score, abs=1e-4)
        assert hit.explanation
