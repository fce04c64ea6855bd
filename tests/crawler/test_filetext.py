"""Files to text: what is read, how it was got, and that no file can hurt."""

import re
import sys
import zlib

import pytest

from crawler.filetext import ocr, pdf
from crawler.filetext.judging import quality_of
from crawler.filetext.kinds import kind_of
from crawler.filetext.pages import text_of
from crawler.filetext.reader import Reader
from crawler.filetext.results import ReadingLimits
from crawler.filetext.worker import read as read_here
from tests.crawler.papers import (
    DEMO,
    NOTICE,
    docx,
    locked,
    needs_ocr,
    paper,
    scan,
    typed,
    unreadable_demo,
)  # fmt: skip
from vietnamese.writing import fold

SENTENCE = (
    "Ủy ban nhân dân huyện thông báo lịch tiêm phòng của các xã, thị trấn để các hộ chăn nuôi được"
    " biết và thực hiện."
)


def read(body, *, name="a.pdf", **limits):
    return Reader(ReadingLimits(**limits)).read(body, name=name)


@pytest.fixture
def without_ocr(monkeypatch):
    monkeypatch.setattr(pdf, "has_ocr", lambda: False)


def test_the_text_layer_in_paragraphs():
    reading = read(paper(NOTICE))
    assert (reading.type, reading.source, reading.reason) == ("pdf", "text", "")
    assert reading.text.split("\n")[:3] == NOTICE[:3]
    assert SENTENCE in reading.text
    assert reading.text.endswith("trước bảy giờ sáng.")


def test_what_an_empty_password_opens_is_read():
    assert SENTENCE in read(locked(paper(NOTICE))).text


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (locked(paper(NOTICE), word="mật"), "encrypted"),
        (paper(NOTICE)[:400], "damaged"),
        (b"%PDF-1.7 nothing", "damaged"),
        (docx("Xã họp.")[:200], "zip, which is not read"),
        (b"%!PS-Adobe", "of no kind that is known"),
        (docx(), "no text"),
    ],
)
def test_what_cannot_be_read_is_told(body, reason):
    reading = read(body)
    assert (reading.text, reading.reason) == (None, reason)


@pytest.mark.usefixtures("without_ocr")
def test_scans_and_garbled_text_are_told_apart_and_never_taken_for_a_text():
    limits = ReadingLimits()
    assert read_here(paper(NOTICE), name="", limits=limits).source == "text"
    for body, reason in (
        (scan(), "a scan"),
        (paper(["", "- 2 -"]), "a scan"),
        (paper(NOTICE, readable=False), "garbled text"),
        (unreadable_demo(), "garbled text"),
    ):
        reading = read_here(body, name="", limits=limits)
        assert (reading.source, reading.text, reading.reason) == ("unreadable", None, reason)


@pytest.mark.parametrize(
    ("text", "quality"),
    [
        (SENTENCE, "readable"),
        (SENTENCE.upper(), "readable"),
        (re.sub("[\u0102-\u1ef9]", " ", SENTENCE), "garbled"),
        (re.sub("[\u0102-\u1ef9]", "\x03", SENTENCE), "garbled"),
        (re.sub("[\u0102-\u1ef9]", "\ue012", SENTENCE), "garbled"),
        (fold(SENTENCE), "garbled"),
        ("The project is financed by the bank and run by the province of Thanh Hoa", "readable"),
        ("12/5  3.400.000  Trang 4", "empty"),
    ],
)
def test_words_tell_whether_a_text_can_be_read(text, quality):
    assert quality_of(text) == quality


def test_old_fonts_become_unicode_beside_lines_that_are():
    body = typed(
        "Uû ban nh©n d©n huyÖn §«ng S¬n còng nh\xad c¸c x·, thÞ trÊn",
        "tæ chøc héi nghÞ triÓn khai nhiÖm vô.",
    )
    expected = (
        "Uỷ ban nhân dân huyện Đông Sơn cũng như các xã, thị trấn tổ chức hội nghị triển khai nhiệm"
        " vụ."
    )
    assert read(body).text == expected


def test_running_headers_and_page_numbers_go_and_what_stands_within_stays():
    names = ["Một", "Hai", "Ba", "Bốn"]
    pages = [
        ["UBND XÃ ĐÔNG TIẾN", f"Thôn {name} gặt lúa xong.", f"Thôn {name} phơi thóc.",
         f"Thôn {name} họp.", "UBND XÃ ĐÔNG TIẾN", f"Thôn {name} cấy lúa.", f"Thôn {name} vui.",
         f"Báo cáo số 12 trang {n}", f"Trang {n}/4", f"- {n} -"]
        for n, name in enumerate(names, 1)
    ]  # fmt: skip
    text = text_of(pages)
    assert "rang" not in text
    assert "-" not in text
    # At the top of the first page, and once within each.
    assert text.count("UBND XÃ ĐÔNG TIẾN") == 1 + 4
    assert all(text.count(f"Thôn {name}") == 5 for name in names)


