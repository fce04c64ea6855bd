"""What the archive says of each source."""

import sqlite3

import msgspec

from archive.exchange import article_from
from archive.schema import ARCHIVE, prepare
from archive.statistics import by_day, by_source
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


def test_an_archive_of_before_is_told_as_well(tmp_path):
    path = tmp_path / "archive.sqlite"
    before = msgspec.structs.replace(ARCHIVE, steps=ARCHIVE.steps[:4])
    with sqlite3.connect(path) as connection:
        prepare(connection, str(path), before)
        stored = msgspec.json.encode(article_from(RECORDS[0])[0]).decode()
        connection.execute(
            "INSERT INTO articles (id, source, published, status, content_hash, first_seen, change,"
            " article) VALUES ('a', 'x', '2023-05-29', 'live', '', '', 1, ?)",
            (stored,),
        )
    with Archive.open(path) as archive:
        (x,) = by_source(archive)
    assert (x.articles, x.fields["published"], x.fields["body"]) == (1, {"url": 1}, {"guess": 1})


def test_what_changed_and_what_went_is_counted_by_source(tmp_path):
    with Archive.open(tmp_path / "archive.sqlite") as archive:
        for body in ("Một", "Hai", "Ba"):
            archive.put(article_from({"id": "a", "title": "A", "body": body, "source": "x"})[0])
        archive.put(article_from({"id": "b", "title": "B", "body": "Bốn", "source": "y"})[0])
        archive.mark_gone("b")
        x, y = by_source(archive)
    assert [(each.changed, each.gone) for each in (x, y)] == [(1, 0), (0, 1)]


def test_days_are_counted_over_sources_and_from_a_day_on(tmp_path):
    with Archive.open(tmp_path / "archive.sqlite") as archive:
        for number, (source, day) in enumerate(
            [("x", "2023-05-29"), (None, "2023-05-29"), ("y", "2023-05-30"), ("x", None)]
        ):
            fields = {"id": str(number), "title": "A", "source": source, "published": day}
            archive.put(article_from({k: v for k, v in fields.items() if v})[0])
        assert by_day(archive, ["x", None]) == {"2023-05-29": 2}
        assert by_day(archive, ["x", "y"], since="2023-05-30") == {"2023-05-30": 1}
        assert by_day(archive, []) == {}
