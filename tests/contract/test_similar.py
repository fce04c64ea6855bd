"""Which articles are like one: by its telling words, the same on every engine."""

import pytest

from tests.making import record

STORIES = {
    "lúa 1": ("Được mùa lúa xuân", "Nông dân xã Đông Tiến gặt lúa xuân, năng suất đạt 65 tạ."),
    "lúa 2": ("Gặt lúa", "Lúa xuân ở Đông Tiến chín rộ, nông dân khẩn trương gặt, năng suất cao."),
    "lớp 1": ("Khai giảng", "Học sinh trường tiểu học nô nức đón khai giảng năm học mới."),
    "lớp 2": ("Năm học mới", "Trường tiểu học Hoằng Lộc khai giảng, học sinh tựu trường."),
    "cấm": ("Thông báo", "Cấm đường phục vụ thi công cầu qua sông Chu từ ngày 5."),
}


@pytest.fixture
def stories():
    return [record(id=i, title=title, body=body) for i, (title, body) in STORIES.items()]


@pytest.fixture
def engine(fill, stories):
    return fill(*stories)


def like(engine, article_id, *, limit=5):
    return [hit.id for hit in engine.similar(article_id, limit=limit)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [("lúa 1", "lúa 2"), ("lúa 2", "lúa 1"), ("lớp 1", "lớp 2"), ("lớp 2", "lớp 1")],
)
def test_the_other_story_of_the_same_thing_comes_first(engine, asked, found):
    assert like(engine, asked)[0] == found


def test_it_is_never_itself_and_best_first(engine):
    for article_id in STORIES:
        hits = engine.similar(article_id, limit=10)
        assert article_id not in [hit.id for hit in hits]
        assert [hit.score for hit in hits] == sorted((h.score for h in hits), reverse=True)
        assert all(hit.score > 0 for hit in hits)


def test_the_limit_cuts_the_same_order(engine):
    whole = like(engine, "lúa 1", limit=10)
    for limit in range(len(whole) + 1):
        assert like(engine, "lúa 1", limit=limit) == whole[:limit]


def test_an_unknown_article_has_none(engine):
    assert engine.similar("nothing", limit=5) == ()


def test_words_that_no_other_has_tell_nothing(fill):
    engine = fill(record(id="1", title="Một", body="hai ba"), record(id="2", title="Bốn", body=""))
    assert like(engine, "1") == like(engine, "2") == []


def test_words_that_many_have_tell_nothing(fill):
    engine = fill(*(record(id=str(n), title=None, body=f"xã họp f{n}") for n in range(9)))
    assert like(engine, "3") == []


def test_one_word_in_common_is_not_enough(fill):
    engine = fill(
        record(id="1", title=None, body="năm 2020 ở đâu"),
        record(id="2", title=None, body="hết 2020 tỷ đồng"),
    )
    assert like(engine, "1") == []


def test_accents_part_words(fill):
    engine = fill(
        record(id="1", title="Má", body="con má"),
        record(id="2", title="Mã", body="con mã"),
        record(id="3", title="MÁ", body="má con"),
    )
    assert like(engine, "1")[0] == "3"


def test_no_pair_reaches_from_one_part_into_the_next(fill):
    engine = fill(
        record(id="hỏi", title=None, body="Hoằng\nTiến"),
        record(id="cùng", title=None, body="Hoằng Tiến xa"),
        record(id="khác", title=None, body="Hoằng và Tiến"),
    )
    scores = {hit.id: hit.score for hit in engine.similar("hỏi", limit=5)}
    assert scores["cùng"] == scores["khác"]


def test_removed_and_replaced_articles_are_neither_asked_nor_found(fill, stories):
    fill(*stories)
    engine = fill(record(id="lớp 1", title="Khác", body="Việc khác."), delete=["lúa 2"], change=2)
    assert like(engine, "lúa 2") == []
    assert "lúa 2" not in like(engine, "lúa 1")
    assert "lớp 2" not in like(engine, "lớp 1")


def test_equal_articles_come_newest_first_then_by_id(fill):
    days = {"b": "2023-01-01", "a": "2023-01-01", "c": "2024-01-01", "d": None}
    text = {"title": "Lúa xuân", "body": "Gặt lúa xuân"}
    engine = fill(
        *(record(id=i, published=day, **text) for i, day in days.items()), record(id="e", **text)
    )
    assert like(engine, "e") == ["c", "a", "b", "d"]


def test_one_build_and_many_changes_give_the_same(fill, stories, home):
    kept = [*stories, *(record(id=f"tin {n}", body=f"Gặt lúa {n} khai giảng") for n in range(9))]
    gone = [record(id=f"cũ {n}", body="Gặt lúa xuân sông Chu") for n in range(7)]
    whole = fill(*kept)
    once = {r.article.id: whole.similar(r.article.id, limit=20) for r in kept}
    fill(*gone, rebuild=True, change=2)
    for change, start in enumerate(range(0, len(kept), 2), 3):
        fill(*reversed(kept[start : start + 2]), change=change)
    engine = fill(delete=[r.article.id for r in gone], change=99)
    grown = {r.article.id: engine.similar(r.article.id, limit=20) for r in kept}
    if home.weighs_deleted:
        grown, once = ({i: {h.id for h in hits} for i, hits in s.items()} for s in (grown, once))
    assert grown == once
