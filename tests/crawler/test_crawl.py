import sqlite3
import threading
from urllib.parse import urlsplit

import msgspec
import pytest

from archive.identity import article_id
from crawler.profile import profile_for
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
)
from tests.making import article


def test_every_article_of_every_page_of_a_list(portal, archive, run):
    summary = run(portal)
    assert (summary.name, summary.found, summary.new) == ("xa", 3, 3)
    assert (summary.skipped, summary.failed) == ({}, {})
    assert [archive.get(identity(name)).title for name in "abc"] == ["Tin a", "Tin b", "Tin c"]
    assert archive.get(identity("a")).source == HOST


def test_a_second_crawl_looks_at_the_first_list_only(portal, run):
    run(portal)
    portal.asked.clear()
    summary = run(portal)
    assert portal.paths == ["/tin"]
    assert (summary.found, summary.new) == (0, 0)


def test_a_second_crawl_takes_what_is_new_and_looks_on_behind_it(portal, run):
    run(portal)
    portal.asked.clear()
    publish(portal, "d")
    listing(portal, "/tin", "d", "a", more="<a class='page' href='/tin?page=2'>2</a>")
    listing(portal, "/tin?page=2", "b", "c")
    assert run(portal).new == 1
    assert portal.paths == ["/tin", "/tin/d.html", "/tin?page=2"]


def test_an_article_is_looked_at_again_after_a_day_and_a_change_kept(
    portal, archive, run, tmp_path
):
    run(portal)
    portal.html("/tin/a.html", story("Tin a", "Đính chính."))
    portal.fail("/tin/b.html", 410)
    portal.asked.clear()
    with sqlite3.connect(tmp_path / "frontier.sqlite") as connection:
        connection.execute("UPDATE urls SET due = due - 1.5 * 86400")
    connection.close()
    summary = run(portal)
    assert (summary.new, summary.changed, summary.same) == (0, 1, 1)
    assert archive.get(identity("a")).body == "Đính chính."
    assert [version.body for version in archive.versions(identity("a"))] == ["Xã họp tổng kết."]
    assert archive.get(identity("b")).status == "gone"
    assert summary.skipped == {"HTTP 410": 1}


def test_a_crawl_that_was_cut_off_goes_on(portal, run):
    first = run(portal, max_pages=2)
    assert portal.paths == ["/tin", "/tin/a.html"]
    portal.asked.clear()
    second = run(portal)
    assert first.new + second.new == 3
    assert "/tin/a.html" not in portal.paths


def test_ctrl_c_stops_cleanly(portal, archive, run):
    def interrupt(event):
        if event.kind == "article":
            raise KeyboardInterrupt

    before = threading.active_count()
    with pytest.raises(KeyboardInterrupt):
        run(portal, report=interrupt)
    assert threading.active_count() <= before
    assert len(archive) == 1
    assert run(portal).new == 2


def test_events_tell_how_far_it_is(portal, run):
    events = []
    run(portal, report=events.append)
    assert [(event.kind, event.note) for event in events] == [
        ("list", "read"), ("article", "new"), ("article", "new"),
        ("list", "read"), ("article", "new"),
    ]  # fmt: skip
    assert [event.done for event in events] == [1, 2, 3, 4, 5]
    assert (events[0].waiting, events[-1].waiting) == (3, 0)
    assert {event.portal for event in events} == {"xa"}


def test_one_article_under_several_addresses_is_one(portal, archive, run):
    canonical = f"<link rel='canonical' href='http://{HOST}/tin/a.html'>"
    listing(portal, "/tin", "a", more=(
        "<a href='/tin/a.html?utm_source=zalo'>a</a><a href='/tin/a.html;jsessionid=1F'>a</a>"
        "<a href='/tin/a.html?print=1'>in</a><a href='/tin/cu.html'>a</a>"
    ))  # fmt: skip
    portal.html("/tin/a.html?print=1", story("Tin a", "Bản in."), head=canonical)
    portal.redirect("/tin/cu.html", "/tin/a.html", status=301)
    summary = run(portal)
    assert (summary.new, summary.skipped) == (1, {"second address": 2})
    assert archive.get(identity("a")).body == "Xã họp tổng kết."


def test_an_article_that_moved_is_taken_where_it_is(portal, archive, run):
    portal.redirect("/tin/b.html", "/tin/moi.html", status=301)
    publish(portal, "moi")
    assert run(portal).new == 3
    assert archive.get(identity("b")) is None
    assert archive.get(identity("moi")).title == "Tin moi"


class Polite(dict):
    """Answers for a portal that never says 404."""

    def get(self, path, _):
        page = (
            "<title>Cổng</title><h1>Cổng thông tin</h1><p>Nội dung đang được cập nhật, mời quay lại"
        )
        return super().get(path, Answer(f"{page} {path}</p>".encode()))


def test_a_not_found_page_with_status_200_is_no_article(portal, archive, run):
    portal.answers = Polite(portal.answers)
    portal.text("/robots.txt", "")
    listing(portal, "/tin", "a", "khong-con")
    text = "Nội dung đang được cập nhật, mời quay lại /tin/khong-con.html"
    portal.html("/tin/khong-con.html", f"<h1>Cổng thông tin</h1><div class='body'>{text}</div>")
    summary = run(portal)
    assert (summary.new, summary.skipped) == (1, {"not found page": 1})
    assert len(archive) == 1


