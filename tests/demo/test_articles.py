"""The article files of the demo, as data/demo/README.md describes them."""

import re
import unicodedata
from collections import Counter

import pytest

from archive.errors import RecordError
from tinxa.demo.articles import CATEGORIES, read_article
from vietnamese.tables import data_path

PATHS = sorted((data_path("demo") / "articles").glob("*/*.txt"))
ARTICLES = {f"{path.parent.name}/{path.stem}": read_article(path) for path in PATHS}
KINDS = ("xã ", "thị trấn ", "phường ")


def each_article():
    return pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES.keys())


def text_of(article):
    return "\n".join(filter(None, (article.title, article.summary, article.body)))


@each_article()
def test_a_body_has_120_to_500_words(article):
    assert 120 <= len(article.body.split()) <= 500


@each_article()
def test_an_article_is_of_2019_to_2025(article):
    assert 2019 <= article.published.year <= 2025


@each_article()
def test_a_slug_can_stand_in_an_address(article):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", article.slug)
    assert len(article.slug) <= 90


@each_article()
def test_communes_are_named_in_the_text_with_their_kind(article):
    text = text_of(article)
    assert len(set(article.communes)) == len(article.communes)
    for commune in article.communes:
        assert commune.startswith(KINDS)
        assert commune.split(" ", 2 if commune.startswith("thị trấn") else 1)[-1] in text


@each_article()
def test_documents_are_cited_in_the_text(article):
    text = text_of(article)
    assert len(set(article.documents)) == len(article.documents)
    assert [number for number in article.documents if number not in text] == []


@each_article()
def test_a_byline_holds_every_author(article):
    assert bool(article.authors) == bool(article.byline)
    for author in article.authors:
        assert author in article.byline


@each_article()
def test_captions_stand_between_paragraphs(article):
    assert not article.blocks[0].caption
    assert not article.blocks[-1].caption


@each_article()
def test_the_page_says_nothing_twice(article):
    paragraphs = article.body.split("\n")
    assert article.title not in paragraphs
    assert article.summary not in paragraphs
    assert article.byline not in paragraphs


@pytest.mark.parametrize("path", PATHS, ids=ARTICLES.keys())
def test_a_file_is_composed_text_with_plain_line_ends(path):
    raw = path.read_bytes()
    assert b"\r" not in raw
    text = raw.decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search(r"[\u00ad\u200b-\u200f\ufeff]", text)


def test_there_are_enough_of_them():
    assert len(ARTICLES) >= 90
    assert {path.parent.name for path in PATHS} == {"dongson", "hoanghoa", "thoxuan"}
    assert {article.category for article in ARTICLES.values()} == set(CATEGORIES)


def test_they_name_many_communes():
    named = Counter(name for article in ARTICLES.values() for name in article.communes)
    assert len(named) >= 20


def test_slugs_and_titles_are_unique():
    for field in ("slug", "title"):
        counted = Counter(getattr(article, field) for article in ARTICLES.values())
        assert [value for value, count in counted.items() if count > 1] == []


def test_numbers_are_unique_in_a_portal_and_follow_the_dates():
    for portal in ("dongson", "hoanghoa", "thoxuan"):
        own = [article for name, article in ARTICLES.items() if name.startswith(portal)]
        assert [a.number for a in own] == sorted({a.number for a in own})
        assert [a.published for a in own] == sorted(a.published for a in own)


def test_no_paragraph_stands_in_two_articles():
    paragraphs = Counter(
        paragraph
        for article in ARTICLES.values()
        for paragraph in set(article.body.split("\n"))
        if len(paragraph.split()) > 12
    )
    assert [text for text, count in paragraphs.items() if count > 1] == []


@pytest.mark.parametrize(
    ("header", "fact"),
    [
        ('title = "A"', "published"),
        ('title = "A"\npublished = "2023-13-01 08:00"', "2023-13-01"),
        ("title = ", "Invalid value"),
    ],
)
def test_a_file_that_is_no_article_is_named_with_what_is_wrong(tmp_path, header, fact):
    path = tmp_path / "01-sai.txt"
    path.write_text(f"+++\n{header}\n+++\nMột đoạn.\n", encoding="utf-8")
    with pytest.raises(RecordError, match=r"01-sai\.txt") as caught:
        read_article(path)
    assert fact in str(caught.value)