def test_of_two_pages_nothing_goes_but_what_both_have():
    pages = [
        ["UBND XÃ ĐÔNG TIẾN", "Trang 1", "Thôn Một gặt lúa xong.", "Thôn Hai phơi thóc."],
        ["UBND XÃ ĐÔNG TIẾN", "Trang 2", "Thôn Ba cấy lúa.", "Thôn Bốn họp."],
    ]
    assert text_of(pages).split("\n") == [
        "UBND XÃ ĐÔNG TIẾN", "Thôn Một gặt lúa xong.", "Thôn Hai phơi thóc.", "Thôn Ba cấy lúa.",
        "Thôn Bốn họp.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["phải nghi-", "êm túc thực hiện"], "phải nghiêm túc thực hiện"),
        (["phát triển kinh tế-", "xã hội của huyện"], "phát triển kinh tế-xã hội của huyện"),
        (["theo Quyết định số 12/QĐ-", "UBND huyện"], "theo Quyết định số 12/QĐ-UBND huyện"),
        (["to\u0302\u0309 chu\u031b\u0301c", "họp"], "tổ chức họp"),
    ],
)  # fmt: skip
def test_lines_become_paragraphs(lines, text):
    assert text_of([lines]) == text


def test_docx_without_deletions_and_without_boxes_twice():
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p>"
        "</mc:Choice><mc:Fallback><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>Ngoài</w:t><w:tab/><w:t>khung</w:t></w:r></w:p>"
        "<w:p><w:del><w:r><w:t>bỏ</w:t></w:r></w:del></w:p>"
    )
    reading = read(docx("Xã họp.", "Huyện họp.", extra=box), name="a.docx")
    assert (reading.type, reading.source) == ("docx", "text")
    assert reading.text == "Xã họp.\nHuyện họp.\nTrong khung\nNgoài khung"


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        (b"\xd0\xcf\x11\xe0", "/a.XLS", "xls"),
        (b"\xd0\xcf\x11\xe0", "/tai-ve?id=3", "doc"),
        (b"\xef\xbb\xbf <!DOCTYPE html>", "/a.pdf", "html"),
        (b"\xff\xd8\xff\xe0", "", "jpg"),
        (b"\n\n%PDF-1.4", "", "pdf"),
        (docx(), "/a.zip", "docx"),
    ],
)
def test_the_kind_is_told_by_the_bytes(body, name, kind):
    assert kind_of(body, name=name) == kind


@pytest.mark.slow
def test_a_file_that_takes_too_long_is_given_up():
    lasting = b"BT " + b"/F0 12 Tf 1 0 0 1 60 700 Tm <00010001> Tj " * 1_300_000 + b"ET"
    reading = read(_with_content(lasting, pages=100), seconds=1)
    assert (reading.source, reading.reason) == ("unreadable", "takes too long")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
@pytest.mark.slow
def test_a_file_that_takes_too_much_memory_is_given_up():
    reading = read(_with_content(b"BT ET " + b" " * 400_000_000), megabytes=500)
    assert (reading.source, reading.text) == ("unreadable", None)
    assert "process" in reading.reason or "memory" in reading.reason


def test_more_pages_or_text_than_allowed_are_not_read():
    assert read(paper(NOTICE, NOTICE, NOTICE), pages=2).reason == "too many pages"
    assert read(paper(NOTICE), characters=100).reason == "too much text"


def test_a_scan_is_recognised():
    needs_ocr()
    reading = read(scan())
    assert reading.source == "ocr"
    assert "tiêm phòng" in reading.text


def test_a_page_on_its_side_is_recognised():
    needs_ocr()
    reading = read(scan(90))
    assert reading.source == "ocr"
    assert "tiêm phòng" in reading.text


def test_a_text_without_letters_is_recognised_from_its_looks():
    needs_ocr()
    reading = read(unreadable_demo())
    assert reading.source == "ocr"
    assert "tiêm phòng" in reading.text


def test_the_demo_has_a_text_layer():
    reading = read(DEMO.read_bytes())
    assert reading.source == "text"
    assert "tiêm phòng" in reading.text


def test_recognition_gives_up_in_time():
    needs_ocr()
    assert ocr.recognise(b"P5 2000 2000 255\n" + bytes(4_000_000), seconds=0.001) == ""


def _with_content(content, *, pages=1):
    """A PDF of *pages*, each with *content*, packed: a small file that grows."""
    packed = zlib.compress(content, 9)
    kids = b" ".join(b"%d 0 R" % number for number in range(4, 4 + pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, pages),
        b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(packed), packed),
        *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>"] * pages,
    ]
    made, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%b\nendobj\n" % (number, each)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(places) + 1, rows, len(places) + 1, len(made))
    )
