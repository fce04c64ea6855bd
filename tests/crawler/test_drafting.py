"""Drafts of profiles: they load, and give the fields of the page that they were made from."""

from pathlib import Path

import pytest

from archive.article import Place
from archive.store import Archive
from crawler.crawl import crawl
from crawler.document import Document
from crawler.drafting import draft as drafting
from crawler.drafting.draft import draft_profile
from crawler.drafting.selectors import candidates, steps
from crawler.drafting.sites import place_of, site_name
from crawler.drafting.toml import written
from crawler.extract import AUTOMATIC
from crawler.opening import Opener
from crawler.profile import families, load_profile, profile_for
from crawler.reading import read
from crawler.trial import try_page
from tests.crawler.test_extract import AUTOMATIC as UNKNOWN
from tests.test_demo_crawl import truth
from tinxa.demo.server import DemoServer

SITES = Path(__file__).parent / "sites"
FIELDS = ("title", "published", "summary", "body", "authors", "category", "captions", "attachments")
NAMELESS = """<html><head><title>Xã Hoằng Tân sơ kết - Trang TTĐT xã Hoằng Tân</title></head><body>
<div class="clock">Thứ Ba, 24/11/2026</div><div class="c7 tin-chi-tiet"><h2 class="mt-2">Xã Hoằng
Tân sơ kết</h2><div class="d3"><span class="ngay-dang">Đăng lúc: 27/05/2023 08:30</span></div>
<div id="noi-dung">{body}<div class="tag-list">Thẻ: <a href="/tag/a">ngân sách</a></div></div></div>
<div class="xem-nhieu"><h3>Đọc nhiều</h3><ul><li><a href="/tin/a">Họp tổ thuế</a>
<span class="ngay-dang-khac">27/05/2023</span></li></ul></div></body></html>"""
BODY = "".join(
    f"<p>{line}</p>"
    for line in (
        "Sáng 26/5, UBND xã Hoằng Tân tổ chức hội nghị sơ kết công tác thu ngân sách 5 tháng.",
        "Theo báo cáo, tổng thu ngân sách trên địa bàn đạt 4,6 tỷ đồng, bằng 58% dự toán.",
        "Các ý kiến cho rằng cần đôn đốc những hộ kinh doanh còn nợ thuế, không dồn việc.",
    )
)


@pytest.fixture
def load(tmp_path):
    def loaded(draft, name="xa"):
        path = tmp_path / f"{name}.toml"
        path.write_text(written(draft), "utf-8")
        return load_profile(path)

    return loaded


def values(document, profile):
    fields = read(document, profile).fields
    return {name: fields[name].value for name in FIELDS if fields[name].value}


@pytest.mark.parametrize("family", sorted(families()))
def test_a_page_of_a_family_is_told_by_its_marks(family, load):
    document = Document((SITES / family / "page.html").read_text("utf-8"), "https://xa.example/a")
    profile = load(draft_profile(document))
    assert (profile.article, profile.date) == (families()[family].article, families()[family].date)
    assert (profile.start, profile.hosts) == (
        ("https://xa.example/",), ("xa.example", "www.xa.example"),
    )  # fmt: skip
    trial = try_page(document, {profile.name: profile}, name="xa", page="a.html")
    assert (trial.reason, trial.family, trial.profile) == (None, family, "xa")
    expected = values(document, families()[family])
    assert {name for name, field in trial.fields.items() if field.value} == set(expected)


@pytest.mark.parametrize("family", sorted(set(families()) - {"laravel", "thanhhoa-cms"}))
def test_a_page_whose_family_nobody_knows_gets_selectors(family, load, monkeypatch):
    """Not laravel's, which holds nothing but a PDF, nor one whose date stands in its address."""
    forget_families(monkeypatch)
    document = Document((SITES / family / "page.html").read_text("utf-8"), "https://xa.example/a")
    profile = load(draft_profile(document))
    automatic, drafted = read(document, AUTOMATIC).fields, read(document, profile).fields
    for name in ("title", "published", "body"):
        assert drafted[name].value == automatic[name].value, name
    sources = {name: drafted[name].source for name in ("published", "body")}
    assert sources == {"published": "selector", "body": "selector"}
    # A guessed title may stand nowhere in the page.
    assert drafted["title"].source in {"selector", "guess"}
    assert automatic["title"].source == "guess" or drafted["title"].source == "selector"


def test_an_unknown_page_gets_short_selectors_that_last(load):
    document = Document(NAMELESS.format(body=BODY), "https://xa.example/tin/a.html")
    draft = draft_profile(document)
    profile = load(draft)
    fields = profile.article
    assert (fields.title, fields.date, fields.body) == (
        ("div.tin-chi-tiet h2",), ("span.ngay-dang",), ("div#noi-dung",),
    )  # fmt: skip
    found = read(document, profile).fields
    assert [found[name].source for name in ("title", "published", "body")] == ["selector"] * 3
    assert found["body"].value == read(document, AUTOMATIC).content.body.value
    assert profile.title == "Trang TTĐT xã Hoằng Tân"
    assert profile.archived_place == Place(commune="xã Hoằng Tân")
    assert "# CHECK: Xã Hoằng Tân sơ kết\n" in written(draft)


