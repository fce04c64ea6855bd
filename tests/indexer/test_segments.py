"""What an index answers does not depend on how its segments came about."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.store import Archive, Clock
from indexer.engines.whoosh import parallel
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.query import FACETS, All, Any, Query
from tests.making import article, filled, indexed, record, term

WORDS = ["hội", "nghị", "hòa", "hoà", "hoa", "Đông", "đồng", "lúa", "xuân", "xã Đông Hòa"]
TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
ARTICLES = st.lists(
    st.fixed_dictionaries({
        "title": TEXT, "body": TEXT,
        "published": st.sampled_from([None, "2023-05-29", "2024-01-02"]),
        "source": st.sampled_from([None, "a.vn", "b.vn"]),
    }), min_size=1, max_size=25,
)  # fmt: skip
QUERIES = [
    Query(words=words, accents=accents, facets=FACETS, limit=100)
    for accents in (True, False)
    for words in (
        None,
        term("hội nghị", quoted=True),
        term("Đông Hòa hội", quoted=True),
        All((term("hòa"), term("đồng"))),
        Any((term("lúa"), term("xuân"), term("hoa"))),
    )
]


def answers(index):
    engine = index.open()
    found = [engine.search(query) for query in QUERIES]
    return found, [engine.similar(article_id, limit=30) for article_id in engine.scan(Query())]


def written(folder, batches, *, delete=()):
    index = WhooshIndex(folder)
    for number, batch in enumerate(batches):
        writer = index.writer(rebuild=number == 0)
        writer.write(batch)
        writer.commit(clock=Clock(number + 1, "archive"))
    writer = index.writer(rebuild=False)
    writer.delete(delete)
    writer.commit(clock=Clock(99, "archive"))
    return index


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles=ARTICLES, order=st.randoms(use_true_random=False), pieces=st.integers(2, 10))
def test_one_build_ten_small_ones_and_any_order_answer_alike(
    tmp_path_factory, articles, order, pieces
):
    records = [record(id=f"{n:02}", **fields) for n, fields in enumerate(articles)]
    whole = answers(written(tmp_path_factory.mktemp("whole"), [records]))
    order.shuffle(records)
    batches = [records[start::pieces] for start in range(pieces)]
    assert answers(written(tmp_path_factory.mktemp("pieces"), batches)) == whole


def test_removed_articles_count_for_nothing(tmp_path):
    records = [record(id=str(n), body=f"hội nghị {'lúa ' * n}") for n in range(9)]
    gone = ["2", "5", "6", "7"]
    kept = [r for r in records if r.article.id not in gone]
    once = written(tmp_path / "once", [kept])
    later = written(tmp_path / "later", [records], delete=gone)
    assert answers(later) == answers(once)


@pytest.fixture
def archive(tmp_path):
    texts = [f"{WORDS[n % 9]} {WORDS[n % 7]} số {n}" for n in range(60)]
    with filled(tmp_path, [{"id": str(n), "body": text} for n, text in enumerate(texts)]) as opened:
        yield opened


def test_processes_answer_as_one_does(archive, monkeypatch):
    alone = answers(indexed(archive, rebuild=True))
    monkeypatch.setattr("indexer.runs.ALONE_UNTIL", 0)
    monkeypatch.setattr(parallel, "_RUN", 10)
    assert answers(indexed(archive, rebuild=True, processes=2)) == alone


def test_a_full_segment_begins_another(archive, monkeypatch):
    whole = indexed(archive, rebuild=True)
    expected = answers(whole)
    monkeypatch.setattr("indexer.engines.whoosh.builder.MOST_WORDS", 40)
    cut = indexed(archive, rebuild=True)
    assert len(list(archive.path.parent.glob("index/build-*/*.arrays"))) > 3
    assert answers(cut) == expected


def test_a_process_that_fails_leaves_the_index_as_it_was(archive, monkeypatch):
    index = indexed(archive)
    before = answers(index)
    with archive.writing() as cursor:
        cursor.execute("UPDATE articles SET article = '[]' WHERE id = '7'")
    monkeypatch.setattr("indexer.runs.ALONE_UNTIL", 0)
    with pytest.raises(Exception, match="Expected `object`"):
        indexed(archive, rebuild=True, processes=2)
    assert answers(index) == before
    assert len(list(archive.path.parent.glob("index/build-*"))) == 1


def test_more_forms_than_sixteen_bits_number(tmp_path):
    forms = 1 << 16
    starts = range(0, forms + 5000, 1000)
    bodies = [" ".join(f"f{n}" for n in range(start, start + 1000)) for start in starts]
    index = written(tmp_path, [[record(id=str(n), body=body) for n, body in enumerate(bodies)]])
    engine = index.open()
    for number in (0, 999, forms - 1, forms, forms + 1, forms + 4999):
        found = Query(words=term(f"f{number}"), accents=True)
        assert list(engine.scan(found)) == [str(number // 1000)]
    phrase = Query(words=term("f65999 f66000 tin", quoted=True), accents=True)
    assert engine.count(phrase) == 0
    phrase = Query(words=term("f65534 f65535 f65536 f65537", quoted=True), accents=True)
    assert list(engine.scan(phrase)) == ["65"]


def test_milestones_cut_the_archive(tmp_path):
    with Archive.open(tmp_path / "archive.sqlite") as archive:
        assert archive.milestones(3) == []
        for number in range(7):
            archive.put(article(id=str(number)))
        ends = archive.milestones(3)
        assert len(ends) == 3
        assert ends[-1] == archive.clock().change
        runs = [
            list(archive.changes(after=a, until=b)) for a, b in zip([0, *ends], ends, strict=False)
        ]
        assert [len(run) for run in runs] == [3, 3, 1]


def test_words_written_together_are_found_apart(tmp_path):
    texts = ["Tập trung chỉđạo và đấtđai", "chỉ đạo", "chỉđạo, thực hiệnNghị quyết", "đạo chỉ"]
    engine = written(
        tmp_path, [[record(id=str(n), title=None, body=text) for n, text in enumerate(texts)]]
    ).open()
    for typed in ("chỉ đạo", "chỉđạo"):
        asked = Query(words=term(typed, quoted=True), accents=True)
        assert set(engine.scan(asked)) == {"0", "1", "2"}
    assert list(engine.scan(Query(words=term("hien nghi quyet", quoted=True)))) == ["2"]
