"""What a crawl writes into a web archive, an import reads back."""

import gzip
import io
import subprocess
import sys

import msgspec
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive.store import Archive
from crawler.importing.options import ImportOptions
from crawler.importing.run import import_paths
from crawler.warc import read_warc
from tests.crawler.papers import NOTICE, docx, paper
from tests.crawler.serving import FIELDS, HOST, RULES, Answer, listing, publish, story
from tinxa.demo.charsets import encode_1258


@pytest.fixture
def profile(site):
    return site.profile(article=FIELDS, discover=RULES)


@pytest.fixture
def written(site, run, tmp_path, profile):
    """A web archive of a portal with all that makes reading it difficult."""
    publish(site, "a", "b", "c")
    links = "<a href='/tin/cu.html'>cũ</a><a href='/tin/in.html'>in</a>"
    listing(site, "/tin", "a", "b", "c", "d", "e", more=links)
    site.redirect("/tin/cu.html", "/tin/a.html", status=301)
    canonical = f"<link rel='canonical' href='http://{HOST}/tin/a.html'>"
    site.html("/tin/in.html", story("Tin a", "Bản in."), head=canonical)
    page = f"<html><body>{story('Tin d', 'Hội nghị tổng kết năm học')}</body></html>"
    site.answers["/tin/d.html"] = Answer(
        encode_1258(page), headers={"Content-Type": "text/html; charset=windows-1258"}
    )
    site.answers["/tin/e.html"] = Answer(
        gzip.compress(story("Tin e").encode()),
        headers={"Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip"},
    )
    run(site, profile=profile, warc=tmp_path / "warc")
    (path,) = (tmp_path / "warc").glob("*.warc.gz")
    return path


def imported(path, into, *, profile=None):
    """Import *path* into a new archive; return its articles and what was reported."""
    said = []
    with Archive.open(into) as archive:
        options = ImportOptions(profiles={profile.name: profile} if profile else {})
        import_paths([path], archive=archive, options=options, report=said.append)
        return articles(archive), said


def articles(archive):
    return {
        change.id: msgspec.structs.replace(change.record.article, fetched_at=None)
        for change in archive.changes()
    }


def test_an_import_gives_the_articles_of_the_crawl(written, archive, tmp_path, profile):
    got, said = imported(written, tmp_path / "again.sqlite", profile=profile)
    assert len(got) == 5
    assert got == articles(archive)
    assert said == []


@pytest.mark.parametrize("left", [0.5, 0.95])
def test_a_record_cut_short_is_refused_and_named_and_the_others_taken(
    written, tmp_path, profile, left
):
    whole = written.read_bytes()
    cut = tmp_path / "cut.warc.gz"
    cut.write_bytes(whole[: int(len(whole) * left)])
    got, said = imported(cut, tmp_path / "again.sqlite", profile=profile)
    assert 0 < len(got) <= 5
    assert len(said) == 1
    assert "cut.warc.gz: " in said[0]
    assert "record " in said[0]
    assert "cut short" in said[0]


@pytest.mark.parametrize("kept", [1, 9, 20, 31])
def test_a_record_of_which_only_the_first_bytes_are_left_is_told(
    written, archive, tmp_path, profile, kept
):
    whole = written.read_bytes()
    torn = tmp_path / "torn.warc.gz"
    torn.write_bytes(whole + whole[:kept])
    got, said = imported(torn, tmp_path / "again.sqlite", profile=profile)
    assert got == articles(archive)
    assert len(said) == 1
    assert "cut short" in said[0]


def test_an_unpacked_archive_cut_short_is_refused_too(written, tmp_path, profile):
    cut = tmp_path / "cut.warc"
    cut.write_bytes(gzip.decompress(written.read_bytes())[:-100])
    _, said = imported(cut, tmp_path / "again.sqlite", profile=profile)
    assert len(said) == 1
    assert f"(http://{HOST}/tin/" in said[0]


def foreign(**headers):
    """A record as other crawlers write it: packed and in chunks, as it was sent."""
    packed = gzip.compress(story("Tin lạ").encode())
    body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    out = io.BytesIO()
    sent = {"Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip",
            "Transfer-Encoding": "chunked"}  # fmt: skip
    writer = WARCWriter(out, gzip=False)
    http = StatusAndHeaders("200 OK", list((sent | headers).items()), protocol="HTTP/1.1")
    url = f"http://{HOST}/tin/la.html"
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "another"}))
    answer = writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=http)
    writer.write_record(answer)
    answer.raw_stream.close()
    return out.getvalue()


def test_an_archive_of_another_crawler_is_read(tmp_path, profile):
    path = tmp_path / "other.warc"
    path.write_bytes(foreign())
    got, said = imported(path, tmp_path / "again.sqlite", profile=profile)
    assert [article.title for article in got.values()] == ["Tin lạ"]
    assert said == []


def test_what_is_no_web_archive_is_said(tmp_path):
    path = tmp_path / "no.warc"
    path.write_bytes(b"Xin chao, day khong phai la mot WARC\r\n" * 20)
    got, said = imported(path, tmp_path / "again.sqlite")
    assert got == {}
    assert len(said) == 1


def test_every_answer_is_kept_with_what_was_asked_for(written):
    with written.open("rb") as stream:
        purposes = [kept.purpose for kept in read_warc(stream)]
    assert purposes[:3] == ["robots", "list", "article"]
    assert "probe" in purposes


def test_the_command_reads_it(written, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tinxa", "import", str(written), "--data", str(tmp_path / "data")],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "5 new" in done.stderr


def test_attachments_come_out_of_the_web_archive(site, archive, run, tmp_path):
    listing(site, "/tin", "a")
    links = "<a href='/tep/tb.pdf'>TB</a><a href='/tep/cu.docx'>KH</a><a href='/tep/x.pdf'>X</a>"
    site.html("/tin/a.html", story("Tin a", links))
    site.answers["/tep/tb.pdf"] = Answer(paper(NOTICE), headers={"Content-Type": "text/plain"})
    site.answers["/tep/moi.docx"] = Answer(docx("Xã lập kế hoạch."))
    site.redirect("/tep/cu.docx", "/tep/moi.docx", status=301)
    profile = site.profile(article=FIELDS, discover=RULES)
    run(site, profile=profile, warc=tmp_path / "warc")
    (path,) = (tmp_path / "warc").glob("*.warc.gz")
    plain = tmp_path / "plain.warc"
    plain.write_bytes(gzip.decompress(path.read_bytes()))
    for number, each in enumerate((path, plain)):
        got, _ = imported(each, tmp_path / f"{number}.sqlite", profile=profile)
        assert got == articles(archive)
        (article,) = got.values()
        assert [file.text_source for file in article.attachments] == ["text", "text", None]
        assert "lịch tiêm phòng" in article.attachments[0].text
        assert article.attachments[1].text == "Xã lập kế hoạch."
