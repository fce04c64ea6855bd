"""What ranks an article above another, on every engine; and that it is no other article."""

import pytest

from indexer.query import All, Any, Either, Query
from tests.making import record, term
from vietnamese.words import forms

FILLER = " ".join(f"chữ{number}" for number in range(12))


def ranked(engine, words, **options):
    return [hit.id for hit in engine.search(Query(words=words, **options)).hits]


def words_of(text):
    return All(tuple(term(word) for word in text.split()))


@pytest.mark.parametrize("accents", [True, False])
def test_words_near_each_other_rank_above_words_far_apart(fill, accents):
    engine = fill(
        record(id="far", body=f"đập {FILLER} nước"),
        record(id="near", body=f"đập thủy lợi nước {FILLER.rpartition(' ')[0].rpartition(' ')[0]}"),
        record(id="turned", body=f"nước ở đập {FILLER.rpartition(' ')[0]}"),
    )
    found = ranked(engine, words_of("đập nước"), accents=accents)
    assert found[2:] == ["far"]


def test_a_title_that_is_all_but_the_query_comes_first(fill):
    text = "lịch tiếp công dân tháng năm"
    engine = fill(
        record(id="about", title=f"Thông báo và hướng dẫn về {text} của xã", body=f"{text}. " * 9),
        record(id="alike", title="Lịch tiếp công dân tháng 5 năm", body="Xem tệp."),
        record(id="elsewhere", title="Tin", body=f"{text}. {text}. {text}"),
    )
    assert ranked(engine, Any(words_of(text).nodes), accents=True)[0] == "alike"


def test_restored_accents_rank_and_find_nothing_more(fill):
    engine = fill(
        record(id="hóa", body="xã đông hóa"),
        record(id="hòa", body="xã đông hòa"),
        record(id="khác", body="hòa bình"),
    )
    typed = words_of("dong hoa")
    for meant in ("hòa", "hóa"):
        restored = (forms("đông"), forms(meant))
        query = Query(words=typed, restored=restored, explain=True)
        hits = engine.search(query).hits
        assert [hit.id for hit in hits] == [meant, *({"hòa", "hóa"} - {meant})]
        assert all(sum(h.explanation.values()) == pytest.approx(h.score, rel=1e-4) for h in hits)
        assert engine.count(query) == 2


def test_another_form_finds_as_much_and_counts_a_little_less(fill):
    engine = fill(
        record(id="short", body="hội nghị UBND huyện bàn việc khác"),
        record(id="long", body="hội nghị ủy ban nhân dân huyện"),
        record(id="none", body="ủy ban dân số và nhân viên huyện"),
    )
    typed, other = term("UBND"), term("ủy ban nhân dân")
    short = All((Either(typed, (other,)), term("huyện")))
    long = All((Either(words_of("ủy ban nhân dân"), (typed,)), term("huyện")))
    assert ranked(engine, short, accents=True) == ["short", "long"]
    assert ranked(engine, Either(typed, (other,)), accents=True) == ["short", "long"]
    # Each of the four words is in the third article too; only together they are the long form.
    assert set(ranked(engine, long, accents=True)) == {"short", "long", "none"}
    assert ranked(engine, long, accents=True)[0] == "long"


def test_all_parts_of_a_score_are_told(fill):
    engine = fill(
        record(id="1", title="Đập nước Ông Đùng", body="UBND huyện sửa đập, hồ nước"),
        record(id="2", title="Tin", body="ủy ban nhân dân huyện sửa đập và trữ nước"),
    )
    words = All((term("đập"), term("nước"), Either(term("UBND"), (term("ủy ban nhân dân"),))))
    for words_accents in (True, False):
        query = Query(words=words, accents=words_accents, explain=True)
        for hit in engine.search(query).hits:
            assert sum(hit.explanation.values()) == pytest.approx(hit.score, rel=1e-4)
            assert any("~" in name for name in hit.explanation)


def test_the_language_of_the_texts_follows_every_change(fill):
    engine = fill(*(record(id=str(n), body="giải phóng mặt bằng") for n in range(3)))
    assert engine.language().restore(["giai", "phong"]).words == ["giải", "phóng"]
    fill(*(record(id=f"x{n}", body="tàu hỏa tốc hành") for n in range(3)), change=2)
    assert engine.language().restore(["tau", "hoa"]).words == ["tàu", "hỏa"]
    assert engine.language().restore(["giai", "phong"]).words == ["giải", "phóng"]
    fill(record(id="new", body="xe đạp"), rebuild=True, change=3)
    assert engine.language().restore(["tau", "hoa"]).words == ["tau", "hoa"]


def test_newer_articles_are_preferred_among_like_ones_where_asked(fill):
    engine = fill(
        record(id="old", body="thu hoạch lúa xuân", published="2019-05-01"),
        record(id="new", body="thu hoạch lúa xuân", published="2025-05-01"),
        record(id="undated", body="thu hoạch lúa xuân ở xã"),
        record(id="better", title="Thu hoạch lúa xuân", body="lúa xuân", published="2018-05-01"),
    )
    words = words_of("lúa xuân")
    assert ranked(engine, words, sort="relevance")[0] == "better"
    assert ranked(engine, words, sort="recent")[1:] == ["new", "old", "undated"]
    hits = engine.search(Query(words=words, sort="recent", explain=True)).hits
    assert [hit.explanation.get("recency", 0) > 0 for hit in hits] == [True, True, True, False]
    assert all(sum(h.explanation.values()) == pytest.approx(h.score, rel=1e-4) for h in hits)