def test_a_page_without_marks_leaves_the_automatic_reading(load):
    document = Document(UNKNOWN.format("Xã Hoằng Tân sơ kết thu ngân sách"), "https://xa.example/a")
    draft = draft_profile(document)
    assert values(document, load(draft))["body"] == values(document, AUTOMATIC)["body"]
    assert "No lasting selector was found for: body, published." in written(draft)


def test_nesting_without_end_ends():
    html = f"<title>Xã họp</title><h1>Xã họp</h1><p>29/05/2023</p>{'<div>' * 300}{BODY}"
    assert draft_profile(Document(html, "https://xa.example/a")).article


def test_a_saved_page_without_an_address_has_no_start(load):
    document = Document(NAMELESS.format(body=BODY), "https://page.invalid/a.html")
    draft = draft_profile(document)
    assert load(draft).start == ()
    assert '# start = ["https://..."]' in written(draft)


def test_what_is_no_lasting_mark():
    soup = Document(
        "<div id='p_12'><p class='active c7 mt-2 tin-xa 5f2a col-md' itemprop='name'>x</p></div>",
        "https://xa.example/",
    ).soup
    assert list(steps(soup.p)) == ["p[itemprop=name]", "p.tin-xa"]
    assert list(candidates(soup.p)) == ["p[itemprop=name]", "p.tin-xa", "p"]


@pytest.mark.parametrize(
    ("name", "host", "place"),
    [
        ("Trang thông tin điện tử xã Đông Tiến, huyện Đông Sơn", "x.vn",
         Place(commune="xã Đông Tiến", district="Đông Sơn")),
        ("CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN THỌ XUÂN", "thoxuan.thanhhoa.gov.vn",
         Place(district="Thọ Xuân", province="Thanh Hóa")),
        ("UBND phường 12 quận Gò Vấp", "govap.hochiminhcity.gov.vn",
         Place(commune="phường 12", district="quận Gò Vấp", province="Hồ Chí Minh")),
        ("Cổng TTĐT Thị xã Bỉm Sơn tỉnh Thanh Hóa", "x.vn",
         Place(district="thị xã Bỉm Sơn", province="Thanh Hóa")),
        (None, "x.gov.vn", Place()),
    ],
)  # fmt: skip
def test_the_place_is_guessed_from_name_and_host(name, host, place):
    assert place_of(name, f"https://{host}/") == place


def test_the_sites_name():
    said = (
        "<meta property='og:site_name' content='Xã A'><title>Tin - Trang TTĐT xã B huyện C</title>"
    )
    assert site_name(Document(said, "https://a.vn/")) == "Xã A"
    assert site_name(Document(said.partition(">")[2], "https://a.vn/")) == "Trang TTĐT xã B huyện C"
    assert site_name(Document("<title>Tin</title><p>Hội nghị</p>", "https://a.vn/")) is None


def forget_families(monkeypatch):
    monkeypatch.setattr(drafting, "pick_family", lambda _: None)
    monkeypatch.setattr(drafting, "reading_profile", lambda _, profile: profile)


@pytest.mark.parametrize(
    ("portal", "start", "known"),
    [("hoanghoa", "/vi/news/", True), ("thoxuan", "/tin-tuc", False)],
)
def test_a_draft_from_a_list_of_the_demo_finds_every_article(
    portal, start, known, load, monkeypatch, tmp_path
):
    if not known:
        forget_families(monkeypatch)
    host = f"{portal}.thanhhoa.example"
    with DemoServer() as server, Archive.open(tmp_path / "archive.sqlite") as archive:
        bare = profile_for(f"https://{host}/", {}).served_at(server.addresses, delay=0.0)
        with Opener({bare.name: bare}) as opener:
            draft = draft_profile(opener.open(f"https://{host}{start}"), opener.open)
        profile = load(draft, portal).served_at(server.addresses, delay=0.0)
        crawl([profile], archive=archive, frontier=tmp_path / "frontier.sqlite")
        articles = {c.id: c.record.article for c in archive.changes()}
    expected = {i: r for i, r in truth().items() if r["portal"] == host}
    assert profile.archived_place.province == "Thanh Hóa"
    assert draft.is_list
    assert (draft.family is not None) == known
    assert {i: (a.title, a.published) for i, a in articles.items()} == {
        i: (r["title"], r["published"]) for i, r in expected.items()
    }
    assert {a.field_sources["body"] for a in articles.values()} == {"selector"}
