"""The exchange format: what becomes of a record, and what is refused."""

import msgspec
import pytest

from archive.article import Article, Attachment, Derived, Document, Mention, Place, Record
from archive.errors import RecordError
from archive.exchange import article_from, record_of

WHOLE = Article(
    id="a b/c", url="http://a.example/x", source="a.example", title="Tin", category="Kinh tế",
    summary="Tóm tắt", published="2023-05-29", published_at="2023-05-29T14:05:00+07:00",
    date_source="selector", authors=("Sơn Tùng",), captions=("Toàn cảnh",), body="Một.\nHai.",
    attachments=(Attachment(url="http://a.example/1.pdf", title="KH"),),
    field_sources={"title": "metadata", "body": "guess"},
    place=Place(district="Đông Sơn", province="Thanh Hóa"), status="gone",
    fetched_at="2023-06-01T00:00:00Z", extra={"k": [1]},
)  # fmt: skip
FACTS = Derived(
    communes=(Mention(name="xã Đông Tiến", spans=((0, 12),)),),
    documents=(Document(number="58-NQ/TW", kind="Nghị quyết", spans=((0, 8),)),),
)


def test_what_is_exported_is_imported_again():
    article, derived = article_from(record_of(Record(WHOLE, FACTS)))
    assert msgspec.structs.replace(article, content_hash="") == WHOLE
    assert derived == FACTS


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        ({"title": "T"}, "body", ""),
        ({"body": "B"}, "title", None),
        ({"_id": "x", "text": "B"}, "id", "x"),
        ({"_id": "x", "text": "B"}, "body", "B"),
        ({"contents": "B"}, "body", "B"),
        ({"id": 17, "title": "T"}, "id", "17"),
        ({"id": 0, "title": "T"}, "id", "0"),
        ({"title": "T", "summary": "", "authors": []}, "summary", None),
        ({"title": " ", "body": "B"}, "title", None),
        ({"title": "T", "views": 3, "tags": ["a"]}, "extra", {"views": 3, "tags": ["a"]}),
        ({"title": "T", "body": "B", "text": "other"}, "extra", {"text": "other"}),
        ({"title": "T", "communes": ["xã A"]}, "extra", {"communes": ["xã A"]}),
        ({"title": "T", "url": "http://b.example/x"}, "source", "b.example"),
        ({"title": "T", "content_hash": "forged"}, "extra", {}),
        (
            {"title": "T", "field_sources": {"title": "guess", "body": "text"}},
            "field_sources",
            {"title": "guess"},
        ),
        ({"title": "T"}, "field_sources", {}),
        ({"title": "T", "published_at": "2023-05-29T18:00:00Z"}, "published", "2023-05-30"),
    ],
)
def test_field(record, field, value):
    assert getattr(article_from(record)[0], field) == value


def test_source_and_place_stand_in_where_the_record_names_none():
    here = Place(province="Thanh Hóa")
    given, _ = article_from({"title": "T"}, source="s", place=here)
    assert (given.source, given.place) == ("s", here)
    own, _ = article_from(
        {"title": "T", "source": "own", "place": {"district": "Đông Sơn"}}, source="s", place=here
    )
    assert (own.source, own.place) == ("own", Place(district="Đông Sơn"))


def test_the_same_text_has_the_same_id_and_another_text_another():
    same = {article_from({"title": "T", "body": "B"})[0].id for _ in range(2)}
    assert len(same) == 1
    assert article_from({"title": "T", "body": "C"})[0].id not in same


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ({"url": "http://a.example/"}, "neither title nor body"),
        ({"title": "", "body": None}, "neither title nor body"),
        ({"title": 3}, "title: "),
        ({"title": "T", "authors": "An"}, "authors: "),
        ({"title": "T", "authors": [1]}, "authors"),
        ({"title": "T", "published": "29/05/2023"}, 'published: "29/05/2023"'),
        ({"title": "T", "published": "2023-02-30"}, 'published: "2023-02-30"'),
        ({"title": "T", "published_at": "yesterday"}, "published_at: "),
        ({"title": "T", "id": True}, "id: True"),
        ({"title": "T", "id": 1.5}, "id: 1.5"),
        ({"title": "T", "id": ["x"]}, "id: "),
        ({"title": "T", "extra": [1]}, "extra: "),
        ({"title": "T", "status": "lost"}, "status: "),
        ({"title": "T", "field_sources": {"title": "sure"}}, "field_sources"),
        ({"title": "T", "field_sources": {"place": "text"}}, "field_sources"),
        ({"title": "T", "url": "http://[::1"}, "url: "),
    ],
)
def test_refused_record_names_the_field(record, words):
    with pytest.raises(RecordError) as refused:
        article_from(record)
    assert words in str(refused.value)
