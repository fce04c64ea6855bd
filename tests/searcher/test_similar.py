"""Similar articles as a reader is shown them."""

import pytest

from archive.errors import NotFound
from tests.making import searching

ARTICLES = [
    {"id": "1", "title": "Gặt lúa xuân", "body": "Nông dân Đông Tiến gặt lúa xuân."},
    {"id": "2", "title": "Lúa xuân", "body": "Đông Tiến được mùa lúa xuân.", "source": "dongson",
     "published": "2023-05-29", "url": "https://dongson.example/2"},
    {"id": "3", "title": "Lúa xuân trỗ", "body": "Nông dân chăm lúa xuân."},
    {"id": "4", "title": "Khai giảng", "body": "Học sinh tựu trường."},
]  # fmt: skip


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    return searching(tmp_path_factory.mktemp("store"), ARTICLES)


def test_what_is_told_of_each(searcher):
    found = {one.id: one for one in searcher.similar("1")}
    assert set(found) == {"2", "3"}
    told = found["2"]
    assert (told.title, told.source, told.published) == ("Lúa xuân", "dongson", "2023-05-29")
    assert told.url == "https://dongson.example/2"
    assert told.score > 0


def test_the_limit(searcher):
    assert len(searcher.similar("1", limit=1)) == 1
    assert searcher.similar("1", limit=0) == ()


def test_none_for_an_article_unlike_all(searcher):
    assert searcher.similar("4") == ()


def test_an_unknown_article_is_said(searcher):
    with pytest.raises(NotFound, match="holds no article"):
        searcher.similar("nothing")
