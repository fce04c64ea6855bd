"""What is looked at again, when, and what comes of it."""

import pytest

from crawler.frontier import DAY, Frontier
from tests.crawler.serving import HOST, identity, listing, publish, story


@pytest.fixture
def pass_days(tmp_path):
    """Let days pass: everything becomes due so much earlier."""

    def passed(days):
        path = tmp_path / "frontier.sqlite"
        with Frontier.open(path) as frontier, frontier.writing() as cursor:
            cursor.execute("UPDATE urls SET due = due - ?", (days * DAY,))

    return passed


def test_an_article_is_looked_at_after_1_7_30_days_and_then_rarely(portal, run, pass_days):
    run(portal)
    for days in (1, 7, 30, 180):
        for short, asked in ((days - 0.1, 0), (0.2, 1)):
            portal.asked.clear()
            pass_days(short)
            run(portal)
            assert portal.paths.count("/tin/a.html") == asked, days


def test_only_what_changed_is_sent_again_and_kept_as_a_version(portal, archive, run, pass_days):
    portal.html("/tin/a.html", story("Tin a"), ETag='"1"')
    portal.html("/tin/b.html", story("Tin b"), **{"Last-Modified": "Mon, 29 May 2023 07:05:00 GMT"})
    run(portal)
    portal.html("/tin/a.html", story("Tin a", "Đính chính."), ETag='"2"')
    portal.asked.clear()
    pass_days(1.1)
    summary = run(portal)
    assert (summary.changed, summary.same) == (1, 2)
    said = {asked.path: asked.headers for asked in portal.asked}
    assert said["/tin/a.html"]["If-None-Match"] == '"1"'
    assert said["/tin/b.html"]["If-Modified-Since"] == "Mon, 29 May 2023 07:05:00 GMT"
    assert archive.get(identity("a")).body == "Đính chính."
    assert [version.body for version in archive.versions(identity("a"))] == ["Xã họp tổng kết."]


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_stays_in_the_archive_and_may_come_back(
    portal, archive, run, pass_days, status
):
    run(portal)
    portal.fail("/tin/a.html", status)
    pass_days(1.1)
    assert run(portal).skipped == {f"HTTP {status}": 1}
    assert (archive.get(identity("a")).status, len(archive)) == ("gone", 3)
    publish(portal, "a")
    pass_days(7.1)
    run(portal)
    assert archive.get(identity("a")).status == "live"
    assert archive.versions(identity("a")) == []


def test_an_address_that_never_was_an_article_is_not_asked_for_again(portal, run, pass_days):
    portal.fail("/tin/a.html", 404)
    run(portal)
    portal.asked.clear()
    pass_days(400)
    run(portal)
    assert "/tin/a.html" not in portal.paths


def test_sitemaps_are_read_once_a_day_lists_and_feeds_always(site, run, pass_days):
    publish(site, "a")
    listing(site, "/tin", "a")
    site.text("/robots.txt", f"Sitemap: http://{HOST}/sitemap.xml")
    site.text("/sitemap.xml", "<urlset></urlset>", kind="text/xml")
    run(site)
    for days, asked in ((0.5, 0), (0.6, 1)):
        site.asked.clear()
        pass_days(days)
        run(site)
        assert (site.paths.count("/sitemap.xml"), site.paths.count("/tin")) == (asked, 1)


def dated(site, name, day):
    site.html(f"/tin/{name}.html", story(f"Tin {name}").replace("29/05/2023", day))


def test_since_a_day_lists_are_followed_no_further_than_it(site, archive, run):
    for page in range(1, 11):
        names = [f"{page}-{n}" for n in range(3)]
        for name in names:
            dated(site, name, f"15/{13 - page if page < 10 else 1}/2023")
        following = f"<a class='page' href='/tin?page={page + 1}'>sau</a>"
        listing(site, "/tin" if page == 1 else f"/tin?page={page}", *names, more=following)
    summary = run(site, since="2023-10-01")
    days = {change.record.article.published[:7] for change in archive.changes()}
    assert {"2023-12", "2023-11", "2023-10"} <= days
    # Two lists in a row of older articles were read to be sure.
    assert min(days) == "2023-08"
    assert summary.skipped == {"before 2023-10-01": 1}
    further = run(site, since="2023-06-01")
    assert further.new == 12
    assert run(site).new == 0


def test_since_a_day_a_sitemap_is_believed(site, archive, run):
    publish(site, "a", "b", "c")
    days = {"a": "2023-06-01", "b": "2022-06-01", "c": ""}
    items = (
        f"<url><loc>http://{HOST}/tin/{name}.html</loc><lastmod>{day}</lastmod></url>"
        for name, day in days.items()
    )
    site.text("/sitemap.xml", f"<urlset>{''.join(items)}</urlset>", kind="text/xml")
    site.text("/robots.txt", f"Sitemap: http://{HOST}/sitemap.xml")
    listing(site, "/tin")
    assert run(site, since="2023-01-01").new == 2
    assert archive.get(identity("b")) is None