def test_what_cannot_be_had_is_told_by_reason(portal, run):
    portal.text("/robots.txt", "User-agent: *\nDisallow: /tin/b")
    portal.fail("/tin/a.html", 503)
    portal.html("/tin/c.html", "<h1>Chỉ có tiêu đề</h1>")
    summary = run(portal)
    assert summary.new == 0
    assert summary.failed == {"HTTP 503": 1}
    assert summary.skipped == {"forbidden by robots.txt": 1, "no text": 1}


def test_one_portal_in_trouble_does_not_hold_up_another(portal, run, caplog):
    with serving(Site()) as broken:
        broken.fail("/robots.txt", 503)
        trouble = broken.profile(
            name="hong", hosts=("hong.example",), start=("http://hong.example/",)
        )
        connect = msgspec.structs.replace(trouble.fetch, connect={"hong.example": broken.base})
        trouble = msgspec.structs.replace(trouble, fetch=connect)
        sound = portal.profile(article=FIELDS, discover=RULES)
        summary = run(portal, profile=trouble)
        assert (summary.name, summary.failed) == ("hong", {"robots.txt unavailable": 1})
        assert broken.paths == ["/robots.txt"]
        assert summary.ended == "waiting"
    assert "left alone" in caplog.text
    assert run(portal, profile=sound).new == 3


def test_an_id_that_belongs_to_another_source_is_left_to_it(portal, archive, run):
    archive.put(article(id=identity("a"), source="luu-tru", body="Bản lưu."))
    assert run(portal).skipped == {"id conflict": 1}
    assert archive.get(identity("a")).body == "Bản lưu."


def test_sitemaps_and_feeds_lead_to_articles(site, run):
    publish(site, "a", "b", "c")
    site.text("/robots.txt", f"Sitemap: http://{HOST}/sitemap.xml")
    index = f"<sitemapindex><sitemap><loc>http://{HOST}/tin.xml</loc></sitemap></sitemapindex>"
    site.text("/sitemap.xml", index, kind="text/xml")
    urls = f"<urlset><url><loc>http://{HOST}/tin/a.html</loc></url></urlset>"
    site.text("/tin.xml", urls, kind="text/xml")
    rss = f"<rss><channel><item><link>http://{HOST}/tin/b.html</link></item></channel></rss>"
    site.text("/rss", rss, kind="text/xml")
    listing(site, "/tin", "c")
    rules = msgspec.structs.replace(RULES, feeds=(f"http://{HOST}/rss",))
    assert run(site, profile=site.profile(article=FIELDS, discover=rules)).new == 3


def test_unchanged_lists_are_not_sent_again(portal, run):
    portal.html("/tin", "<a href='/tin/a.html'>a</a>", ETag='"1"')
    run(portal)
    portal.asked.clear()
    run(portal)
    asked = [each for each in portal.asked if each.path == "/tin"]
    assert [each.headers.get("If-None-Match") for each in asked] == ['"1"']


def test_a_trap_without_end_has_an_end(site, run):
    class Endless(dict):
        def get(self, path, _):
            number = int(urlsplit(path).query.removeprefix("page=") or 1)
            link = f"<a class='page' href='/tin?page={number + 1}'>tiếp</a>"
            return Answer(link.encode(), headers={"Content-Type": "text/html"})

    site.answers = Endless()
    rules = msgspec.structs.replace(RULES, max_depth=12)
    site.text("/robots.txt", "")
    run(site, profile=site.profile(article=FIELDS, discover=rules))
    assert len(site.asked) == 14


NEWS = [
    "Sáng 12/01, hơn 180 đoàn viên, hội viên của xã chia làm sáu tổ, mỗi tổ một đoạn kênh.",
    "Sau ba ngày, toàn bộ 4,2 km kênh đã thông dòng, sẵn sàng đón nước đổ ải vụ chiêm xuân.",
]


def test_a_start_address_is_enough(site, archive, run):
    body = "".join(f"<p>{line}</p>" for line in NEWS)
    title = "Xã Đông Phú ra quân nạo vét kênh mương"
    menu = (
        "<ul><li><a href='/'>Trang chủ</a></li><li><a href='/nong-nghiep'>Nông nghiệp</a></li></ul>"
    )
    site.html("/", f"{menu}<p>Chào mừng</p>")
    site.html("/nong-nghiep", f"{menu}<a href='/ct/1045'>{title}</a>")
    page = f"{menu}<h1>{title}</h1><div>Đăng lúc: 14/01/2022</div><div>{body}</div>"
    site.html("/ct/1045", page, head=f"<title>{title}</title>")
    bare = profile_for(f"http://{HOST}/", {}).served_at({HOST: site.base})
    bare = msgspec.structs.replace(bare, fetch=msgspec.structs.replace(bare.fetch, delay=0))
    assert run(site, profile=bare).new == 1
    kept = archive.get(article_id(url=f"http://{HOST}/ct/1045", title=None, body=""))
    assert (kept.title, kept.published, kept.body) == (title, "2022-01-14", "\n".join(NEWS))
