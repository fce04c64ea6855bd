import json
import unicodedata
from pathlib import Path

import msgspec
import pytest

from archive.article import Attachment, Place
from archive.identity import article_id, content_hash
from crawler.extract import NotAnArticle, extract
from crawler.profile import Profile, families
from crawler.rules import Fields, ProfilePlace

SITES = Path(__file__).parent / "sites"
URL = "https://huyen.example/tin"
FIELDS = (
    "url", "source", "title", "category", "summary", "published", "published_at", "date_source",
    "authors", "captions", "body", "attachments",
)  # fmt: skip
PLAIN = Profile(
    name="plain",
    article=Fields(title=("h1",), date=(".date",), body=("#body",), summary=(".sapo",)),
)


def page(body, *, head="", title="Họp giao ban tháng 5", date="29/05/2023"):
    return (
        f"<html><head>{head}</head><body><h1>{title}</h1><p class='date'>{date}</p>"
        f"<div id='body'>{body}</div></body></html>"
    )


def lines(body, **options):
    return extract(page(body, **options), URL, PLAIN).body.split("\n")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("family", sorted(families()))
def test_a_family_gives(family, field):
    html = (SITES / family / "page.html").read_text("utf-8")
    expected = json.loads((SITES / family / "expected.json").read_text("utf-8"))
    # Some families' addresses tell the day.
    article = msgspec.to_builtins(extract(html, expected.get("at", URL), families()[family]))
    got = article[field]
    assert (list(got) if isinstance(got, tuple) else got) == expected[field]


def test_what_a_crawler_adds():
    profile = msgspec.structs.replace(
        PLAIN, place=ProfilePlace(district="Đông Sơn"), category="Tin tức"
    )
    article = extract(page("<p>Đoạn một</p>"), URL, profile, fetched_at="2026-11-24T01:00:00Z")
    assert article.id == article_id(url=URL, title=None, body="")
    assert article.content_hash == content_hash(article)
    assert article.fetched_at == "2026-11-24T01:00:00Z"
    assert (article.place, type(article.place)) == (Place(district="Đông Sơn"), Place)
    assert (article.category, article.status) == ("Tin tức", "live")


@pytest.mark.parametrize(
    ("canonical", "believed"),
    [
        ("/tin/ban-goc.html", "https://huyen.example/tin/ban-goc.html"),
        ("https://huyen.example/tin/ban-goc.html?utm_source=fb", "https://huyen.example/tin/ban-goc.html"),
        ("https://bao.example/tin/ban-goc.html", URL),
        ("https://huyen.example/", URL),
        ("javascript:void(0)", URL),
    ],
)  # fmt: skip
def test_whose_canonical_address_is_believed(canonical, believed):
    html = page("<p>Đoạn một</p>", head=f'<link rel="canonical" href="{canonical}">')
    article = extract(html, URL, PLAIN)
    assert (article.url, article.id) == (believed, article_id(url=believed, title=None, body=""))


def test_letters_come_out_composed():
    html = unicodedata.normalize("NFD", page("<p>Hội nghị</p>", title="Đồng chí Bí thư"))
    article = extract(html, URL, PLAIN)
    assert (article.title, article.body) == ("Đồng chí Bí thư", "Hội nghị")


def test_a_block_is_a_line_and_inline_markup_is_none():
    body = (
        "Mở đầu <b>Hội</b>nghị<div>Hai<br>Ba</div><ul><li>Bốn</li></ul><!-- ẩn --><p hidden>ẩn</p>"
    )
    assert lines(body) == ["Mở đầu Hộinghị", "Hai", "Ba", "- Bốn"]


def test_a_row_of_a_table_is_a_line():
    rows = "<tr><th>Xã</th><th>Thu</th></tr><tr><td>Đông Tiến</td><td>5,2</td></tr>"
    assert lines(f"<table>{rows}</table>") == ["Xã | Thu", "Đông Tiến | 5,2"]


def test_a_table_for_layout_is_read_cell_by_cell():
    assert lines("<table><tr><td><p>Một</p><p>Hai</p></td><td>Ba</td></tr></table>") == [
        "Một", "Hai", "Ba",
    ]  # fmt: skip


def test_a_repeated_title_and_widgets_are_dropped():
    body = "<p>HỌP GIAO BAN THÁNG 5</p><p>A- A+</p><p>Sáng 26/5, xã họp.</p><p>anh-1.jpg</p>"
    assert lines(body) == ["Sáng 26/5, xã họp."]


def test_related_articles_inside_the_body_are_cut_off():
    body = (
        "<p>Sáng 26/5, xã họp.</p><p><b>Tin liên quan</b></p>"
        "<p><a href='/a'>Lễ ra quân</a></p><p><a href='/b'>Giải bóng đá</a></p>"
    )
    assert lines(body) == ["Sáng 26/5, xã họp."]


def test_a_line_below_a_picture_is_its_caption():
    body = (
        "<p>Sáng 26/5, xã họp.</p><p align='center'><img src='a.jpg'></p>"
        "<p align='center'><i>Toàn cảnh hội nghị</i></p><p><img src='b.jpg'></p>"
        "<p>Sau phần khai mạc, hội nghị nghe báo cáo.</p>"
        "<figure><img><figcaption>Đại biểu</figcaption></figure>"
    )
    article = extract(page(body), URL, PLAIN)
    assert article.captions == ("Toàn cảnh hội nghị", "Đại biểu")
    assert article.body == "Sáng 26/5, xã họp.\nSau phần khai mạc, hội nghị nghe báo cáo."


