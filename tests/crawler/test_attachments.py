"""Attachments in a crawl: found, fetched once, read into their articles, and never in the way."""

import logging

import msgspec
import pytest

from archive.filing import Counts, count_attachments
from crawler.crawl import Options, crawl
from crawler.extract import extract
from crawler.filetext import ocr, pdf
from crawler.filetext.results import ReadingLimits
from crawler.frontier import DAY, Frontier
from crawler.profile import Profile
from crawler.rules import Fetching, Fields
from tests.crawler.papers import NOTICE, docx, locked, needs_ocr, paper, scan
from tests.crawler.serving import (
    FIELDS,
    HOST,
    RULES,
    Answer,
    Site,
    identity,
    listing,
    publish,
    serving,
    story,
)  # fmt: skip

ELSEWHERE = "tep.example"
PLAIN = Profile(name="xa", hosts=(HOST,), article=Fields(title=("h1",), body=(".body",)))


def linking(site, name, *addresses, **headers):
    links = "".join(f"<a href='{address}'>Tệp</a>" for address in addresses)
    site.html(f"/tin/{name}.html", story(f"Tin {name}", f"Xã họp. {links}"), **headers)


def serve(site, path, body, **headers):
    site.answers[path] = Answer(body, headers={"Content-Type": "application/pdf", **headers})


@pytest.fixture
def noticed(site):
    """Two articles, and the same notice attached to either."""
    listing(site, "/tin", "a", "b")
    linking(site, "a", "/tep/tb.pdf")
    linking(site, "b", "/tep/tb.pdf")
    serve(site, "/tep/tb.pdf", paper(NOTICE), ETag='"1"')
    return site


@pytest.fixture
def days_pass(tmp_path):
    def passed(days):
        path = tmp_path / "frontier.sqlite"
        with Frontier.open(path) as frontier, frontier.writing() as cursor:
            cursor.execute("UPDATE urls SET due = due - ?", (days * DAY,))

    return passed


