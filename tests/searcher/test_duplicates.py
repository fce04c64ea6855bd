"""Near-duplicates as an answer, an export and `show --similar` tell of them."""

import pytest
from msgspec import UNSET

from archive.errors import NotFound
from indexer.duplicates.grouping import regroup
from searcher.duplicates import copies
from searcher.question import Question
from searcher.searcher import Searcher
from tests.indexer.test_duplicates import text
from tests.making import filled, indexed, searching

RELEASE = "Lúa xuân " + text(1, 200)
DAYS = {
    "sau": {"published": "2023-05-30", "source": "dongson"},
    "trưa": {"published": "2023-05-29", "published_at": "2023-05-29T11:00:00+07:00"},
    "sáng": {"published": "2023-05-29", "published_at": "2023-05-29T00:30:00+00:00"},
    "không rõ giờ": {"published": "2023-05-29"},
    "không ngày": {},
}
ORDER = ["sáng", "trưa", "không rõ giờ", "sau", "không ngày"]
OTHERS = [
    {"id": "khác", "body": "Lúa xuân " + text(2, 200), "published": "2023-06-01"},
    {"id": "ngắn", "body": "Lúa xuân", "published": "2020-01-01"},
]


def _articles():
    yield from ({"id": i, "title": i, "body": RELEASE, **day} for i, day in DAYS.items())
    yield from OTHERS


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    return searching(tmp_path_factory.mktemp("store"), _articles())


def test_every_hit_says_how_many_it_has(searcher):
    answer = searcher.ask(Question(text="lua xuan"))
    assert {hit.id: hit.similar for hit in answer.hits} == {
        **dict.fromkeys(DAYS, 4), "khác": 0, "ngắn": 0,
    }  # fmt: skip
    assert (answer.total, answer.groups) == (7, UNSET)
    # Of all in the archive, whatever the filters.
    only = searcher.ask(Question(text="lua xuan", where={"source": ("dongson",)}))
    assert [hit.similar for hit in only.hits] == [4]


def test_a_folded_answer_counts_both_and_lists_the_others(searcher):
    answer = searcher.ask(Question(text="lua xuan", groups=True, fold=True, sort="newest"))
    assert (answer.total, answer.groups) == (7, 3)
    assert [hit.id for hit in answer.hits] == ["khác", "sau", "ngắn"]
    assert [one.id for one in answer.hits[1].others] == [i for i in ORDER if i != "sau"]
    assert answer.hits[0].others == ()
    unfolded = searcher.ask(Question(text="lua xuan", groups=True))
    assert (len(unfolded.hits), unfolded.groups) == (7, 3)
    assert unfolded.facets == answer.facets
    assert all(hit.others is UNSET for hit in unfolded.hits)


def test_a_folded_export_has_the_earliest_in_the_result(searcher):
    def exported(**options):
        question = Question(text="lua xuan", sort="newest", **options)
        return [record.article.id for record in searcher.records(question)]

    assert len(exported()) == 7
    assert exported(fold=True) == ["khác", "sáng", "ngắn"]
    assert exported(fold=True, since="2023-05-30") == ["khác", "sau"]
    assert exported(fold=True, where={"year": ("none",)}) == ["không ngày"]


def test_who_was_first_and_the_rest_in_order_of_date(searcher):
    found = copies(searcher._archive, "sau")
    assert (found.id, found.first.id) == ("sau", "sáng")
    assert [one.id for one in found.similar] == [i for i in ORDER if i != "sau"]
    first = found.similar[0]
    assert first.of_this == pytest.approx(1, abs=0.01)
    assert first.passages[0].text == RELEASE
    assert [one.id for one in searcher.group("sau")] == ORDER


def test_one_alone_is_its_own_first(searcher):
    found = copies(searcher._archive, "khác")
    assert (found.first.id, found.similar) == ("khác", ())
    assert searcher.group("khác") == ()
    with pytest.raises(NotFound):
        copies(searcher._archive, "nothing")


def test_articles_like_one_may_be_told_without_its_copies(searcher):
    assert "sáng" in [one.id for one in searcher.similar("sau")]
    assert not {one.id for one in searcher.similar("sau", copies=False)} & set(DAYS)


def test_what_comes_later_is_seen_by_an_open_searcher(tmp_path):
    archive = filled(tmp_path, [{"id": "a", "body": RELEASE}])
    engine = indexed(archive).open()
    searcher = Searcher(engine, archive)
    question = Question(groups=True, fold=True)
    assert [hit.similar for hit in searcher.ask(question).hits] == [0]
    with filled(tmp_path, [{"id": "b", "body": RELEASE}]) as later:
        indexed(later)
    answer = searcher.ask(question)
    assert (answer.total, answer.groups, answer.hits[0].similar) == (2, 1, 1)
    # Gone from the archive, and not yet from the index.
    archive.remove("b")
    assert {hit.id: hit.similar for hit in searcher.ask(Question()).hits} == {"a": 0}
    regroup(archive, progress=lambda _: None)
    assert searcher.ask(question).groups == 2