@pytest.mark.parametrize(
    ("end", "authors", "kept"),
    [
        ("<p>Tin, ảnh: Hoàng Nam</p>", ("Hoàng Nam",), False),
        ("<p align='right'><b>Minh Đức - Thu Hằng</b></p>", ("Minh Đức", "Thu Hằng"), False),
        ("<p>Nguyễn Thị Mai</p>", ("Nguyễn Thị Mai",), False),
        ("<p>Danh sách khen thưởng</p><p>Nguyễn Thị Mai</p>", (), True),
    ],
)  # fmt: skip
def test_who_signed_at_the_end(end, authors, kept):
    article = extract(page(f"<p>Sáng 26/5, xã họp.</p>{end}"), URL, PLAIN)
    assert article.authors == authors
    assert article.body.endswith("Nguyễn Thị Mai") is kept


@pytest.mark.parametrize(
    ("sapo", "body"),
    [
        ("<p class='sapo'>Phần dẫn.</p>", "Đoạn một."),
        ("<p><b class='sapo'>Phần dẫn.</b></p>", "Phần dẫn.\nĐoạn một."),
    ],
)
def test_a_sapo_of_its_own_leaves_the_body_and_a_leading_paragraph_stays(sapo, body):
    article = extract(page(f"{sapo}<p>Đoạn một.</p>"), URL, PLAIN)
    assert (article.summary, article.body) == ("Phần dẫn.", body)


def test_files_are_attachments_once():
    body = "<p>Xem <a href='/f/qd.pdf'>quyết định</a>.</p><p><a href='/f/qd.pdf'>Tải về</a></p>"
    assert extract(page(body), URL, PLAIN).attachments == (
        Attachment(url="https://huyen.example/f/qd.pdf", title="quyết định", type="pdf"),
    )


META = '<meta property="article:published_time" content="2023-05-29+0714:05:00">'
LD = (
    '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Tiêu đề",'
    ' "datePublished": "2023-05-28T20:00:00Z",}]}</script>'
)


@pytest.mark.parametrize(
    ("printed", "head", "url", "expected"),
    [
        ("29/05/2023 14:05", "", URL, ("2023-05-29", "2023-05-29T14:05:00+07:00", "selector")),
        ("N/A", META, URL, ("2023-05-29", "2023-05-29T14:05:00+07:00", "metadata")),
        ("", LD, URL, ("2023-05-29", "2023-05-29T03:00:00+07:00", "metadata")),
        ("", "", "https://huyen.example/Pages/2023-5-9/Tin12.aspx", ("2023-05-09", None, "url")),
        ("29/05/2093", "", URL, (None, None, None)),
    ],
)
def test_where_a_date_comes_from(printed, head, url, expected):
    article = extract(page("<p>Đoạn một</p>", head=head, date=printed), url, PLAIN)
    assert (article.published, article.published_at, article.date_source) == expected


def test_metadata_stand_in_for_a_title():
    article = extract(f"<head>{LD}</head><div id='body'>Đoạn một</div>", URL, PLAIN)
    assert article.title == "Tiêu đề"


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("", "no title"),
        ("<h1>Danh mục</h1><ul><li><a href='/a'>Một</a></li></ul>", "no text"),
        (page("", title="404 - Không tìm thấy trang", date=""), "no text"),
        (page("<p>Nội dung không có.</p>", title="Không tìm thấy nội dung"), "not found page"),
    ],
)
def test_what_is_no_article(html, reason):
    assert extract(html, URL, PLAIN) == NotAnArticle(reason)


def test_an_article_may_tell_that_somebody_was_not_found():
    story = "<p>Lực lượng cứu hộ tiếp tục tìm kiếm trên sông Chu trong ngày thứ hai.</p>" * 8
    article = extract(page(story, title="Không tìm thấy nạn nhân"), URL, PLAIN)
    assert article.title == "Không tìm thấy nạn nhân"


STORY = [
    "Sáng 26/5, UBND xã Hoằng Tân tổ chức hội nghị sơ kết công tác thu ngân sách 5 tháng đầu năm.",
    "Theo báo cáo, tổng thu ngân sách trên địa bàn đạt 4,6 tỷ đồng, bằng 58% dự toán huyện giao.",
    "Các ý kiến cho rằng cần đôn đốc những hộ kinh doanh còn nợ thuế, không dồn việc vào cuối năm.",
    "Kết luận hội nghị, Chủ tịch UBND xã yêu cầu từng thôn rà soát và báo cáo trước ngày 10/6.",
]
AUTOMATIC = f"""<html><head><title>{{}}</title></head><body>
<div>Thứ Ba, 24/11/2026</div>
<ul><li><a href="/">Trang chủ</a></li><li><a href="/tin">Tin tức</a></li></ul>
<div class="x1"><h2>Xã Hoằng Tân sơ kết thu ngân sách</h2><div>Đăng lúc: 27/05/2023 08:30</div>
{"".join(f"<p>{line}</p>" for line in STORY)}<p>Tác giả: Lê Hà</p></div>
<div><b>Tin liên quan</b><ul><li><a href="/tin/a">Họp tổ thuế</a></li></ul></div></body></html>"""


@pytest.mark.parametrize(
    "title",
    ["Xã Hoằng Tân sơ kết thu ngân sách - Cổng TTĐT", "Trang thông tin điện tử xã Hoằng Tân", ""],
)
def test_a_page_that_no_profile_knows(title):
    article = extract(AUTOMATIC.format(title), URL)
    assert article.title == "Xã Hoằng Tân sơ kết thu ngân sách"
    assert (article.published, article.date_source) == ("2023-05-27", "text")
    assert article.body.split("\n") == STORY
    assert article.authors == ("Lê Hà",)


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td"])
def test_nesting_without_end_ends(tag):
    html = f"<h1>Tin</h1><div id='body'>{f'<{tag}>' * 3000}Đoạn một</div>"
    assert extract(html, URL, PLAIN).body == "Đoạn một"