@pytest.fixture
def blind(monkeypatch):
    """No tesseract, in this process and, by an empty search path, in those that it starts."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(pdf, "has_ocr", lambda: False)
    monkeypatch.setattr("crawler.filing.has_ocr", lambda: False)


def attachment(archive, name):
    (file,) = archive.get(identity(name)).attachments
    return file


def test_a_text_goes_into_every_article_that_links_to_the_file(noticed, archive, run):
    summary = run(noticed)
    assert noticed.paths.count("/tep/tb.pdf") == 1
    for name in ("a", "b"):
        file = attachment(archive, name)
        assert (file.type, file.text_source) == ("pdf", "text")
        assert "lịch tiêm phòng" in file.text
        assert archive.versions(identity(name)) == []
    assert (summary.new, summary.changed, summary.files) == (2, 0, {"text": 1})


def test_files_come_after_the_pages(noticed, run):
    run(noticed)
    assert noticed.paths[-1] == "/tep/tb.pdf"


def test_what_was_read_is_kept_when_the_page_is_read_anew(noticed, archive, run, days_pass):
    run(noticed)
    linking(noticed, "a", "/tep/tb.pdf", ETag='"x"')
    noticed.html("/tin/b.html", story("Tin b mới", "Xã họp lại. <a href='/tep/tb.pdf'>Tệp</a>"))
    days_pass(2)
    summary = run(noticed)
    assert (summary.same, summary.changed) == (1, 1)
    assert all("lịch tiêm phòng" in attachment(archive, name).text for name in ("a", "b"))


def test_a_file_is_asked_for_again_by_what_tells_a_change_only(noticed, archive, run, days_pass):
    linking(noticed, "b", "/tep/khac.pdf")
    serve(noticed, "/tep/khac.pdf", paper(NOTICE))
    run(noticed)
    for days, times in ((29, 0), (2, 1), (179, 0), (2, 1)):
        noticed.asked.clear()
        days_pass(days)
        summary = run(noticed)
        asked = [each for each in noticed.asked if each.path.startswith("/tep/")]
        assert [each.path for each in asked] == ["/tep/tb.pdf"] * times
        assert all(each.headers["If-None-Match"] == '"1"' for each in asked)
        assert summary.files == ({"unchanged": 1} if times else {})
    assert "lịch tiêm phòng" in attachment(archive, "a").text


def test_another_text_under_the_same_address_is_a_new_version(noticed, archive, run, days_pass):
    run(noticed)
    other = [*NOTICE[:3], "Lịch tiêm phòng bị hoãn đến tháng sau vì mưa lũ trên địa bàn huyện."]
    serve(noticed, "/tep/tb.pdf", paper(other), ETag='"2"')
    days_pass(31)
    run(noticed)
    assert "bị hoãn" in attachment(archive, "a").text
    (before,) = archive.versions(identity("a"))
    assert "bị hoãn" not in before.attachments[0].text


def test_an_article_that_comes_later_gets_the_text_without_a_request(
    noticed, archive, run, days_pass
):
    run(noticed)
    listing(noticed, "/tin", "a", "b", "c")
    linking(noticed, "c", "/tep/tb.pdf")
    noticed.asked.clear()
    days_pass(0.5)
    run(noticed)
    assert "/tep/tb.pdf" not in noticed.paths
    assert "lịch tiêm phòng" in attachment(archive, "c").text


@pytest.mark.usefixtures("blind")
def test_each_file_by_what_it_is(site, archive, run):
    bodies = {
        "text.pdf": paper(NOTICE), "scan.pdf": scan(), "font.pdf": paper(NOTICE, readable=False),
        "locked.pdf": locked(paper(NOTICE), word="x"), "cut.pdf": paper(NOTICE)[:500],
        "tai-ve": docx("Xã họp."), "page.pdf": b"<html>Not here</html>",
    }  # fmt: skip
    names = [*bodies, "missing.pdf", "bang.xls"]
    listing(site, "/tin", "a")
    site.html(
        "/tin/a.html",
        story("Tin a", "".join(f"<a class='tep' href='/tep/{n}'>{n}</a>" for n in names)),
    )
    for name, body in bodies.items():
        serve(site, f"/tep/{name}", body)
    fields = msgspec.structs.replace(FIELDS, attachments=("a.tep",))
    summary = run(site, profile=site.profile(article=fields, discover=RULES))
    files = {each.title: each for each in archive.get(identity("a")).attachments}
    assert {name: (file.type, file.text_source) for name, file in files.items()} == {
        "text.pdf": ("pdf", "text"), "scan.pdf": ("pdf", "unreadable"),
        "font.pdf": ("pdf", "unreadable"), "locked.pdf": ("pdf", "unreadable"),
        "cut.pdf": ("pdf", "unreadable"), "tai-ve": ("docx", "text"), "page.pdf": ("pdf", None),
        "missing.pdf": ("pdf", None), "bang.xls": ("xls", None),
    }  # fmt: skip
    assert summary.files == {
        "text": 2, "a scan": 1, "garbled text": 1, "encrypted": 1, "damaged": 1,
    }  # fmt: skip
    assert summary.skipped == {"attachment: HTTP 404": 1, "attachment: a page in its place": 1}
    assert "/tep/bang.xls" not in [asked.path for asked in site.asked]
    assert count_attachments(archive) == {HOST: Counts(2, 0, 4, 2, 1)}


def test_limits_and_failures_never_lose_the_article(noticed, archive, run):
    linking(noticed, "b", "/tep/hong.pdf")
    noticed.fail("/tep/hong.pdf", 500)
    profile = noticed.profile(article=FIELDS, discover=RULES)
    small = msgspec.structs.replace(profile.fetch, attachment_mb=0.001)
    profile = msgspec.structs.replace(profile, fetch=small)
    summary = run(noticed, profile=profile, patience=0)
    assert summary.new == 2
    assert summary.skipped == {"attachment: too large": 1}
    assert summary.failed == {"attachment: HTTP 500": 1}
    assert not attachment(archive, "a").is_read


def test_a_file_that_takes_too_long_to_read_is_counted(noticed, archive, run):
    summary = run(noticed, reading=ReadingLimits(seconds=-5))
    assert summary.files == {"takes too long": 1}
    assert attachment(archive, "a").text_source == "unreadable"


def test_files_may_be_left_alone(noticed, archive, run):
    profile = noticed.profile(article=FIELDS, discover=RULES)
    off = msgspec.structs.replace(profile.fetch, attachments=False)
    run(noticed, profile=msgspec.structs.replace(profile, fetch=off))
    assert "/tep/tb.pdf" not in noticed.paths
    assert not attachment(archive, "a").is_read


def test_a_file_elsewhere_by_the_rules_that_hold_there(noticed, archive, run):
    linking(noticed, "b", f"http://{ELSEWHERE}/tb.pdf", f"http://{ELSEWHERE}/rieng/tb.pdf")
    with serving(Site()) as elsewhere:
        elsewhere.text("/robots.txt", "User-agent: *\nDisallow: /rieng/")
        serve(elsewhere, "/tb.pdf", paper(NOTICE))
        serve(elsewhere, "/rieng/tb.pdf", paper(NOTICE))
        fetch = Fetching(delay=0, connect={HOST: noticed.base, ELSEWHERE: elsewhere.base})
        profile = noticed.profile(article=FIELDS, discover=RULES)
        summary = run(noticed, profile=msgspec.structs.replace(profile, fetch=fetch))
        assert elsewhere.paths == ["/robots.txt", "/tb.pdf"]
    texts = [file.text_source for file in archive.get(identity("b")).attachments]
    assert texts == ["text", None]
    assert summary.skipped == {"attachment: forbidden by robots.txt": 1}


def test_a_portal_in_a_private_network_opens_no_other_address_of_it(archive, run):
    with serving(Site()) as site, serving(Site()) as inner:
        listing(site, "/tin", "a")
        linking(site, "a", f"{inner.base}/mat.pdf")
        serve(inner, "/mat.pdf", paper(NOTICE))
        fetch = Fetching(delay=0, retry=0.002, connect={HOST: site.base}, allow_private=True)
        profile = site.profile(article=FIELDS, discover=RULES)
        run(site, profile=msgspec.structs.replace(profile, fetch=fetch), patience=0)
        assert inner.asked == []
    assert not attachment(archive, "a").is_read


@pytest.mark.parametrize(
    ("frame", "url"),
    [
        ("<iframe src='/tep/a.pdf#view=fit'></iframe>", f"http://{HOST}/tep/a.pdf"),
        ("<embed src='a.pdf'>", f"http://{HOST}/tin/a.pdf"),
        ("<object data='/tep/a.pdf?v=2'></object>", f"http://{HOST}/tep/a.pdf?v=2"),
        ("<iframe src='/pdfjs/web/viewer.html?file=%2Ftep%2Fa.pdf'></iframe>",
         f"http://{HOST}/tep/a.pdf"),
        ("<embed src='//docs.google.com/gview?url=http://xa.example/tep/a.pdf&embedded=true'>",
         f"http://{HOST}/tep/a.pdf"),
    ],
)  # fmt: skip
def test_a_document_that_is_only_in_a_frame(frame, url):
    html = f"<h1>Quyết định</h1><div class='body'>{frame}</div>"
    (file,) = extract(html, f"http://{HOST}/tin/a.html", PLAIN).attachments
    assert (file.url, file.type) == (url, "pdf")


def test_what_could_not_be_read_is_read_later_by_a_command(site, archive, tmp_path, monkeypatch):
    needs_ocr()
    listing(site, "/tin", "a")
    linking(site, "a", "/tep/scan.pdf")
    serve(site, "/tep/scan.pdf", scan(), ETag='"1"')
    profile = site.profile(article=FIELDS, discover=RULES)

    def crawled(**options):
        path = tmp_path / "frontier.sqlite"
        return crawl([profile], archive=archive, frontier=path, options=Options(**options))[0]

    with monkeypatch.context() as without:
        without.setenv("PATH", "")
        without.setattr("crawler.filing.has_ocr", lambda: False)
        assert crawled().files == {"a scan": 1}
        site.asked.clear()
        assert crawled(only_files=True).files == {}
    site.asked.clear()
    assert crawled(only_files=True).files == {"ocr": 1}
    assert site.paths == ["/tep/scan.pdf"]
    file = attachment(archive, "a")
    assert file.text_source == "ocr"
    assert "tiêm phòng" in file.text
    assert archive.versions(identity("a")) == []


def test_articles_of_before_get_their_files(noticed, archive, run):
    profile = noticed.profile(article=FIELDS, discover=RULES)
    off = msgspec.structs.replace(profile.fetch, attachments=False)
    run(noticed, profile=msgspec.structs.replace(profile, fetch=off))
    noticed.asked.clear()
    run(noticed, only_files=True)
    assert noticed.paths == ["/tep/tb.pdf"]
    assert "lịch tiêm phòng" in attachment(archive, "b").text


@pytest.mark.usefixtures("blind")
def test_who_has_scans_is_told_once_how_to_read_them(site, run, caplog):
    listing(site, "/tin", "a")
    linking(site, "a", "/tep/1.pdf", "/tep/2.pdf")
    for path in ("/tep/1.pdf", "/tep/2.pdf"):
        serve(site, path, scan())
    with caplog.at_level(logging.WARNING, "crawler.filing"):
        run(site)
    assert [record.getMessage() for record in caplog.records] == [
        f"xa: to read its scans: {ocr.CURE}, then: tinxa attachments"
    ]


def test_many_files_leave_room_for_articles(site, archive, run):
    listing(site, "/tin", "a", "b", "c")
    publish(site, "b", "c")
    linking(site, "a", *(f"/tep/{number}.pdf" for number in range(9)))
    rules = msgspec.structs.replace(RULES, max_urls=4)
    run(site, profile=site.profile(article=FIELDS, discover=rules))
    assert {identity(name) for name in "abc"} == {change.id for change in archive.changes()}
