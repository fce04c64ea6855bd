"""Two questions contrasted: three sets that are all of both and nothing twice."""

import msgspec
import pytest

from searcher.contrast import CONTRASTED, SIDES, contrast
from searcher.question import Question
from tests.making import searching

WORDS = ("lúa", "ngô", "nông thôn mới", "NTM", "lua", "khoai", "tiêm chủng")


def _articles():
    for number in range(60):
        words = [word for place, word in enumerate(WORDS) if number % (place + 2) == 0]
        yield {
            "id": f"a{number}",
            "title": f"Tin số {number}",
            "body": f"Xã {'Đông Hòa' if number % 3 else 'Đông Yên'}: {', '.join(words)}.",
            "category": ("Kinh tế", "Xã hội", None)[number % 3],
            "source": f"{'ab'[number % 2]}.example",
            "published": f"{2021 + number % 3}-05-01" if number % 5 else None,
        }


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    searcher = searching(tmp_path_factory.mktemp("contrast"), _articles())
    yield searcher
    searcher.close()


def ids(opened, question):
    return set(opened.engine.scan(opened.query(question)))


PAIRS = (
    ("lúa", "ngô"), ("nông thôn mới", "khoai"), ("lúa", "lua"), ("lúa", "ngô nguồn:a.example"),
    ("lúa -ngô", "lúa OR khoai"), ('"nông thôn mới"', "lúa (ngô"), ("", "lúa"), ("xyzzy", "lúa"),
    ("lúa", "lúa"), ("khoai) OR (ngô", "lúa"), ("-lúa", "ngô"), ("xã:Đông lúa", "từ:2022 ngô"),
)  # fmt: skip


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize("where", [{}, {"category": ("Kinh tế",)}])
def test_three_sets_part_what_both_find(opened, one, other, where):
    first, second = Question(text=one, where=where), Question(text=other, where=where)
    found = contrast(opened, first, second).parts
    a, b = ids(opened, first), ids(opened, second)
    assert [found[side].total for side in SIDES] == [len(a - b), len(a & b), len(b - a)]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_every_count_is_that_of_its_link(opened, one, other):
    found = contrast(opened, Question(text=one), Question(text=other))
    for facet in CONTRASTED:
        for value, counts in found.rows(facet):
            for side, count in zip(SIDES, counts, strict=True):
                if (asked := found.parts[side].question) is not None:
                    chosen = msgspec.structs.replace(asked, where={facet: (value,)})
                    assert opened.total(chosen) == count, (side, facet, value)


def test_both_ways_of_counting_agree(opened):
    # The accents of the second differ, so its articles are compared one by one.
    alike = contrast(opened, Question(text="ngô"), Question(text="tiêm chủng"))
    apart = contrast(opened, Question(text="ngô"), Question(text="tiem chung"))
    assert alike.parts["both"].question is not None
    assert apart.parts["both"].question is None
    for facet in CONTRASTED:
        assert alike.rows(facet) == apart.rows(facet)


def test_plain_words_have_links(opened):
    found = contrast(opened, Question(text="nông thôn mới"), Question(text="ngô khoai"))
    texts = [part.question.text for part in found.parts.values()]
    assert texts == [
        "(nông thôn mới) -(ngô khoai)", "(nông thôn mới) (ngô khoai)",
        "(ngô khoai) -(nông thôn mới)",
    ]  # fmt: skip
