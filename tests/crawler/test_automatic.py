"""Pages that no profile knows: what their markup tells, and what only their lines do."""

import pytest

from crawler.extract import NotAnArticle, extract

URL = "https://xa.example/tin"
TITLE = "Xã Hoằng Tân sơ kết thu ngân sách"
STORY = [
    "Sáng 26/5, UBND xã Hoằng Tân tổ chức hội nghị sơ kết công tác thu ngân sách 5 tháng đầu năm.",
    "Theo báo cáo, tổng thu ngân sách trên địa bàn đạt 4,6 tỷ đồng, bằng 58% dự toán huyện giao.",
    "Các ý kiến cho rằng cần đôn đốc những hộ kinh doanh còn nợ thuế, không dồn việc vào cuối năm.",
    "Những hộ gặp khó khăn thật sự sẽ được xem xét giãn nợ theo quy định, do thôn bình xét.",
    "Xã thẩm định danh sách trước khi trình lên Chi cục Thuế khu vực, không để sót hộ nào.",
    "Hội nghị cũng bàn cách thu quỹ đất công ích, tiền thuê ki-ốt chợ và phí vệ sinh môi trường.",
    "Kết luận hội nghị, Chủ tịch UBND xã yêu cầu từng thôn rà soát và báo cáo trước ngày 10/6.",
]
CLOCK = "<div>Thứ Năm, 26/11/2026</div>"
MENU = "<ul><li><a href='/'>Trang chủ</a></li><li><a href='/tin'>Tin tức</a></li></ul>"
FOOTER = "<p>Điện thoại: 0237.000.000</p><p>Bản quyền thuộc về UBND xã Hoằng Tân</p>"
OTHERS = ("Họp tổ thuế thôn Trung", "Ra quân giải tỏa hành lang đường liên xã")


def shown(inner, *, name=TITLE, head="", below=""):
    return (
        f"<html><head><title>{name}</title></head><body>{CLOCK}{MENU}{head}<div>{inner}</div>"
        f"{below}{FOOTER}</body></html>"
    )


def story(*, before="", title=f"<h1>{TITLE}</h1>", date="<p>27/05/2023</p>", lines=None):
    body = "".join(f"<p>{line}</p>" for line in STORY) if lines is None else lines
    return f"{before}{title}{date}{body}"


def read(html):
    return extract(html, URL)


def listed(*, dates=("(20/05/2023)", "(18/05/2023)")):
    return "".join(
        f"<li><a href='/{i}'>{title}</a> {date}</li>"
        for i, (title, date) in enumerate(zip(OTHERS, dates, strict=True))
    )


@pytest.mark.parametrize(
    "others",
    [
        f"<ul>{listed()}</ul>",
        f"<h3>Tin đã đưa</h3><ul>{listed()}</ul>",
        f"<table><tr><td>Tin mới</td></tr><tr><td><ul>{listed()}</ul></td></tr></table>",
        "".join(f"<div><a href='/b'>{t}</a><div>21/05/2023</div></div>" for t in OTHERS),
    ],
)
def test_other_articles_around_the_text_and_inside_it_are_no_part_of_it(others):
    inside = f"<p>{STORY[0]}</p>{others}" + "".join(f"<p>{line}</p>" for line in STORY[1:])
    for html in (shown(story(), head=others, below=others), shown(story(lines=inside))):
        article = read(html)
        assert (article.title, article.published) == (TITLE, "2023-05-27")
        assert article.body.split("\n") == STORY


def test_a_headline_may_lead_to_itself():
    html = shown(
        story(title=f"<h1><a href='/tin/thu'>{TITLE}</a></h1>"), head=f"<ul>{listed()}</ul>"
    )
    assert (read(html).title, read(html).published) == (TITLE, "2023-05-27")


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Ngày đăng: 27/05/2023 / Lượt xem: 74", "2023-05-27"),
        ("Chuyên mục: Kinh tế | 27/05/2023", "2023-05-27"),
        ("27/05/2023 | Đã xem: 99", "2023-05-27"),
        ("Lúc 14:05 ngày 27/05/2023", "2023-05-27"),
        ("27/05/2123", None),
        ("Đã xem 99", None),
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_the_date_stands_above_the_title_or_below_it(printed, day, above):
    line = f"<div>{printed}</div>"
    date = {"before": line, "date": ""} if above else {"date": line}
    assert read(shown(story(**date), head=f"<ul>{listed()}</ul>")).published == day


@pytest.mark.parametrize(
    "name",
    [
        "Tin tức", "Chi tiết tin", "Trang thông tin điện tử xã Hoằng Tân", "", TITLE,
        f"{TITLE} - Cổng TTĐT", f"{TITLE} | xã Hoằng Tân",
    ],
)  # fmt: skip
def test_the_title_element_may_say_anything(name):
    assert read(shown(story(title=f"<div>{TITLE}</div>"), name=name)).title == TITLE


