"""The benchmark's corpus and questions are the same on every machine, and grow as they promise."""

import random
from collections import Counter
from itertools import accumulate

import pytest

from benchmarks.speed.corpus import COMMUNES, dressed
from benchmarks.speed.growing import accented_words, fitted, grown
from benchmarks.speed.queries import FACETS, drawn, query_of
from vietnamese.writing import has_marks

SYLLABLES = [
    first + rest
    for first in ("b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "th")
    for rest in ("an", "án", "ang", "ăn", "ân", "ấn", "ây", "iên", "iết", "oan", "ương", "ước")
]


@pytest.fixture(scope="module")
def corpus():
    """Articles of words as frequent as Zipf's law has them, of which the rare ones are numbers."""
    chance = random.Random(1)  # noqa: S311 - the same text every time
    words = [*SYLLABLES, *(str(number) for number in range(10_000, 30_000))]
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))

    def some(count):
        return " ".join(chance.choices(words, cum_weights=weights, k=count))

    return [
        {"id": f"a{n}", "title": some(12), "body": "\n".join(some(40) for _ in range(5))}
        for n in range(400)
    ]


def test_an_article_gets_the_same_date_and_communes_every_time():
    raw = {"id": "bai-2", "title": "Tin", "body": "Nội dung"}
    article, communes = dressed(raw)
    assert article.published == "2019-11-12"
    assert [one.name for one in communes] == ["xã Ngọc Yên", "xã Minh Hải"]


def test_dates_and_communes_are_spread(corpus):
    every = [dressed(raw) for raw in corpus]
    years = Counter((article.published or "none")[:4] for article, _ in every)
    assert set(years) == {"2019", "2020", "2021", "2022", "2023", "2024", "2025", "none"}
    assert years["none"] < 40
    assert {len(communes) for _, communes in every} == {0, 1, 2, 3}
    assert len(set(COMMUNES)) == 500


def test_the_same_questions_are_drawn_every_time(corpus):
    assert drawn(corpus) == drawn(corpus)


def test_questions_are_of_every_kind(corpus):
    questions = drawn(corpus)
    assert len(questions) == 60
    assert sum(has_marks(question.text) for question in questions) == 30
    assert sum('"' in question.text for question in questions) == 9
    assert sum(bool(question.where or question.since) for question in questions) == 9
    lengths = {len(question.text.split()) for question in questions}
    assert lengths == {1, 2, 3, 4, 5, 6, 7, 8}


def test_questions_ask_for_the_best_by_relevance(corpus):
    for question in drawn(corpus):
        query = query_of(question)
        assert (query.sort, query.limit, query.facets) == ("relevance", 10, FACETS)
        assert query.words is not None


def test_a_grown_corpus_begins_with_the_corpus(corpus):
    first = list(grown(corpus, 500))
    assert first[:400] == corpus
    assert first == list(grown(corpus, 500))
    assert len({raw["id"] for raw in first}) == 500


def test_the_vocabulary_grows_by_heaps_law(corpus):
    known = Counter(word for raw in corpus for word in accented_words(raw))
    law = fitted(corpus, known)
    assert 0.3 < law.exponent < 1
    seen: set[str] = set()
    words = 0
    for number, raw in enumerate(grown(corpus, 2000), 1):
        found = accented_words(raw)
        words += len(found)
        seen.update(found)
        if number in (800, 1200, 2000):
            assert len(seen) == pytest.approx(law.expected(words), rel=0.02)
