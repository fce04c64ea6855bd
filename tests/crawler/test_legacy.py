import pytest

from crawler.extract import extract
from crawler.visitor import read_visitor_text
from tests.vietnamese.test_legacy import TCVN3, TEXT, VNI

URL = "http://xa.example/tin/tong-ket-nam-hoc.html"


@pytest.mark.parametrize(
    ("written", "encoding"),
    [pytest.param(TCVN3, "TCVN3", id="TCVN3"), pytest.param(VNI, "VNI", id="VNI")],
)
def test_an_old_text_in_a_new_page_is_read_and_its_original_kept(written, encoding):
    html = f"<h1>Tổng kết năm học</h1><p>Ngày 29/05/2023</p><p>{written}</p>"
    article = extract(html, URL)
    assert article.body.lower() == TEXT.lower()
    assert article.title == "Tổng kết năm học"
    assert article.extra["encoding"] == encoding
    assert set(article.extra["original"]) == {"body"}
    assert article.extra["original"]["body"] == written


def test_a_soft_hyphen_in_a_new_text_is_no_letter():
    text = TEXT.replace("ươ", "ư\u00adơ")
    html = f"<h1>Tổng kết năm học</h1><p>29/05/2023</p><p>{text}</p>"
    assert extract(html, URL).body == TEXT


def test_a_visitors_text_is_read_too():
    article = read_visitor_text(f"Tổng kết năm học\n29/05/2023\n{VNI}", url=URL)
    assert article.body == TEXT
    assert article.extra["encoding"] == "VNI"