@pytest.mark.parametrize("title", ["Bàn về thu - chi ngân sách ở xã", "Thu ngân sách: cao | thấp"])
def test_a_title_with_a_stroke_in_it_stays_whole(title):
    for name in (title, f"{title} - Cổng TTĐT"):
        assert read(shown(story(title=f"<div>{title}</div>"), name=name)).title == title


def test_a_title_in_capitals_stays_as_published_and_a_repeated_one_goes():
    title = TITLE.upper()
    again = f"<p><b>{TITLE}</b></p>" + "".join(f"<p>{line}</p>" for line in STORY)
    article = read(shown(story(title=f"<h2>{title}</h2>", lines=again), name=title))
    assert (article.title, article.body.split("\n")) == (title, STORY)


LEAD = "Năm tháng đầu năm, xã Hoằng Tân thu ngân sách được 4,6 tỷ đồng, cao nhất từ trước đến nay."


@pytest.mark.parametrize(
    ("lead", "stays"),
    [
        (f"<p class='sapo'>{LEAD}</p>", False),
        (f"<div class='post-summary'><h2>{LEAD}</h2></div>", False),
        (f"<p><strong>{LEAD}</strong></p>", True),
        (f"<p style='font-weight: 700'>{LEAD}</p>", True),
    ],
)
def test_a_sapo_of_its_own_leaves_the_body_and_an_emphasised_paragraph_stays(lead, stays):
    lines = lead + "".join(f"<p>{line}</p>" for line in STORY)
    article = read(shown(story(lines=lines)))
    assert article.summary == LEAD
    assert article.body.split("\n") == ([LEAD, *STORY] if stays else STORY)


def test_a_heading_inside_the_text_is_no_caption_and_a_line_below_a_picture_is():
    lines = (
        f"<p>{STORY[0]}</p><p><b>Kết quả đáng ghi nhận</b></p><p>{STORY[1]}</p>"
        f"<p><img src='a.jpg'></p><p>Hội nghị tại nhà văn hóa xã</p><p>{STORY[2]}</p>"
    )
    article = read(shown(story(lines=lines)))
    assert article.body.split("\n") == [STORY[0], "Kết quả đáng ghi nhận", STORY[1], STORY[2]]
    assert article.captions == ("Hội nghị tại nhà văn hóa xã",)


def test_tables_and_lists_are_readable():
    lines = (
        f"<p>{STORY[0]}</p><table><tr><th>Thôn</th><th>Thu</th></tr>"
        "<tr><td><p>Trung</p></td><td><p>412</p><p>triệu đồng</p></td></tr></table>"
        f"<ul><li>Rà soát hộ nợ thuế;</li></ul><p>{STORY[1]}</p>"
    )
    assert read(shown(story(lines=lines))).body.split("\n")[1:4] == [
        "Thôn | Thu", "Trung | 412 triệu đồng", "- Rà soát hộ nợ thuế;",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("around", "category"),
    [
        ("<ul class='breadcrumb'><li><a>Trang chủ</a></li><li><a>Kinh tế</a></li></ul>", "Kinh tế"),
        (f"<div><a>Trang chủ</a> » <a>Kinh tế</a> » {TITLE}</div>", "Kinh tế"),
        ("<p>Chuyên mục: <a href='/kt'>Kinh tế</a></p>", "Kinh tế"),
        ("<span class='post-category'><a href='/kt'>Kinh tế</a></span>", "Kinh tế"),
        ("<p>Tin trong huyện | 27/05/2023</p>", "Tin trong huyện"),
        ("", None),
    ],
)
def test_where_a_category_stands(around, category):
    assert read(shown(story(before=around))).category == category


def test_a_list_of_officers_is_an_article_if_it_is_dated():
    rows = [("Bí thư Đảng ủy", "Lê Văn Chung"), ("Chủ tịch UBND", "Trần Thị Bưởi")]
    table = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
    lines = f"<p>BAN THƯỜNG VỤ ĐẢNG ỦY XÃ</p><table>{table}</table>"
    article = read(shown(story(title="<h1>Đảng ủy xã</h1>", lines=lines), name="Đảng ủy xã"))
    assert (article.title, article.published) == ("Đảng ủy xã", "2023-05-27")
    assert article.body.split("\n")[1:] == [" | ".join(row) for row in rows]


def test_a_page_of_links_is_no_article():
    links = "".join(
        f"<li><a href='/{i}'>{OTHERS[i % 2]} lần {i}</a> (0{i}/05/2023)</li>" for i in range(1, 9)
    )
    assert isinstance(
        read(shown(f"<h1>Tin tức</h1><ul>{links}</ul>", name="Tin tức")), NotAnArticle
    )
