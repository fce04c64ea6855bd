"""What the archive says of each source."""

from archive.exchange import article_from
from archive.statistics import by_source
from archive.store import Archive

RECORDS = [
    {"title": "A", "body": "Một", "source": "x", "authors": ["Lê Hà"], "published": "2023-05-29",
     "date_source": "url", "field_sources": {"title": "selector", "body": "guess"}},
    {"title": "B", "source": "x", "field_sources": {"title": "metadata"}},
    {"title": "C", "body": "Ba", "source": "x", "published": "2024-01-02"},
    {"title": "D"},
]  # fmt: skip


def test_each_field_is_counted_by_where_it_came_from(tmp_path):
    with Archive.open(tmp_path / "archive.sqlite") as archive:
        for record in RECORDS:
            archive.put(article_from(record)[0])
        nameless, x = by_source(archive)
    assert (nameless.source, nameless.articles, nameless.filled("title")) == (None, 1, 1)
    assert x.fields["title"] == {"selector": 1, "metadata": 1, "unknown": 1}
    assert x.fields["published"] == {"url": 1, "unknown": 1}
    assert x.fields["body"] == {"guess": 1, "unknown": 1}
    assert x.fields["authors"] == {"unknown": 1}
    assert x.fields["captions"] == {}
    assert (x.filled("body"), x.earliest, x.latest) == (2, "2023-05-29", "2024-01-02")
