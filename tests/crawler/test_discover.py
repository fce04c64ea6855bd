import gzip
import json
from pathlib import Path

import pytest

from crawler.discover import Found, discover, feeds_of, wanted
from crawler.document import Document
from crawler.feeds import read_feed
from crawler.profile import Profile, families
from crawler.rules import Discovery
from crawler.sitemaps import Sitemap, read_sitemap

BASE = "https://xa.example"
START = f"{BASE}/tin"


def found(html, *, url=START, **rules):
    profile = Profile(name="xa", hosts=("xa.example",), discover=Discovery(**rules))
    return discover(Document(html, url), profile)


LIST = """
<div class="news"><h3><a href="/tin/hop-giao-ban.html#top">Họp giao ban</a></h3></div>
<div class="news"><h3><a href="le-hoi.html">Lễ hội</a></h3></div>
<div class="news"><h3><a rel="nofollow" href="/in/le-hoi.html">In</a></h3></div>
<ul class="pager"><li><a href="?page=2">2</a></li><li class="next"><a href="?page=2">»</a></li></ul>
<div class="side"><a href="/tin/doc-nhieu.html">Đọc nhiều</a></div>
<a href="/chuyen-muc/kinh-te">Kinh tế</a>
<a href="https://khac.example/tin/a.html">Nơi khác</a> <a href="javascript:void(0)">x</a>
"""


def test_selectors_choose_the_links():
    assert found(LIST, list_links=(".news h3 a",), pager=(".pager a",)) == Found(
        (f"{BASE}/tin/hop-giao-ban.html", f"{BASE}/le-hoi.html"), (f"{START}?page=2",)
    )


def test_patterns_choose_among_all_links():
    assert found(LIST, article_pattern=r"/tin/.*\.html$", list_pattern="/chuyen-muc/") == Found(
        (f"{BASE}/tin/hop-giao-ban.html", f"{BASE}/tin/doc-nhieu.html"),
        (f"{BASE}/chuyen-muc/kinh-te",),
    )


def test_a_pattern_narrows_what_selectors_choose():
    links = found(LIST, list_links=(".news a",), article_pattern="/tin/", exclude=("giao",))
    assert links.articles == ()


def test_a_base_element_is_followed():
    html = '<head><base href="/moi/"></head><a href="le-hoi.html">Lễ hội</a>'
    assert found(html, article_pattern="html").articles == (f"{BASE}/moi/le-hoi.html",)


@pytest.mark.parametrize(
    ("link", "kind"),
    [
        ('<a href="/a-1.html">Hội nghị Ban Chấp hành Đảng bộ huyện</a>', "articles"),
        ('<a href="/hoi-nghi-ban-chap-hanh-12.html">Xem</a>', "articles"),
        ('<a href="/chi-tiet-tin-tuc?d=1045&c=7">Xã Đông Phú ra quân nạo vét kênh</a>', "articles"),
        ('<a href="/kinh-te">Kinh tế</a>', "lists"),
        ('<a href="/tin?page=2">2</a>', "lists"),
        ('<a href="/tin/hoi-nghi-ban-chap-hanh/page-2/">Tiếp theo</a>', "lists"),
        ('<a href="/tin?_101_INSTANCE_a_cur=3">Trang sau của danh sách tin tức này</a>', "lists"),
        ('<a href="/tim-kiem?q=a">Tìm kiếm</a>', None),
        ('<a href="/vi/users/login/">Đăng nhập</a>', None),
        ('<a href="/calendar/2024/05">Tháng 5</a>', None),
        ('<a href="/f/quyet-dinh-phe-duyet-quy-hoach.pdf">Quyết định</a>', None),
        ('<a href="https://khac.example/tin">Nơi khác</a>', None),
        ('<a rel="nofollow" href="/in/hoi-nghi-ban-chap-hanh-12.html">In</a>', None),
        ('<a href="/tin/1045"><img src="a.jpg"></a>', None),
        ('<a href="/ngay-hoi-lang-vien-khe-2023.html">Ngày hội làng Viên Khê</a>', "articles"),
    ],
)
def test_without_a_profile_links_are_told_by_their_shape(link, kind):
    links = found(link)
    assert {name for name in links._fields if getattr(links, name)} == ({kind} if kind else set())


def test_feeds_that_a_page_declares():
    html = (
        '<link rel="alternate" type="application/rss+xml" href="/rss">'
        '<link rel="alternate" hreflang="en" href="/en">'
    )
    assert feeds_of(Document(html, START)) == (f"{BASE}/rss",)


@pytest.mark.parametrize("name", ["thanhhoa-web", "nukeviet", "liferay"])
def test_the_articles_of_a_family_fit_its_pattern(name):
    case = Path(__file__).parent / "sites" / name / "expected.json"
    url = json.loads(case.read_text("utf-8"))["url"]
    profile = Profile(name="xa", hosts=("huyen.example",), discover=families()[name].discover)
    assert wanted([url], profile) == (url,)
    assert wanted([url.replace("/vi/news/", "/vi/news/print/")], profile) == (
        () if name == "nukeviet" else (url,)
    )


NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
URLS = (
    f'<?xml version="1.0"?><urlset {NAMESPACE}><url><loc> {BASE}/a.html </loc>'
    f"<lastmod>2023-05-29</lastmod></url><url><loc>{BASE}/b?x=1&amp;y=2</loc></url></urlset>"
).encode()


@pytest.mark.parametrize(
    "body", [URLS, gzip.compress(URLS, mtime=0), URLS.replace(NAMESPACE.encode(), b"")]
)
def test_a_sitemap_lists_pages(body):
    dates = {f"{BASE}/a.html": "2023-05-29"}
    assert read_sitemap(body) == Sitemap((f"{BASE}/a.html", f"{BASE}/b?x=1&y=2"), (), dates)


def test_an_index_lists_sitemaps():
    body = f"<sitemapindex {NAMESPACE}><sitemap><loc>{BASE}/1.xml.gz</loc></sitemap></sitemapindex>"
    assert read_sitemap(body.encode()) == Sitemap((), (f"{BASE}/1.xml.gz",))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!DOCTYPE html><html><body>Kh\xc3\xb4ng t\xc3\xacm th\xe1\xba\xa5y</body></html>",
        gzip.compress(URLS, mtime=0)[:40],
        b"\x1f\x8bnot gzip",
        b"<urlset><url><loc>file:///etc/hosts</loc></url></urlset>",
    ],
)
def test_what_is_no_sitemap_lists_nothing(body):
    assert read_sitemap(body) == Sitemap()


def test_entities_of_a_sitemap_are_not_resolved(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text(f"{BASE}/secret", "utf-8")
    body = (
        f'<!DOCTYPE urlset [<!ENTITY a "{BASE}/x"><!ENTITY f SYSTEM "{secret.as_uri()}">]>'
        "<urlset><url><loc>&a;</loc></url><url><loc>&f;</loc></url></urlset>"
    )
    assert read_sitemap(body.encode()) == Sitemap()


def test_a_feed_names_articles():
    rss = (
        f"<rss version='2.0'><channel><link>{BASE}</link><item><title>A</title>"
        f"<link>{BASE}/a.html</link></item><item><title>B</title></item></channel></rss>"
    )
    atom = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="{BASE}/b"/></entry></feed>'
    )
    assert read_feed(rss.encode()) == (f"{BASE}/a.html",)
    assert read_feed(atom.encode()) == (f"{BASE}/b",)
    assert read_feed(b"<html>404</html>") == ()
