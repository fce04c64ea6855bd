"""A page's text becomes an article, or it is said why not."""

import datetime as dt

import pytest

from archive.article import Place
from archive.identity import article_id, content_hash
from crawler.extract import NotAnArticle
from crawler.visitor import read_visitor_text

TODAY = dt.date(2026, 11, 24)
URL = "http://yenphu.example/web/tin-tuc/xa-yen-phu-hoan-thanh-thuy-loi-mua-kho.html"
TITLE = "Xã Yên Phú hoàn thành thủy lợi mùa khô"
BODY = (
    "Đến hết ngày 15/11, xã Yên Phú đã nạo vét xong 6,4 km kênh nội đồng, đắp lại 320 m bờ vùng "
    "và thay ba cánh cống đã hỏng từ mùa lũ.\n"
    "Hơn 700 lượt người đã tham gia, trong đó có đông đảo đoàn viên, hội viên các thôn."
)


def read(text, *, url=URL, **given):
    return read_visitor_text(text, url=url, today=TODAY, **given)


def test_every_field_is_filled():
    page = f"Trang chủ\n{TITLE}\nĐăng lúc: 14:05:09 16/11/2022 (GMT+7)\n{BODY}\nThực hiện: Lê Hà\n"
    article = read(page, source="yenphu.example", place=Place(commune="xã Yên Phú"))
    assert article.id == article_id(url=URL, title=None, body="")
    assert (article.url, article.source) == (URL, "yenphu.example")
    assert (article.title, article.body, article.authors) == (TITLE, BODY, ("Lê Hà",))
    assert (article.published, article.date_source) == ("2022-11-16", "text")
    assert article.published_at == "2022-11-16T14:05:09+07:00"
    assert article.place == Place(commune="xã Yên Phú")
    assert article.content_hash == content_hash(article)


def test_without_a_date_there_is_none():
    article = read(f"{TITLE}\n{BODY}")
    assert (article.published, article.published_at, article.date_source) == (None, None, None)


@pytest.mark.parametrize(
    ("line", "published", "source"),
    [
        ("", "2022-11-17", "url"),
        ("Thursday, 18/07/2024", "2022-11-17", "url"),
        ("9 ngày trước", "2022-11-17", "url"),
        ("Ngày đăng: 16/11/2022", "2022-11-16", "text"),
    ],
)
def test_the_address_stands_in_for_a_doubtful_date(line, published, source):
    url = "http://yenphu.example/portal/Pages/2022-11-17/Xa-Yen-Phu12ab.aspx"
    article = read(f"{line}\n{TITLE}\n{BODY}", url=url)
    assert (article.published, article.date_source) == (published, source)


def test_the_address_tells_the_headline_from_its_neighbours():
    page = f"{TITLE}\nHội thi nấu ăn mừng ngày phụ nữ Việt Nam\n{BODY}"
    other = "http://yenphu.example/hoi-thi-nau-an-mung-ngay-phu-nu-viet-nam-412.html"
    assert read(page).title == TITLE
    assert read(page, url=other).title == "Hội thi nấu ăn mừng ngày phụ nữ Việt Nam"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no text"),
        ("\n \n", "no text"),
        ("Trang chủ\nTin tức\nLiên hệ\nBản quyền thuộc về UBND xã Yên Phú", "no text"),
        ("404\nKhông tìm thấy trang bạn yêu cầu\nQuay lại trang chủ", "not found page"),
    ],
)
def test_no_article(text, reason):
    assert read(text) == NotAnArticle(reason)


def test_a_title_with_a_date_and_the_document_elsewhere_is_an_article():
    article = read("Trang chủ\nKế hoạch tổ chức hội thi năm 2023\nNgày đăng: 02/03/2023\nkh-12.pdf")
    assert (article.title, article.body) == ("Kế hoạch tổ chức hội thi năm 2023", "")
    assert article.published == "2023-03-02"
