"""Texts of attachments in the archive: what makes a version, what is kept, what is counted."""

import msgspec
import pytest

from archive.article import Article, Attachment
from archive.attachments import FileText
from archive.exchange import article_from, record_of
from archive.filing import Counts, Unread, count_attachments, keep_texts, unread
from archive.identity import content_hash, sealed
from archive.store import Archive

URL = "http://a.example/1.pdf"
ARTICLE = sealed(
    Article(id="1", source="a", title="Tin", attachments=(Attachment(url=URL, title="KH"),))
)


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive.sqlite") as opened:
        opened.put(ARTICLE)
        yield opened


def texts(archive):
    return [file.text for file in archive.get("1").attachments]


def test_a_first_text_is_a_change_but_no_version(archive):
    before = archive.clock().change
    assert keep_texts(archive, "1", {URL: FileText("ocr", "Kế hoạch", "pdf")})
    assert texts(archive) == ["Kế hoạch"]
    assert archive.get("1").attachments[0].type == "pdf"
    assert archive.versions("1") == []
    assert [change.id for change in archive.changes(after=before)] == ["1"]
    assert not keep_texts(archive, "1", {URL: FileText("ocr", "Kế hoạch", "pdf")})
    assert not keep_texts(archive, "none", {URL: FileText("ocr", "Kế hoạch", "pdf")})


def test_another_text_is_a_version(archive):
    for text in ("Kế hoạch", "Kế hoạch sửa"):
        keep_texts(archive, "1", {URL: FileText("text", text)})
    assert texts(archive) == ["Kế hoạch sửa"]
    assert [each.attachments[0].text for each in archive.versions("1")] == ["Kế hoạch"]


def test_an_article_put_again_without_texts_keeps_them(archive):
    keep_texts(archive, "1", {URL: FileText("text", "Kế hoạch", "pdf")})
    assert archive.put(ARTICLE) == "same"
    assert archive.put(sealed(msgspec.structs.replace(ARTICLE, title="Tin mới"))) == "changed"
    assert texts(archive) == ["Kế hoạch"]


def test_how_a_text_was_got_is_no_part_of_what_was_published():
    told = Attachment(url=URL, title="KH", text_source="unreadable")
    assert content_hash(ARTICLE) == content_hash(
        msgspec.structs.replace(ARTICLE, attachments=(told,))
    )
    other = Attachment(url=URL, title="KH", text="Kế hoạch")
    assert content_hash(ARTICLE) != content_hash(
        msgspec.structs.replace(ARTICLE, attachments=(other,))
    )


def test_hashes_are_those_of_before_there_were_sources():
    assert content_hash(ARTICLE) == "aa98e0b04ae12f3b"


def test_export_and_import_carry_it(archive):
    keep_texts(archive, "1", {URL: FileText("ocr", "Kế hoạch", "pdf")})
    record = archive.require("1")
    assert article_from(msgspec.json.decode(msgspec.json.encode(record_of(record)))) == (
        record.article,
        record.derived,
    )


def test_counts_and_what_is_unread(archive):
    files = [
        {"url": f"http://a.example/{number}", **fields}
        for number, fields in enumerate([
            {"type": "pdf", "text": "Có"}, {"text": "Có", "text_source": "text"},
            {"type": "pdf", "text": "Có", "text_source": "ocr"}, {"type": "xls"},
            {"type": "pdf", "text_source": "unreadable"}, {"type": "docx"},
        ])
    ]  # fmt: skip
    archive.put(article_from({"id": "2", "source": "b", "title": "Tin", "attachments": files})[0])
    archive.put(article_from({"id": "3", "source": "c", "title": "Tin"})[0])
    assert count_attachments(archive) == {"a": Counts(missing=1), "b": Counts(2, 1, 1, 1, 1)}
    assert list(unread(archive, ["b"])) == [
        Unread("2", "http://a.example/4"), Unread("2", "http://a.example/5"),
    ]  # fmt: skip
    assert list(unread(archive, [])) == []
